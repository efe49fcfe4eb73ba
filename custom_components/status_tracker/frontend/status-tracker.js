var F0=Object.defineProperty;var D0=(L,H,C)=>H in L?F0(L,H,{enumerable:!0,configurable:!0,writable:!0,value:C}):L[H]=C;var n=(L,H,C)=>D0(L,typeof H!="symbol"?H+"":H,C);var q1=globalThis,U1=q1.ShadowRoot&&(q1.ShadyCSS===void 0||q1.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,g2=Symbol(),Y2=new WeakMap,b1=class{constructor(H,C,V){if(this._$cssResult$=!0,V!==g2)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=H,this.t=C}get styleSheet(){let H=this.o,C=this.t;if(U1&&H===void 0){let V=C!==void 0&&C.length===1;V&&(H=Y2.get(C)),H===void 0&&((this.o=H=new CSSStyleSheet).replaceSync(this.cssText),V&&Y2.set(C,H))}return H}toString(){return this.cssText}},X2=L=>new b1(typeof L=="string"?L:L+"",void 0,g2),s=(L,...H)=>{let C=L.length===1?L[0]:H.reduce((V,e,r)=>V+(M=>{if(M._$cssResult$===!0)return M.cssText;if(typeof M=="number")return M;throw Error("Value passed to 'css' function must be a 'css' function result: "+M+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(e)+L[r+1],L[0]);return new b1(C,L,g2)},C5=(L,H)=>{if(U1)L.adoptedStyleSheets=H.map(C=>C instanceof CSSStyleSheet?C:C.styleSheet);else for(let C of H){let V=document.createElement("style"),e=q1.litNonce;e!==void 0&&V.setAttribute("nonce",e),V.textContent=C.cssText,L.appendChild(V)}},f2=U1?L=>L:L=>L instanceof CSSStyleSheet?(H=>{let C="";for(let V of H.cssRules)C+=V.cssText;return X2(C)})(L):L;var{is:E0,defineProperty:$0,getOwnPropertyDescriptor:N0,getOwnPropertyNames:I0,getOwnPropertySymbols:W0,getPrototypeOf:q0}=Object,z1=globalThis,H5=z1.trustedTypes,U0=H5?H5.emptyScript:"",z0=z1.reactiveElementPolyfillSupport,w1=(L,H)=>L,O2={toAttribute(L,H){switch(H){case Boolean:L=L?U0:null;break;case Object:case Array:L=L==null?L:JSON.stringify(L)}return L},fromAttribute(L,H){let C=L;switch(H){case Boolean:C=L!==null;break;case Number:C=L===null?null:Number(L);break;case Object:case Array:try{C=JSON.parse(L)}catch{C=null}}return C}},L5=(L,H)=>!E0(L,H),V5={attribute:!0,type:String,converter:O2,reflect:!1,useDefault:!1,hasChanged:L5};Symbol.metadata??=Symbol("metadata"),z1.litPropertyMetadata??=new WeakMap;var E=class extends HTMLElement{static addInitializer(H){this._$Ei(),(this.l??=[]).push(H)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(H,C=V5){if(C.state&&(C.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(H)&&((C=Object.create(C)).wrapped=!0),this.elementProperties.set(H,C),!C.noAccessor){let V=Symbol(),e=this.getPropertyDescriptor(H,V,C);e!==void 0&&$0(this.prototype,H,e)}}static getPropertyDescriptor(H,C,V){let{get:e,set:r}=N0(this.prototype,H)??{get(){return this[C]},set(M){this[C]=M}};return{get:e,set(M){let i=e?.call(this);r?.call(this,M),this.requestUpdate(H,i,V)},configurable:!0,enumerable:!0}}static getPropertyOptions(H){return this.elementProperties.get(H)??V5}static _$Ei(){if(this.hasOwnProperty(w1("elementProperties")))return;let H=q0(this);H.finalize(),H.l!==void 0&&(this.l=[...H.l]),this.elementProperties=new Map(H.elementProperties)}static finalize(){if(this.hasOwnProperty(w1("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(w1("properties"))){let C=this.properties,V=[...I0(C),...W0(C)];for(let e of V)this.createProperty(e,C[e])}let H=this[Symbol.metadata];if(H!==null){let C=litPropertyMetadata.get(H);if(C!==void 0)for(let[V,e]of C)this.elementProperties.set(V,e)}this._$Eh=new Map;for(let[C,V]of this.elementProperties){let e=this._$Eu(C,V);e!==void 0&&this._$Eh.set(e,C)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(H){let C=[];if(Array.isArray(H)){let V=new Set(H.flat(1/0).reverse());for(let e of V)C.unshift(f2(e))}else H!==void 0&&C.push(f2(H));return C}static _$Eu(H,C){let V=C.attribute;return V===!1?void 0:typeof V=="string"?V:typeof H=="string"?H.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(H=>this.enableUpdating=H),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(H=>H(this))}addController(H){(this._$EO??=new Set).add(H),this.renderRoot!==void 0&&this.isConnected&&H.hostConnected?.()}removeController(H){this._$EO?.delete(H)}_$E_(){let H=new Map,C=this.constructor.elementProperties;for(let V of C.keys())this.hasOwnProperty(V)&&(H.set(V,this[V]),delete this[V]);H.size>0&&(this._$Ep=H)}createRenderRoot(){let H=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return C5(H,this.constructor.elementStyles),H}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(H=>H.hostConnected?.())}enableUpdating(H){}disconnectedCallback(){this._$EO?.forEach(H=>H.hostDisconnected?.())}attributeChangedCallback(H,C,V){this._$AK(H,V)}_$ET(H,C){let V=this.constructor.elementProperties.get(H),e=this.constructor._$Eu(H,V);if(e!==void 0&&V.reflect===!0){let r=(V.converter?.toAttribute!==void 0?V.converter:O2).toAttribute(C,V.type);this._$Em=H,r==null?this.removeAttribute(e):this.setAttribute(e,r),this._$Em=null}}_$AK(H,C){let V=this.constructor,e=V._$Eh.get(H);if(e!==void 0&&this._$Em!==e){let r=V.getPropertyOptions(e),M=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:O2;this._$Em=e;let i=M.fromAttribute(C,r.type);this[e]=i??this._$Ej?.get(e)??i,this._$Em=null}}requestUpdate(H,C,V,e=!1,r){if(H!==void 0){let M=this.constructor;if(e===!1&&(r=this[H]),V??=M.getPropertyOptions(H),!((V.hasChanged??L5)(r,C)||V.useDefault&&V.reflect&&r===this._$Ej?.get(H)&&!this.hasAttribute(M._$Eu(H,V))))return;this.C(H,C,V)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(H,C,{useDefault:V,reflect:e,wrapped:r},M){V&&!(this._$Ej??=new Map).has(H)&&(this._$Ej.set(H,M??C??this[H]),r!==!0||M!==void 0)||(this._$AL.has(H)||(this.hasUpdated||V||(C=void 0),this._$AL.set(H,C)),e===!0&&this._$Em!==H&&(this._$Eq??=new Set).add(H))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(C){Promise.reject(C)}let H=this.scheduleUpdate();return H!=null&&await H,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[e,r]of this._$Ep)this[e]=r;this._$Ep=void 0}let V=this.constructor.elementProperties;if(V.size>0)for(let[e,r]of V){let{wrapped:M}=r,i=this[e];M!==!0||this._$AL.has(e)||i===void 0||this.C(e,void 0,r,i)}}let H=!1,C=this._$AL;try{H=this.shouldUpdate(C),H?(this.willUpdate(C),this._$EO?.forEach(V=>V.hostUpdate?.()),this.update(C)):this._$EM()}catch(V){throw H=!1,this._$EM(),V}H&&this._$AE(C)}willUpdate(H){}_$AE(H){this._$EO?.forEach(C=>C.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(H)),this.updated(H)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(H){return!0}update(H){this._$Eq&&=this._$Eq.forEach(C=>this._$ET(C,this[C])),this._$EM()}updated(H){}firstUpdated(H){}};E.elementStyles=[],E.shadowRootOptions={mode:"open"},E[w1("elementProperties")]=new Map,E[w1("finalized")]=new Map,z0?.({ReactiveElement:E}),(z1.reactiveElementVersions??=[]).push("2.1.2");var k2=globalThis,e5=L=>L,G1=k2.trustedTypes,r5=G1?G1.createPolicy("lit-html",{createHTML:L=>L}):void 0,b2="$lit$",$=`lit$${Math.random().toFixed(9).slice(2)}$`,w2="?"+$,G0=`<${w2}>`,J=document,P1=()=>J.createComment(""),_1=L=>L===null||typeof L!="object"&&typeof L!="function",T2=Array.isArray,n5=L=>T2(L)||typeof L?.[Symbol.iterator]=="function",y2=`[ 	
\f\r]`,T1=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,M5=/-->/g,t5=/>/g,j=RegExp(`>|${y2}(?:([^\\s"'>=/]+)(${y2}*=${y2}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),i5=/'/g,o5=/"/g,A5=/^(?:script|style|textarea|title)$/i,P2=L=>(H,...C)=>({_$litType$:L,strings:H,values:C}),t=P2(1),d5=P2(2),S4=P2(3),N=Symbol.for("lit-noChange"),a=Symbol.for("lit-nothing"),a5=new WeakMap,K=J.createTreeWalker(J,129);function p5(L,H){if(!T2(L)||!L.hasOwnProperty("raw"))throw Error("invalid template strings array");return r5!==void 0?r5.createHTML(H):H}var l5=(L,H)=>{let C=L.length-1,V=[],e,r=H===2?"<svg>":H===3?"<math>":"",M=T1;for(let i=0;i<C;i++){let o=L[i],A,m,d=-1,x=0;for(;x<o.length&&(M.lastIndex=x,m=M.exec(o),m!==null);)x=M.lastIndex,M===T1?m[1]==="!--"?M=M5:m[1]!==void 0?M=t5:m[2]!==void 0?(A5.test(m[2])&&(e=RegExp("</"+m[2],"g")),M=j):m[3]!==void 0&&(M=j):M===j?m[0]===">"?(M=e??T1,d=-1):m[1]===void 0?d=-2:(d=M.lastIndex-m[2].length,A=m[1],M=m[3]===void 0?j:m[3]==='"'?o5:i5):M===o5||M===i5?M=j:M===M5||M===t5?M=T1:(M=j,e=void 0);let v=M===j&&L[i+1].startsWith("/>")?" ":"";r+=M===T1?o+G0:d>=0?(V.push(A),o.slice(0,d)+b2+o.slice(d)+$+v):o+$+(d===-2?i:v)}return[p5(L,r+(L[C]||"<?>")+(H===2?"</svg>":H===3?"</math>":"")),V]},B1=class L{constructor({strings:H,_$litType$:C},V){let e;this.parts=[];let r=0,M=0,i=H.length-1,o=this.parts,[A,m]=l5(H,C);if(this.el=L.createElement(A,V),K.currentNode=this.el.content,C===2||C===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(e=K.nextNode())!==null&&o.length<i;){if(e.nodeType===1){if(e.hasAttributes())for(let d of e.getAttributeNames())if(d.endsWith(b2)){let x=m[M++],v=e.getAttribute(d).split($),S=/([.?@])?(.*)/.exec(x);o.push({type:1,index:r,name:S[2],strings:v,ctor:S[1]==="."?j1:S[1]==="?"?K1:S[1]==="@"?J1:X}),e.removeAttribute(d)}else d.startsWith($)&&(o.push({type:6,index:r}),e.removeAttribute(d));if(A5.test(e.tagName)){let d=e.textContent.split($),x=d.length-1;if(x>0){e.textContent=G1?G1.emptyScript:"";for(let v=0;v<x;v++)e.append(d[v],P1()),K.nextNode(),o.push({type:2,index:++r});e.append(d[x],P1())}}}else if(e.nodeType===8)if(e.data===w2)o.push({type:2,index:r});else{let d=-1;for(;(d=e.data.indexOf($,d+1))!==-1;)o.push({type:7,index:r}),d+=$.length-1}r++}}static createElement(H,C){let V=J.createElement("template");return V.innerHTML=H,V}};function Y(L,H,C=L,V){if(H===N)return H;let e=V!==void 0?C._$Co?.[V]:C._$Cl,r=_1(H)?void 0:H._$litDirective$;return e?.constructor!==r&&(e?._$AO?.(!1),r===void 0?e=void 0:(e=new r(L),e._$AT(L,C,V)),V!==void 0?(C._$Co??=[])[V]=e:C._$Cl=e),e!==void 0&&(H=Y(L,e._$AS(L,H.values),e,V)),H}var Q1=class{constructor(H,C){this._$AV=[],this._$AN=void 0,this._$AD=H,this._$AM=C}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(H){let{el:{content:C},parts:V}=this._$AD,e=(H?.creationScope??J).importNode(C,!0);K.currentNode=e;let r=K.nextNode(),M=0,i=0,o=V[0];for(;o!==void 0;){if(M===o.index){let A;o.type===2?A=new e1(r,r.nextSibling,this,H):o.type===1?A=new o.ctor(r,o.name,o.strings,this,H):o.type===6&&(A=new Y1(r,this,H)),this._$AV.push(A),o=V[++i]}M!==o?.index&&(r=K.nextNode(),M++)}return K.currentNode=J,e}p(H){let C=0;for(let V of this._$AV)V!==void 0&&(V.strings!==void 0?(V._$AI(H,V,C),C+=V.strings.length-2):V._$AI(H[C])),C++}},e1=class L{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(H,C,V,e){this.type=2,this._$AH=a,this._$AN=void 0,this._$AA=H,this._$AB=C,this._$AM=V,this.options=e,this._$Cv=e?.isConnected??!0}get parentNode(){let H=this._$AA.parentNode,C=this._$AM;return C!==void 0&&H?.nodeType===11&&(H=C.parentNode),H}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(H,C=this){H=Y(this,H,C),_1(H)?H===a||H==null||H===""?(this._$AH!==a&&this._$AR(),this._$AH=a):H!==this._$AH&&H!==N&&this._(H):H._$litType$!==void 0?this.$(H):H.nodeType!==void 0?this.T(H):n5(H)?this.k(H):this._(H)}O(H){return this._$AA.parentNode.insertBefore(H,this._$AB)}T(H){this._$AH!==H&&(this._$AR(),this._$AH=this.O(H))}_(H){this._$AH!==a&&_1(this._$AH)?this._$AA.nextSibling.data=H:this.T(J.createTextNode(H)),this._$AH=H}$(H){let{values:C,_$litType$:V}=H,e=typeof V=="number"?this._$AC(H):(V.el===void 0&&(V.el=B1.createElement(p5(V.h,V.h[0]),this.options)),V);if(this._$AH?._$AD===e)this._$AH.p(C);else{let r=new Q1(e,this),M=r.u(this.options);r.p(C),this.T(M),this._$AH=r}}_$AC(H){let C=a5.get(H.strings);return C===void 0&&a5.set(H.strings,C=new B1(H)),C}k(H){T2(this._$AH)||(this._$AH=[],this._$AR());let C=this._$AH,V,e=0;for(let r of H)e===C.length?C.push(V=new L(this.O(P1()),this.O(P1()),this,this.options)):V=C[e],V._$AI(r),e++;e<C.length&&(this._$AR(V&&V._$AB.nextSibling,e),C.length=e)}_$AR(H=this._$AA.nextSibling,C){for(this._$AP?.(!1,!0,C);H!==this._$AB;){let V=e5(H).nextSibling;e5(H).remove(),H=V}}setConnected(H){this._$AM===void 0&&(this._$Cv=H,this._$AP?.(H))}},X=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(H,C,V,e,r){this.type=1,this._$AH=a,this._$AN=void 0,this.element=H,this.name=C,this._$AM=e,this.options=r,V.length>2||V[0]!==""||V[1]!==""?(this._$AH=Array(V.length-1).fill(new String),this.strings=V):this._$AH=a}_$AI(H,C=this,V,e){let r=this.strings,M=!1;if(r===void 0)H=Y(this,H,C,0),M=!_1(H)||H!==this._$AH&&H!==N,M&&(this._$AH=H);else{let i=H,o,A;for(H=r[0],o=0;o<r.length-1;o++)A=Y(this,i[V+o],C,o),A===N&&(A=this._$AH[o]),M||=!_1(A)||A!==this._$AH[o],A===a?H=a:H!==a&&(H+=(A??"")+r[o+1]),this._$AH[o]=A}M&&!e&&this.j(H)}j(H){H===a?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,H??"")}},j1=class extends X{constructor(){super(...arguments),this.type=3}j(H){this.element[this.name]=H===a?void 0:H}},K1=class extends X{constructor(){super(...arguments),this.type=4}j(H){this.element.toggleAttribute(this.name,!!H&&H!==a)}},J1=class extends X{constructor(H,C,V,e,r){super(H,C,V,e,r),this.type=5}_$AI(H,C=this){if((H=Y(this,H,C,0)??a)===N)return;let V=this._$AH,e=H===a&&V!==a||H.capture!==V.capture||H.once!==V.once||H.passive!==V.passive,r=H!==a&&(V===a||e);e&&this.element.removeEventListener(this.name,this,V),r&&this.element.addEventListener(this.name,this,H),this._$AH=H}handleEvent(H){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,H):this._$AH.handleEvent(H)}},Y1=class{constructor(H,C,V){this.element=H,this.type=6,this._$AN=void 0,this._$AM=C,this.options=V}get _$AU(){return this._$AM._$AU}_$AI(H){Y(this,H)}},m5={M:b2,P:$,A:w2,C:1,L:l5,R:Q1,D:n5,V:Y,I:e1,H:X,N:K1,U:J1,B:j1,F:Y1},Q0=k2.litHtmlPolyfillSupport;Q0?.(B1,e1),(k2.litHtmlVersions??=[]).push("3.3.3");var X1=(L,H,C)=>{let V=C?.renderBefore??H,e=V._$litPart$;if(e===void 0){let r=C?.renderBefore??null;V._$litPart$=e=new e1(H.insertBefore(P1(),r),r,void 0,C??{})}return e._$AI(L),e};var _2=globalThis,k=class extends E{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let H=super.createRenderRoot();return this.renderOptions.renderBefore??=H.firstChild,H}update(H){let C=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(H),this._$Do=X1(C,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return N}};k._$litElement$=!0,k.finalized=!0,_2.litElementHydrateSupport?.({LitElement:k});var j0=_2.litElementPolyfillSupport;j0?.({LitElement:k});(_2.litElementVersions??=[]).push("4.2.2");var s5={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},C2=L=>(...H)=>({_$litDirective$:L,values:H}),r1=class{constructor(H){}get _$AU(){return this._$AM._$AU}_$AT(H,C,V){this._$Ct=H,this._$AM=C,this._$Ci=V}_$AS(H,C){return this.update(H,C)}update(H,C){return this.render(...C)}};var{I:K0}=m5,v5=L=>L;var B2=(L,H)=>H===void 0?L?._$litType$!==void 0:L?._$litType$===H,u5=L=>L?._$litType$?.h!=null;var x5=()=>document.createComment(""),I=(L,H,C)=>{let V=L._$AA.parentNode,e=H===void 0?L._$AB:H._$AA;if(C===void 0){let r=V.insertBefore(x5(),e),M=V.insertBefore(x5(),e);C=new K0(r,M,L,L.options)}else{let r=C._$AB.nextSibling,M=C._$AM,i=M!==L;if(i){let o;C._$AQ?.(L),C._$AM=L,C._$AP!==void 0&&(o=L._$AU)!==M._$AU&&C._$AP(o)}if(r!==e||i){let o=C._$AA;for(;o!==r;){let A=v5(o).nextSibling;v5(V).insertBefore(o,e),o=A}}}return C},W=(L,H,C=L)=>(L._$AI(H,C),L),J0={},R1=(L,H=J0)=>L._$AH=H,F1=L=>L._$AH,H2=L=>{L._$AR(),L._$AA.remove()},c5=L=>{L._$AR()};var Z5=(L,H,C)=>{let V=new Map;for(let e=H;e<=C;e++)V.set(L[e],e);return V},h=C2(class extends r1{constructor(L){if(super(L),L.type!==s5.CHILD)throw Error("repeat() can only be used in text expressions")}dt(L,H,C){let V;C===void 0?C=H:H!==void 0&&(V=H);let e=[],r=[],M=0;for(let i of L)e[M]=V?V(i,M):M,r[M]=C(i,M),M++;return{values:r,keys:e}}render(L,H,C){return this.dt(L,H,C).values}update(L,[H,C,V]){let e=F1(L),{values:r,keys:M}=this.dt(H,C,V);if(!Array.isArray(e))return this.ut=M,r;let i=this.ut??=[],o=[],A,m,d=0,x=e.length-1,v=0,S=r.length-1;for(;d<=x&&v<=S;)if(e[d]===null)d++;else if(e[x]===null)x--;else if(i[d]===M[v])o[v]=W(e[d],r[v]),d++,v++;else if(i[x]===M[S])o[S]=W(e[x],r[S]),x--,S--;else if(i[d]===M[S])o[S]=W(e[d],r[S]),I(L,o[S+1],e[d]),d++,S--;else if(i[x]===M[v])o[v]=W(e[x],r[v]),I(L,e[d],e[x]),x--,v++;else if(A===void 0&&(A=Z5(M,v,S),m=Z5(i,d,x)),A.has(i[d]))if(A.has(i[x])){let D=m.get(M[v]),h2=D!==void 0?e[D]:null;if(h2===null){let J2=I(L,e[d]);W(J2,r[v]),o[v]=J2}else o[v]=W(h2,r[v]),I(L,e[d],h2),e[D]=null;v++}else H2(e[x]),x--;else H2(e[d]),d++;for(;v<=S;){let D=I(L,o[S+1]);W(D,r[v]),o[v++]=D}for(;d<=x;){let D=e[d++];D!==null&&H2(D)}return this.ut=M,R1(L,o),N}});function V2(L,H){return L===void 0||L.connection!==H.connection||L.language!==H.language||L.locale!==H.locale||L.config!==H.config||L.user!==H.user}function S5(L,H){return L.sendMessagePromise({type:"status_tracker/requests/get",request_id:H})}function h5(L,H){return L.sendMessagePromise({type:"status_tracker/requests/list",scope:"all",states:H.state?[H.state]:["available","failed"],offset:H.offset,limit:H.limit,...H.text?{text:H.text}:{},...H.media_type?{media_type:H.media_type}:{},...H.requested_by?{requested_by:H.requested_by}:{},...H.source?{library:H.source==="library"}:{}})}async function g5(L){return(await L.sendMessagePromise({type:"status_tracker/requests/people"})).people}async function f5(L){return(await L.sendMessagePromise({type:"status_tracker/services/list"})).services}function O5(L,H,C){return L.sendMessagePromise({type:`status_tracker/requests/${H}`,request_id:C})}function O(L){return L&&typeof L=="object"&&"message"in L?String(L.message):String(L)}function y5(L){return typeof L=="object"&&L!==null&&"code"in L&&L.code==="not_found"}function k5(L,H){if(H.loaded){let e=new Map(H.requests.map(r=>[r.id,r]));return{rows:e,ids:new Set([...L.keys(),...e.keys()])}}let C=new Map(L),V=new Set;for(let e of H.added??[])C.set(e.id,e),V.add(e.id);for(let e of H.changed??[]){let r=C.get(e.id);r&&(C.set(e.id,{...r,...e}),V.add(e.id))}for(let e of H.removed??[])C.delete(e)&&V.add(e);return{rows:C,ids:V}}var Y0=1e3,X0=15e3,C7=1e4,b5={ids:new Set,everything:!1},R2=class{constructor(H){n(this,"rows",new Map);n(this,"features",new Set);n(this,"status","connecting");n(this,"people",[]);n(this,"connection");n(this,"listeners",new Set);n(this,"watchers",new Map);n(this,"attempt",0);n(this,"retry");n(this,"rest");n(this,"unsubscribe");n(this,"running",!1);n(this,"lose",()=>{this.unsubscribe=void 0,this.forget(),this.setStatus("lost")});n(this,"begin",()=>{this.unsubscribe=void 0,this.forget(),this.status==="lost"&&this.setStatus("connecting"),this.subscribe(this.attempt,Y0)});this.connection=H}listen(H){return this.listeners.add(H),clearTimeout(this.rest),this.running||this.start(),()=>{this.listeners.delete(H)&&!this.listeners.size&&(this.rest=setTimeout(()=>this.stop(),C7))}}watch(H,C){let V=this.watchers.get(H)??new Set;return this.watchers.set(H,V.add(C)),()=>{V.delete(C)&&!V.size&&this.watchers.delete(H)}}isOwn(H){let C=H?.toLowerCase();return this.people.some(V=>V.is_user&&V.name.toLowerCase()===C)}start(){this.running=!0,this.connection.addEventListener("ready",this.begin),this.connection.addEventListener("disconnected",this.lose),this.connection.connected?this.begin():this.lose()}stop(){this.running=!1,this.connection.removeEventListener("ready",this.begin),this.connection.removeEventListener("disconnected",this.lose),this.forget(),this.status="connecting",this.rows=new Map}forget(){this.attempt+=1,clearTimeout(this.retry);let H=this.unsubscribe;this.unsubscribe=void 0,H&&this.connection.connected&&H().catch(()=>{})}async subscribe(H,C){try{let V=await this.connection.subscribeMessage(e=>{H===this.attempt&&this.take(e)},{type:"status_tracker/requests/subscribe"},{resubscribe:!1});H===this.attempt?this.unsubscribe=V:await V()}catch{if(H!==this.attempt)return;this.setStatus("absent"),this.retry=setTimeout(()=>{this.subscribe(H,Math.min(C*2,X0))},C)}}take(H){if(H.loaded===!1){this.setStatus("absent");return}let{rows:C,ids:V}=k5(this.rows,H);this.rows=C,H.loaded&&(this.features=new Set(H.features??[]),this.status="live"),this.tell({ids:V,everything:H.loaded===!0}),(H.loaded||this.hasStranger(V))&&this.askPeople(this.attempt)}hasStranger(H){let C=new Set(this.people.map(({name:V})=>V.toLowerCase()));return[...H].some(V=>{let e=this.rows.get(V)?.requested_by?.toLowerCase();return e!==void 0&&!C.has(e)})}async askPeople(H){try{let C=await g5(this.connection);H===this.attempt&&(this.people=C,this.tell(b5))}catch{}}setStatus(H){H!==this.status&&(this.status=H,this.tell(b5))}tell(H){for(let C of H.ids)for(let V of[...this.watchers.get(C)??[]])V();for(let C of[...this.listeners])C(H)}},w5=new WeakMap;function u(L){let H=w5.get(L);return H||(H=new R2(L),w5.set(L,H)),H}function L2(L){return L.media_type==="movie"?"Radarr":"Sonarr"}var H7={declined:"now_declined",request_failed:"now_request_failed",download_failed:"now_download_failed",deleted:"now_deleted"};function M1(L,H){let C=L2(L),{counts:V}=L;switch(L.state){case"requested":return{key:"now_requested"};case"approved":return{key:"now_approved",values:{arr:C}};case"searching":return V7(L,C,H);case"grabbing":return{key:"now_grabbing"};case"downloading":return L7(L,H);case"downloaded":return{key:"now_downloaded",values:{arr:C}};case"importing":return{key:"now_importing"};case"anime_matching":return{key:"now_matching"};case"available":return V.unaired&&L.next_air?{key:"now_available_more_on",values:{n:V.unaired,day:H.day(L.next_air)}}:V.unaired?{key:"now_available_more",values:{n:V.unaired}}:{key:"now_available"};case"failed":return{key:L.failure?H7[L.failure.reason]:"now_failed"}}}function V7(L,H,C){let{counts:V}=L;return!V.wanted&&V.unaired?L.next_air?{key:"now_unaired_on",values:{day:C.day(L.next_air)}}:{key:"now_unaired"}:V.available?{key:"now_searching_rest",values:{arr:H,n:V.waiting}}:{key:"now_searching",values:{arr:H}}}function L7(L,H){return L.speed===0?{key:"now_no_data"}:L.size&&L.progress!==null?{key:"now_downloading_of",values:{done:H.bytes(L.size*L.progress),size:H.bytes(L.size)}}:{key:"now_downloading"}}function P5(L){return L.downloaded+L.importing+L.anime_matching+L.available}function D1(L){return L.media_type==="tv"&&L.counts.wanted+L.counts.unaired>0}var e2=[{state:"available",field:"available",key:"n_available"},{state:"anime_matching",field:"anime_matching",key:"n_matching"},{state:"importing",field:"importing",key:"n_importing"},{state:"downloaded",field:"downloaded",key:"n_downloaded"},{state:"downloading",field:"downloading",key:"n_downloading"},{state:"grabbing",field:"grabbing",key:"n_grabbing"},{state:"failed",field:"failed",key:"n_failed"},{state:"wanted",field:"waiting",key:"n_waiting"}],T5={no_release:{key:"look_no_release",step:"open_in",service:"arr"},download_stalled:{key:"look_download_stalled",step:"open_in",service:"qbittorrent"},download_paused:{key:"look_download_paused",step:"open_in",service:"qbittorrent"},download_error:{key:"look_download_error",step:"open_in",service:"qbittorrent"},import_blocked:{key:"look_import_blocked",step:"open_queue",service:"arr"},not_matched:{key:"look_not_matched",step:"open_unrecognised",service:"shoko"},not_in_jellyfin:{key:"look_not_in_jellyfin",step:"open_in",service:"jellyfin"},deleted_externally:{key:"look_deleted",step:"open_in",service:"arr"},service_down:{key:"look_service_down",step:"see_services",service:null}},e7={not_in_arr:"seerr"};function r2(L,H,C=null){let{key:V,step:e,service:r}=T5[L]??T5.service_down,M=L2(H);return{key:V,step:e,arr:M,service:e7[C??""]??(r==="arr"?M.toLowerCase():r)}}var r7={check_shokofin:"detail_check_shokofin",error:"detail_error",never_started:"detail_never_started",no_word_from_shoko:"detail_no_word_from_shoko",not_imported:"detail_not_imported",not_in_arr:"detail_not_in_arr",not_monitored:"detail_not_monitored",not_out_yet:"detail_not_out_yet",release_delayed:"detail_release_delayed",client_unavailable:"detail_client_unavailable",missing_files:"detail_missing_files",manual:"detail_manual",missing:"detail_missing",other:"detail_other"};function M2(L){return r7[L]??null}var _5="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z";var B5="M20,11V13H8L13.5,18.5L12.08,19.92L4.16,12L12.08,4.08L13.5,5.5L8,11H20Z";var R5="M15,13H16.5V15.82L18.94,17.23L18.19,18.53L15,16.69V13M19,8H5V19H9.67C9.24,18.09 9,17.07 9,16A7,7 0 0,1 16,9C17.07,9 18.09,9.24 19,9.67V8M5,21C3.89,21 3,20.1 3,19V5C3,3.89 3.89,3 5,3H6V1H8V3H16V1H18V3H19A2,2 0 0,1 21,5V11.1C22.24,12.36 23,14.09 23,16A7,7 0 0,1 16,23C14.09,23 12.36,22.24 11.1,21H5M16,11.15A4.85,4.85 0 0,0 11.15,16C11.15,18.68 13.32,20.85 16,20.85A4.85,4.85 0 0,0 20.85,16C20.85,13.32 18.68,11.15 16,11.15Z";var F5="M21,7L9,19L3.5,13.5L4.91,12.09L9,16.17L19.59,5.59L21,7Z";var D5="M12 2C6.5 2 2 6.5 2 12S6.5 22 12 22 22 17.5 22 12 17.5 2 12 2M12 20C7.59 20 4 16.41 4 12S7.59 4 12 4 20 7.59 20 12 16.41 20 12 20M16.59 7.58L10 14.17L7.41 11.59L6 13L10 17L18 9L16.59 7.58Z";var E5="M7.41,8.58L12,13.17L16.59,8.58L18,10L12,16L6,10L7.41,8.58Z";var $5="M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z";var N5="M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z";var I5="M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2Z";var W5="M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2C6.47,2 2,6.47 2,12C2,17.53 6.47,22 12,22C17.53,22 22,17.53 22,12C22,6.47 17.53,2 12,2M14.59,8L12,10.59L9.41,8L8,9.41L10.59,12L8,14.59L9.41,16L12,13.41L14.59,16L16,14.59L13.41,12L16,9.41L14.59,8Z";var q5="M6,19A2,2 0 0,0 8,21H16A2,2 0 0,0 18,19V7H6V19M8,9H16V19H8V9M15.5,4L14.5,3H9.5L8.5,4H5V6H19V4H15.5Z";var U5="M8 17V15H16V17H8M16 10L12 14L8 10H10.5V6H13.5V10H16M12 2C17.5 2 22 6.5 22 12C22 17.5 17.5 22 12 22C6.5 22 2 17.5 2 12C2 6.5 6.5 2 12 2M12 4C7.58 4 4 7.58 4 12C4 16.42 7.58 20 12 20C16.42 20 20 16.42 20 12C20 7.58 16.42 4 12 4Z";var z5="M20 18H4V8H20V18M12 6L10 4H4C2.9 4 2 4.89 2 6V18C2 19.11 2.9 20 4 20H20C21.11 20 22 19.11 22 18V8C22 6.9 21.11 6 20 6H12M11 14V12H15V9L19 13L15 17V14H11Z";var G5="M21 7C21 5.62 19.88 4.5 18.5 4.5C18.33 4.5 18.16 4.5 18 4.55V4C18 2.62 16.88 1.5 15.5 1.5C15.27 1.5 15.04 1.53 14.83 1.59C14.46 .66 13.56 0 12.5 0C11.27 0 10.25 .89 10.04 2.06C9.87 2 9.69 2 9.5 2C8.12 2 7 3.12 7 4.5V10.39C6.66 10.08 6.24 9.85 5.78 9.73L5 9.5C4.18 9.29 3.31 9.61 2.82 10.35C2.44 10.92 2.42 11.66 2.67 12.3L5.23 18.73C6.5 21.91 9.57 24 13 24C17.42 24 21 20.42 21 16V7M19 16C19 19.31 16.31 22 13 22C10.39 22 8.05 20.41 7.09 18L4.5 11.45L5 11.59C5.5 11.71 5.85 12.05 6 12.5L7 15H9V4.5C9 4.22 9.22 4 9.5 4S10 4.22 10 4.5V12H12V2.5C12 2.22 12.22 2 12.5 2S13 2.22 13 2.5V12H15V4C15 3.72 15.22 3.5 15.5 3.5S16 3.72 16 4V12H18V7C18 6.72 18.22 6.5 18.5 6.5S19 6.72 19 7V16Z";var Q5="M16 3.23C16.71 2.41 17.61 2 18.7 2C19.61 2 20.37 2.33 21 3C21.63 3.67 21.96 4.43 22 5.3C22 6 21.67 6.81 21 7.76S19.68 9.5 19.03 10.15C18.38 10.79 17.37 11.74 16 13C14.61 11.74 13.59 10.79 12.94 10.15S11.63 8.71 10.97 7.76C10.31 6.81 10 6 10 5.3C10 4.39 10.32 3.63 10.97 3C11.62 2.37 12.4 2.04 13.31 2C14.38 2 15.27 2.41 16 3.23M22 19V20L14 22.5L7 20.56V22H1V11H8.97L15.13 13.3C16.25 13.72 17 14.8 17 16H19C20.66 16 22 17.34 22 19M5 20V13H3V20H5M19.9 18.57C19.74 18.24 19.39 18 19 18H13.65C13.11 18 12.58 17.92 12.07 17.75L9.69 16.96L10.32 15.06L12.7 15.85C13 15.95 15 16 15 16C15 15.63 14.77 15.3 14.43 15.17L8.61 13H7V18.5L13.97 20.41L19.9 18.57Z";var j5="M11,18H13V16H11V18M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,6A4,4 0 0,0 8,10H10A2,2 0 0,1 12,8A2,2 0 0,1 14,10C14,12 11,11.75 11,15H13C13,12.75 16,12.5 16,10A4,4 0 0,0 12,6Z";var K5="M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M3,13V18L3,20H10V18H5V13H3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M14,15H20V19H14V15Z",J5="M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z";var F2="M9.5,3A6.5,6.5 0 0,1 16,9.5C16,11.11 15.41,12.59 14.44,13.73L14.71,14H15.5L20.5,19L19,20.5L14,15.5V14.71L13.73,14.44C12.59,15.41 11.11,16 9.5,16A6.5,6.5 0 0,1 3,9.5A6.5,6.5 0 0,1 9.5,3M9.5,5C7,5 5,7 5,9.5C5,12 7,14 9.5,14C12,14 14,12 14,9.5C14,7 12,5 9.5,5Z";var Y5="M3,6H21V8H3V6M3,11H21V13H3V11M3,16H21V18H3V16Z";var X5="M20.84 2.18L16.91 2.96L19.65 6.5L21.62 6.1L20.84 2.18M13.97 3.54L12 3.93L14.75 7.46L16.71 7.07L13.97 3.54M9.07 4.5L7.1 4.91L9.85 8.44L11.81 8.05L9.07 4.5M4.16 5.5L3.18 5.69C2.1 5.9 1.39 6.96 1.61 8.04L2 10L6.9 9.03L4.16 5.5M20 12V20H4V12H20M22 10H2V20C2 21.11 2.9 22 4 22H20C21.11 22 22 21.11 22 20V10Z";var C3="M14,3V5H17.59L7.76,14.83L9.17,16.24L19,6.41V10H21V3M19,19H5V5H12V3H5C3.89,3 3,3.9 3,5V19A2,2 0 0,0 5,21H19A2,2 0 0,0 21,19V12H19V19Z";var H3="M8,5.14V19.14L19,12.14L8,5.14Z";var V3="M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M10,16.5L16,12L10,7.5V16.5Z";var L3="M13,2.03C17.73,2.5 21.5,6.25 21.95,11C22.5,16.5 18.5,21.38 13,21.93V19.93C16.64,19.5 19.5,16.61 19.96,12.97C20.5,8.58 17.39,4.59 13,4.05V2.05L13,2.03M11,2.06V4.06C9.57,4.26 8.22,4.84 7.1,5.74L5.67,4.26C7.19,3 9.05,2.25 11,2.06M4.26,5.67L5.69,7.1C4.8,8.23 4.24,9.58 4.05,11H2.05C2.25,9.04 3,7.19 4.26,5.67M2.06,13H4.06C4.24,14.42 4.81,15.77 5.69,16.9L4.27,18.33C3.03,16.81 2.26,14.96 2.06,13M7.1,18.37C8.23,19.25 9.58,19.82 11,20V22C9.04,21.79 7.18,21 5.67,19.74L7.1,18.37M12,16.5L7.5,12H11V8H13V12H16.5L12,16.5Z";var e3="M22,13.5C22,15.26 20.7,16.72 19,16.96V20A2,2 0 0,1 17,22H13.2V21.7A2.7,2.7 0 0,0 10.5,19C9,19 7.8,20.21 7.8,21.7V22H4A2,2 0 0,1 2,20V16.2H2.3C3.79,16.2 5,15 5,13.5C5,12 3.79,10.8 2.3,10.8H2V7A2,2 0 0,1 4,5H7.04C7.28,3.3 8.74,2 10.5,2C12.26,2 13.72,3.3 13.96,5H17A2,2 0 0,1 19,7V10.04C20.7,10.28 22,11.74 22,13.5M17,15H18.5A1.5,1.5 0 0,0 20,13.5A1.5,1.5 0 0,0 18.5,12H17V7H12V5.5A1.5,1.5 0 0,0 10.5,4A1.5,1.5 0 0,0 9,5.5V7H4V9.12C5.76,9.8 7,11.5 7,13.5C7,15.5 5.75,17.2 4,17.88V20H6.12C6.8,18.25 8.5,17 10.5,17C12.5,17 14.2,18.25 14.88,20H17V15Z";var r3="M17.65,6.35C16.2,4.9 14.21,4 12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20C15.73,20 18.84,17.45 19.73,14H17.65C16.83,16.33 14.61,18 12,18A6,6 0 0,1 6,12A6,6 0 0,1 12,6C13.66,6 15.14,6.69 16.22,7.78L13,11H20V4L17.65,6.35Z";var M3="M12,18A6,6 0 0,1 6,12C6,11 6.25,10.03 6.7,9.2L5.24,7.74C4.46,8.97 4,10.43 4,12A8,8 0 0,0 12,20V23L16,19L12,15M12,4V1L8,5L12,9V6A6,6 0 0,1 18,12C18,13 17.75,13.97 17.3,14.8L18.76,16.26C19.54,15.03 20,13.57 20,12A8,8 0 0,0 12,4Z";var t3="M8.16,3L6.75,4.41L9.34,7H4C2.89,7 2,7.89 2,9V19C2,20.11 2.89,21 4,21H20C21.11,21 22,20.11 22,19V9C22,7.89 21.11,7 20,7H14.66L17.25,4.41L15.84,3L12,6.84L8.16,3M4,9H17V19H4V9M19.5,9A1,1 0 0,1 20.5,10A1,1 0 0,1 19.5,11A1,1 0 0,1 18.5,10A1,1 0 0,1 19.5,9M19.5,12A1,1 0 0,1 20.5,13A1,1 0 0,1 19.5,14A1,1 0 0,1 18.5,13A1,1 0 0,1 19.5,12Z";var i3="M5,9V21H1V9H5M9,21A2,2 0 0,1 7,19V9C7,8.45 7.22,7.95 7.59,7.59L14.17,1L15.23,2.06C15.5,2.33 15.67,2.7 15.67,3.11L15.64,3.43L14.69,8H21C22.11,8 23,8.9 23,10V12C23,12.26 22.95,12.5 22.86,12.73L19.84,19.78C19.54,20.5 18.83,21 18,21H9M9,19H18.03L21,12V10H12.21L13.34,4.68L9,9.03V19Z";var w={requested:Q5,approved:i3,searching:F2,wanted:I5,unaired:R5,grabbing:G5,downloading:L3,downloaded:U5,importing:z5,anime_matching:e3,available:V3,failed:W5},p={alert:_5,back:B5,check:D5,delete:q5,done:F5,down:J5,expand:E5,link:C3,menu:Y5,movie:X5,next:N5,previous:$5,retry:r3,search:F2,sync:M3,tv:t3,unknown:j5,up:K5,watch:H3};function l(L,H=""){return d5`<svg viewBox="0 0 24 24" aria-hidden="true" class=${H}><path d=${L}></path></svg>`}function t2(L,H){return`S${D2(L)}E${D2(H)}`}function t1(L){let H=[...L].sort((V,e)=>V[0]-e[0]||V[1]-e[1]),C=[];for(let[V,e]of H){let r=C.at(-1);r&&r[0]===V&&e<=r[2]+1?r[2]=e:C.push([V,e,e])}return C.map(([V,e,r])=>e===r?t2(V,e):`${t2(V,e)}–E${D2(r)}`).join(", ")}function o3(L){let H=[];for(let C of[...L].sort((V,e)=>V-e)){let V=H.at(-1);V&&C<=V[1]+1?V[1]=C:H.push([C,C])}return H.map(([C,V])=>C===V?`${C}`:`${C}–${V}`).join(", ")}function D2(L){return String(L).padStart(2,"0")}function a3(L){let H=new Map;for(let{state:C}of L)H.set(C,(H.get(C)??0)+1);return H}function n3(L,H){let C=({season:e,items:r})=>e===null||(H?H.includes(e):e!==0||r.some(({state:M})=>M!=="wanted")),V=L.filter(C);return V.length?{wanted:V,others:L.filter(e=>!C(e))}:{wanted:[...L],others:[]}}function q(L){if(!L)return null;try{let H=new URL(L);return H.protocol==="http:"||H.protocol==="https:"?H.href:null}catch{return null}}var d3={seerr:({media_type:L,ids:H})=>H.tmdb?`/${L==="movie"?"movie":"tv"}/${H.tmdb}`:null,radarr:({ids:L})=>L.tmdb?`/movie/${L.tmdb}`:null,sonarr:({ids:L})=>L.tvdb?`/add/new?term=tvdb:${L.tvdb}`:null,qbittorrent:()=>"/",shoko:({ids:L})=>L.shoko_series?`/webui/collection/series/${L.shoko_series}`:null,jellyfin:({ids:L})=>L.jellyfin?`/web/#/details?id=${encodeURIComponent(L.jellyfin)}`:null};function p3(L,H){let C=[];for(let V of H){let e=d3[V.service]?.(L)??null,r=e===null?null:x3(V.url,e);r&&M7(L,V)&&C.push({service:V.service,name:V.name,url:r})}return C}function M7(L,{service:H,id:C}){switch(H){case"seerr":return!L.seerr||L.seerr.instance===C;case"radarr":case"sonarr":return L.arr.some(({instance:V})=>V===C);case"qbittorrent":return L.downloads.some(({gone_at:V})=>!V);default:return!0}}var t7={radarr:{import_blocked:"/activity/queue"},sonarr:{import_blocked:"/activity/queue"},shoko:{not_matched:"/webui/utilities/unrecognized/files"}};function $2(L,H,C,V){if(!H)return null;let e=C.filter(o=>o.service===H),r=e.find(({id:o})=>V?.arr.some(A=>A.instance===o))??e[0],M=t7[H]?.[L]??(V&&d3[H](V))??"/",i=x3(r?.url,M);return r&&i?{service:H,name:r.name,url:i}:H==="seerr"?null:$2(L,"seerr",C,V)}function l3(L,H){let C=q(L.jellyfin_url),V=q(L.jellyfin_local_url);return H&&V&&C&&A3(V)&&!A3(C)?V:C}function A3(L){let H=E2(L)??"";return s3.some(C=>C.test(H))&&!/docker/.test(H)}function m3(L,H){let C=E2(L),[V,e]=[H.internal,H.external].map(r=>r?E2(r):null);if(C!==null&&V!==e){if(C===e)return!1;if(C===V)return!0}return C!==null&&i7.some(r=>r.test(C))}var s3=[/\.(local|lan|home|internal|home\.arpa)$/,/^10\./,/^192\.168\./,/^\[(f[cd]|fe80)/],i7=[...s3,/^localhost$/,/^[^.:]+$/,/^127\./,/^172\.(1[6-9]|2\d|3[01])\./,/^169\.254\./,/^\[::1/];function E2(L){try{return new URL(L).hostname.toLowerCase()}catch{return null}}var o7=[{name:"TMDB",id:"tmdb",url:(L,H)=>`https://www.themoviedb.org/${H?"movie":"tv"}/${L}`},{name:"TheTVDB",id:"tvdb",url:(L,H)=>`https://www.thetvdb.com/dereferrer/${H?"movie":"series"}/${L}`},{name:"IMDb",id:"imdb",url:L=>`https://www.imdb.com/title/${L}/`},{name:"AniDB",id:"anidb",url:L=>`https://anidb.net/anime/${L}`}];function v3(L){return o7.flatMap(({name:H,id:C,url:V})=>{let e=L.ids[C];if(e==null)return[];let r=encodeURIComponent(String(e));return[{name:H,id:String(e),url:q(V(r,L.media_type==="movie"))}]})}function x3(L,H){return L?q(`${L.replace(/\/+$/,"")}${H}`):null}var N2=[[86400,"day"],[3600,"hour"],[60,"minute"],[1,"second"]],a7=[[365*86400,"year"],[30*86400,"month"],[86400,"day"],[3600,"hour"],[60,"minute"]],u3=["byte","kilobyte","megabyte","gigabyte","terabyte"],i2=class{constructor(H){n(this,"region");n(this,"cache",new Map);this.region=H}percent(H){return this.number(Math.floor(H*100+1e-9)/100,{style:"percent"})}bytes(H){return this.sized(H,"")}speed(H){return this.sized(H,"-per-second")}count(H){return this.number(H,{})}duration(H){let C=Math.max(0,Math.round(H)),V=N2.findIndex(([r])=>C>=r);if(V<0)return this.unit(0,"second");let e=[];for(let[r,M]of N2.slice(V,V+2)){let i=Math.floor(C/r);C-=i*r,i&&!(M==="second"&&e.length)&&e.push(this.unit(i,M))}return e.join(" ")}age(H,C){let V=Math.max(0,(C-Date.parse(H))/1e3),[e,r]=N2.find(([M])=>V>=M)??[1,"second"];return this.unit(Math.floor(V/e),r)}relative(H,C){let V=(Date.parse(H)-C)/1e3,e=a7.find(([M])=>Math.abs(V)>=M),r=this.cached("relative",()=>new Intl.RelativeTimeFormat(this.region.language,{numeric:"auto"}));return e?r.format(Math.trunc(V/e[0]),e[1]):r.format(0,"second")}moment(H){return this.date(H,{dateStyle:"medium",timeStyle:"short"})}time(H){return this.date(H,{timeStyle:"short"})}fullDay(H){return this.date(H,{dateStyle:"full"})}day(H){return this.date(H,{weekday:"short",day:"numeric",month:"short"})}longDay(H){return this.date(H,{dateStyle:"medium"})}date(H,C){let{language:V,timeZone:e,hour12:r}=this.region,M=this.cached(JSON.stringify(C),()=>n7(V,{...C,...e?{timeZone:e}:{},...C.timeStyle&&r!==void 0?{hour12:r}:{}})),i=new Date(H);return Number.isNaN(i.getTime())?H:M.format(i)}sized(H,C){let V=H,e=0;for(;V>=999.5&&e<u3.length-1;)V/=1e3,e+=1;return this.number(V,{style:"unit",unit:`${u3[e]}${C}`,unitDisplay:"short",maximumFractionDigits:e>1&&V<100?1:0})}unit(H,C){return this.number(H,{style:"unit",unit:C,unitDisplay:"short"})}number(H,C){return this.cached(`n${JSON.stringify(C)}`,()=>new Intl.NumberFormat(this.region.numbers,C)).format(H)}cached(H,C){return this.cache.has(H)||this.cache.set(H,C()),this.cache.get(H)}};function n7(L,H){try{return new Intl.DateTimeFormat(L,H)}catch{let{timeZone:C,...V}=H;return new Intl.DateTimeFormat(L,V)}}function T(L,H){let C=H.split(`
`);return Object.fromEntries(L.split(`
`).map((V,e)=>[V,C[e]]))}var P=`title
page_active
page_history
page_services
open_menu
back
reload
try_again
new_version
loading
load_failed
live
connecting
lost
lost_long
absent
absent_long
state_requested
state_approved
state_searching
state_grabbing
state_downloading
state_downloaded
state_importing
state_anime_matching
state_available
state_failed
item_unaired
item_wanted
now_requested
now_approved
now_searching
now_searching_rest
now_unaired
now_unaired_on
now_grabbing
now_downloading
now_downloading_of
now_no_data
now_downloaded
now_importing
now_matching
now_available
now_available_more
now_available_more_on
now_declined
now_request_failed
now_download_failed
now_deleted
now_failed
percent_of
left
ready_of
n_available
n_matching
n_importing
n_downloaded
n_downloading
n_grabbing
n_failed
n_waiting
n_unaired
n_requests
n_of_requests
look_no_release
look_download_stalled
look_download_paused
look_download_error
look_import_blocked
look_not_matched
look_not_in_jellyfin
look_deleted
deleted_in
deleted_some_in
still_in
part_request
part_entry
part_files
look_service_down
detail_check_shokofin
detail_error
detail_missing_files
detail_never_started
detail_no_word_from_shoko
detail_not_imported
detail_not_in_arr
detail_not_monitored
detail_not_out_yet
detail_release_delayed
detail_client_unavailable
detail_manual
detail_missing
detail_other
open_in
open_queue
open_unrecognised
see_services
for_time
search
type
all_types
movie
movies
show
shows
anime
state
all_states
person
everyone
mine
needs_attention
sort
sort_state
sort_requested
sort_progress
sort_title
clear_filters
none_active
none_active_hint
none_match
lately
see_history
for_person
season
seasons
specials
episodes
watch
watch_title
journey
stage_now
stage_skipped
stage_requested
stage_approved
stage_grabbed
stage_downloaded
stage_imported
stage_matched
stage_available
timeline
timeline_inferred
timeline_until
by
downloads
links
also_known_as
gone_title
gone_text
airs
step_requested
step_requested_plain
step_approved
step_declined
step_request_failed
step_request_deleted
step_added
step_searched
step_grabbed
step_download_started
step_downloaded
step_download_failed
step_download_removed
step_imported
step_import_blocked
step_file_deleted
step_removed
step_detected
step_matched
step_not_matched
step_hinted
step_available
step_unavailable
step_attention
files_deleted
files_kept
phase_unknown
phase_queued
phase_metadata
phase_downloading
phase_stalled
phase_paused
phase_checking
phase_moving
phase_complete
phase_error
phase_missing_files
phase_gone
page_of
previous_page
next_page
none_history
sync
sync_about
sync_start
sync_dry_run
sync_reading
sync_matching
sync_saving
sync_of
sync_over
sync_looked
sync_cancelled
sync_added
sync_updated
sync_available
sync_gone
sync_conflicts
sync_unreadable
sync_unchanged
sync_unplayable
sync_ids_differ
field_year
field_original_title
field_poster
service_up
service_down
service_unknown
version
webhook
webhook_ready
webhook_not_ready
live_feed
feed_open
feed_closed
last_webhook
no_webhook_yet
no_webhook_needed
last_error
last_refusal
n_refused
advice_down
advice_refused
hook_no_address
hook_not_delivered
hook_not_arrived
hook_redirected
hook_refused
hook_slot_taken
hook_slot_left
hook_feed_off
hook_plugin_missing
hook_plugin_too_old
see_repairs
open_settings
open_service
none_services
none_services_hint
retry
check
delete
action_busy
action_done
action_failed
outcome_available
outcome_not_there
outcome_on_its_way
outcome_not_aired
outcome_sent_again
outcome_searching
outcome_found
outcome_nothing_found
page_deletions
delete_title
delete_titles
delete_looking
delete_summary
delete_begun
delete_over
delete_open
delete_files
keep_seeding
exclude
delete_for_good
cancel
close
part_torrents
part_title
part_seasons
whole_show
part_anime_files
part_library
part_requests
part_seeding
will_remove
will_nothing
step_running
step_pending
result_removed
result_already_gone
result_kept
result_not_found
result_not_applicable
result_files_kept
result_reported
result_service_removed
waits_retry
waits_confirmation
waits_seeding
trouble_service_down
trouble_service_error
trouble_refused
trouble_rejected
trouble_still_there
trouble_not_set_up
trouble_unexpected
note_seeds_without_limit
kept_shared
kept_other_seasons
kept_files
kept_uncertain
deletion_running
deletion_waiting
deletion_seeding
deletion_failed
deletion_done
deletion_abandoned
deletion_recorded
by_person
open_deletions
deletion_log
none_deletions
try_now
give_up
steps
select
select_all
select_one
n_selected
card_name
card_description
card_no_request
card_more
form_title
form_entity
form_entity_help
form_layout
form_layout_list
form_layout_posters
form_layout_compact
form_show
form_show_active
form_show_attention
form_show_finished
form_show_all
form_media_type
form_mine
form_mine_help
form_max`,I2=T(P,`Requests
Active
History
Services
Open the sidebar
Back
Reload
Try again
A new version of this page is there.
Loading…
This could not be loaded: {error}
Live
Connecting…
Not connected
Not connected to Home Assistant. What you see may be out of date.
Not available
Status Tracker does not answer. It is starting, or it is not set up.
Requested
Approved
Searching
Grabbed
Downloading
Downloaded
Importing
Matching
Available
Failed
Not aired
Waiting
Waiting for approval in Seerr
Approved, waiting for {arr} to take it over
{arr} is looking for a release
{arr} is looking for one more episode|{arr} is looking for {n} more episodes
Not aired yet
Not aired yet, next on {day}
Release found, waiting for the download to begin
Downloading
{done} of {size} so far
Waiting for data, nobody is sending any
Downloaded, waiting for {arr} to import it
In the library, waiting for Jellyfin to show it
Waiting for Shoko to recognise it
Ready to watch
Ready to watch, one episode has not aired|Ready to watch, {n} episodes have not aired
Ready to watch, next episode on {day}|Ready to watch, {n} more to come, next on {day}
The request was declined
Seerr could not pass the request on
The download failed
It was deleted
It failed
{title}: {percent}
{time} left
{downloaded} downloaded, {ready} of {n} ready
{n} ready
{n} matching
{n} importing
{n} downloaded
{n} downloading
{n} grabbed
{n} failed
{n} waiting
{n} not aired
{n} request|{n} requests
{shown} of {n} request|{shown} of {n} requests
No release has been found for long
The download does not move
The download is paused
The download client reports an error
{arr} cannot import the files by itself
Shoko does not recognise the files
It is in the library, but Jellyfin does not show it
The file was deleted elsewhere
Deleted in {services}.
{episodes} deleted in {services}.
Still in {services}.
request
entry
files
{detail} does not answer
Shoko knows the files. Check the Shokofin plugin.
No reason was given.
Files are missing on the disk.
It was handed over, but never began.
Shoko has said nothing about the files.
The download is complete, but nothing was imported.
Neither Radarr nor Sonarr has the title.
It is not monitored there, so nobody searches for it.
It counts as not released yet, so nobody searches for it.
A release was found. It waits because of the delay profile.
A release was found, but the download client does not answer.
Somebody deleted it by hand.
It is missing on the disk.
No reason was given.
Open {service}
Open the queue of {service}
Assign the files in Shoko
See the services
for {time}
Search
Type
All types
Film
Films
Show
Shows
Anime
State
All states
Requested by
Everyone
Mine ({name})
Needs attention
Sort by
Furthest first
Newest first
Progress
Title
Clear filters
Nothing is on its way
Ask for a film or a show in Seerr, and follow it here.
No request matches
Finished lately
See all in the history
for {name}
Season {n}
Seasons {n}
Specials
Episodes
Watch
Watch {title} in Jellyfin
Journey
for {time} now
skipped
Requested
Approved
Grabbed
Downloaded
Imported
Matched
Available
Timeline
Nobody reported this; what came later proves it.
until {time}
via {service}
Downloads
Links and numbers
Also known as
This request does not exist
It was deleted, or the address is wrong.
airs {day}
Requested by {person}
Requested
Approved
Declined
Could not be passed on
Request deleted
Taken over
Searched
Release grabbed
Download started
Downloaded
Download failed
Download removed
Imported
Import blocked
File deleted
Removed
Seen by Shoko
Recognised by Shoko
Not recognised by Shoko
Reported as available
Ready to watch
No longer in Jellyfin
Needs attention
Files deleted
Files kept
Unknown
Queued
Fetching metadata
Downloading
Stalled
Paused
Checking
Moving
Complete
Error
Files missing
Removed
{from} to {to} of {n}
Previous page
Next page
Nothing has finished yet
Library
Takes what is in Jellyfin into the history and completes what is known of it. Nothing is deleted or overwritten.
Sync now
Only look, change nothing
Reading Jellyfin’s library
Asking the other services
Saving
{done} of {n}
The library was synced
Looked at, nothing was changed
Cancelled
New: {n}
Completed: {n}
Requests that are ready: {n}
No longer in Jellyfin: {n}
Contradictory: {n}
Unreadable: {n}
Unchanged: {n}
Without a file: {n}
differs: {fields}
Year
Original title
Poster
Connected
Not reachable
Not asked yet
Version
Webhook
Set up
Not set up
Live feed
Open
Off
Last webhook
None since Home Assistant started
Not needed
Last error
Last refused webhook
{n} refused
Check that {service} runs and that Home Assistant reaches it, then its address and key in the integration.
{service} sends something that was not understood. Check the webhook there.
Home Assistant has no address that {service} could send to.
{service} does not reach Home Assistant.
Webhooks of {service} do not arrive here.
Webhooks of {service} are redirected and lose their content.
{service} refuses the webhook.
Another program uses the only webhook of {service}.
The only webhook of {service} was left to another program. It is asked instead.
The live feed of {service} does not open. It is asked instead, a little later.
{service} has no Webhook plugin. It is asked instead, a little later.
The Webhook plugin of {service} is old and does not tell of deletions.
See the repairs
Open the settings
Open {service}
No service is set up
Add Seerr, Radarr, Sonarr and the others in the settings.
Search again
Check now
Delete
Under way…
Done
That did not work: {error}
It is there and can be watched.
Jellyfin does not have it yet.
It is on its way already.
Nothing is missing that has aired.
Seerr passes it on once more.
The search is under way.
Something was found.
Nothing was found.
Deletions
Delete {title}?
Delete {n} title?|Delete {n} titles?
Looking at what would go…
Files: {files} · Torrents: {torrents}
It is being deleted
The deletion is over
Something is left to do. It goes on by itself where it can; see the deletions.
Delete the files too
Let torrents seed as long as they must
Keep lists from adding it again
Delete for good
Cancel
Close
Torrents
Title and files
Seasons
Whole show
Anime files
Library
Requests
Torrents that still seed
Goes
Nothing is there
Under way
Comes next
Removed
Was gone already
Stays
Nothing was there
Has no part in it
Removed, files stay
Deleted it itself
Is no longer set up
Is tried again later
Waits until it is gone
Waits until it has seeded
{service} does not answer
{service} reports an error
{service} refuses the credentials
{service} refuses to delete it
It is still there
{service} is not set up
Something unexpected happened
Has no limit for seeding and stays for ever.
stays, shared with {names}
stays for other seasons
stays with the files
may not belong to this title
Under way
Waits
Seeds first
Stuck
Deleted
Given up
Deleted elsewhere
by {name}
Under way
Log
Nothing was deleted yet
Try again now
Give up
Steps
Select
Select all on this page
Select {title}
{n} selected
Status Tracker
Media requests on their way, from the wish to the play button.
This request no longer exists.
and one more|and {n} more
Title
One request
Leave this empty to show several requests.
Layout
List
Row of posters
Compact lines
Show
Requests on their way
Requests that need attention
Requests that finished lately
All of these
Type
Only my own requests
Those of the person who is signed in. The integration's options say who is who.
Most to show`);var c3=T(P,`Anfragen
Aktiv
Verlauf
Dienste
Seitenleiste öffnen
Zurück
Neu laden
Erneut versuchen
Es gibt eine neue Version dieser Seite.
Wird geladen …
Das konnte nicht geladen werden: {error}
Live
Verbindet …
Nicht verbunden
Keine Verbindung zu Home Assistant. Was hier steht, kann veraltet sein.
Nicht verfügbar
Status Tracker antwortet nicht. Er startet gerade oder ist nicht eingerichtet.
Angefragt
Genehmigt
Suche läuft
Gefunden
Lädt
Geladen
Import
Zuordnung
Verfügbar
Fehlgeschlagen
Nicht ausgestrahlt
Wartet
Wartet auf die Genehmigung in Seerr
Genehmigt, wartet auf die Übernahme durch {arr}
{arr} sucht nach einem Release
{arr} sucht noch eine Folge|{arr} sucht noch {n} Folgen
Noch nicht ausgestrahlt
Noch nicht ausgestrahlt, als Nächstes am {day}
Release gefunden, der Download beginnt gleich
Wird heruntergeladen
{done} von {size} bisher
Wartet auf Daten, niemand sendet welche
Heruntergeladen, wartet auf den Import durch {arr}
In der Bibliothek, wartet auf Jellyfin
Wartet darauf, dass Shoko es erkennt
Bereit zum Ansehen
Bereit zum Ansehen, eine Folge ist noch nicht ausgestrahlt|Bereit zum Ansehen, {n} Folgen sind noch nicht ausgestrahlt
Bereit zum Ansehen, nächste Folge am {day}|Bereit zum Ansehen, {n} Folgen kommen noch, die nächste am {day}
Die Anfrage wurde abgelehnt
Seerr konnte die Anfrage nicht weitergeben
Der Download ist fehlgeschlagen
Es wurde gelöscht
Es ist fehlgeschlagen
{title}: {percent}
noch {time}
{downloaded} geladen, {ready} von {n} bereit
{n} bereit
{n} in Zuordnung
{n} im Import
{n} geladen
{n} laden
{n} gefunden
{n} fehlgeschlagen
{n} warten
{n} nicht ausgestrahlt
{n} Anfrage|{n} Anfragen
{shown} von {n} Anfrage|{shown} von {n} Anfragen
Seit Langem wird kein Release gefunden
Der Download kommt nicht voran
Der Download ist angehalten
Das Download-Programm meldet einen Fehler
{arr} kann die Dateien nicht von selbst importieren
Shoko erkennt die Dateien nicht
Es ist in der Bibliothek, aber Jellyfin zeigt es nicht
Die Datei wurde anderswo gelöscht
Gelöscht in {services}.
{episodes} gelöscht in {services}.
Noch vorhanden in {services}.
Anfrage
Eintrag
Dateien
{detail} antwortet nicht
Shoko kennt die Dateien. Das Plugin Shokofin prüfen.
Ein Grund wurde nicht genannt.
Auf der Festplatte fehlen Dateien.
Er wurde übergeben, hat aber nie begonnen.
Shoko hat nichts über die Dateien gesagt.
Der Download ist vollständig, aber nichts wurde importiert.
Weder Radarr noch Sonarr hat den Titel.
Der Titel wird dort nicht überwacht, also sucht niemand danach.
Er gilt als noch nicht erschienen, also sucht niemand danach.
Ein Release wurde gefunden. Es wartet wegen des Verzögerungsprofils.
Ein Release wurde gefunden, aber der Download-Client antwortet nicht.
Jemand hat sie von Hand gelöscht.
Sie fehlt auf der Festplatte.
Ein Grund wurde nicht genannt.
{service} öffnen
Warteschlange von {service} öffnen
Dateien in Shoko zuordnen
Dienste ansehen
seit {time}
Suchen
Art
Alle Arten
Film
Filme
Serie
Serien
Anime
Status
Jeder Status
Angefragt von
Alle
Meine ({name})
Braucht Aufmerksamkeit
Sortieren nach
Am weitesten zuerst
Neueste zuerst
Fortschritt
Titel
Filter löschen
Nichts ist unterwegs
Frage in Seerr nach einem Film oder einer Serie und verfolge es hier.
Keine Anfrage passt dazu
Kürzlich fertig
Alle im Verlauf ansehen
für {name}
Staffel {n}
Staffeln {n}
Specials
Folgen
Ansehen
{title} in Jellyfin ansehen
Weg
seit {time}
übersprungen
Angefragt
Genehmigt
Gefunden
Heruntergeladen
Importiert
Zugeordnet
Verfügbar
Ablauf
Das hat niemand gemeldet; was danach kam, beweist es.
bis {time}
über {service}
Downloads
Links und Nummern
Auch bekannt als
Diese Anfrage gibt es nicht
Sie wurde gelöscht, oder die Adresse ist falsch.
am {day}
Angefragt von {person}
Angefragt
Genehmigt
Abgelehnt
Konnte nicht weitergegeben werden
Anfrage gelöscht
Übernommen
Gesucht
Release gefunden
Download begonnen
Heruntergeladen
Download fehlgeschlagen
Download entfernt
Importiert
Import blockiert
Datei gelöscht
Entfernt
Von Shoko gesehen
Von Shoko erkannt
Von Shoko nicht erkannt
Als verfügbar gemeldet
Bereit zum Ansehen
Nicht mehr in Jellyfin
Braucht Aufmerksamkeit
Dateien gelöscht
Dateien behalten
Unbekannt
In der Warteschlange
Holt Metadaten
Lädt
Stockt
Angehalten
Wird geprüft
Wird verschoben
Vollständig
Fehler
Dateien fehlen
Entfernt
{from} bis {to} von {n}
Vorige Seite
Nächste Seite
Noch ist nichts fertig
Bibliothek
Nimmt auf, was in Jellyfin ist, und ergänzt, was darüber bekannt ist. Nichts wird gelöscht oder überschrieben.
Jetzt abgleichen
Nur nachsehen, nichts ändern
Liest die Bibliothek von Jellyfin
Fragt die anderen Dienste
Speichert
{done} von {n}
Die Bibliothek wurde abgeglichen
Nachgesehen, nichts wurde geändert
Abgebrochen
Neu: {n}
Ergänzt: {n}
Anfragen, die bereit sind: {n}
Nicht mehr in Jellyfin: {n}
Widersprüchlich: {n}
Nicht lesbar: {n}
Unverändert: {n}
Ohne Datei: {n}
widerspricht sich: {fields}
Jahr
Originaltitel
Poster
Verbunden
Nicht erreichbar
Noch nicht gefragt
Version
Webhook
Eingerichtet
Nicht eingerichtet
Live-Verbindung
Offen
Aus
Letzter Webhook
Keiner seit dem Start von Home Assistant
Nicht nötig
Letzter Fehler
Letzter abgelehnter Webhook
{n} abgelehnt
Prüfen, ob {service} läuft und Home Assistant ihn erreicht, dann Adresse und Schlüssel in der Integration.
{service} sendet etwas, das nicht verstanden wurde. Den Webhook dort prüfen.
Home Assistant hat keine Adresse, an die {service} senden könnte.
{service} erreicht Home Assistant nicht.
Webhooks von {service} kommen hier nicht an.
Webhooks von {service} werden umgeleitet und verlieren ihren Inhalt.
{service} lehnt den Webhook ab.
Ein anderes Programm nutzt den einzigen Webhook von {service}.
Der einzige Webhook von {service} blieb einem anderen Programm. Stattdessen wird gefragt.
Die Live-Verbindung von {service} kommt nicht zustande. Stattdessen wird nachgefragt, etwas später.
{service} hat kein Webhook-Plugin. Stattdessen wird gefragt, etwas später.
Das Webhook-Plugin von {service} ist alt und meldet keine Löschungen.
Reparaturen ansehen
Einstellungen öffnen
{service} öffnen
Kein Dienst ist eingerichtet
Füge Seerr, Radarr, Sonarr und die anderen in den Einstellungen hinzu.
Erneut suchen
Jetzt prüfen
Löschen
Läuft …
Erledigt
Das hat nicht geklappt: {error}
Es ist da und kann angesehen werden.
Jellyfin hat es noch nicht.
Es ist schon unterwegs.
Es fehlt nichts, was ausgestrahlt wurde.
Seerr gibt es noch einmal weiter.
Die Suche läuft.
Es wurde etwas gefunden.
Es wurde nichts gefunden.
Löschungen
{title} löschen?
{n} Titel löschen?|{n} Titel löschen?
Sieht nach, was gelöscht würde …
Dateien: {files} · Torrents: {torrents}
Es wird gelöscht
Die Löschung ist vorbei
Etwas ist noch zu tun. Wo es geht, läuft es von selbst weiter; siehe Löschungen.
Auch die Dateien löschen
Torrents so lange verteilen lassen, wie sie müssen
Verhindern, dass Listen es wieder hinzufügen
Endgültig löschen
Abbrechen
Schließen
Torrents
Titel und Dateien
Staffeln
Ganze Serie
Anime-Dateien
Bibliothek
Anfragen
Torrents, die noch verteilen
Wird gelöscht
Nichts vorhanden
Läuft
Kommt noch
Entfernt
War schon weg
Bleibt
Nichts war da
Hat nichts damit zu tun
Entfernt, Dateien bleiben
Hat es selbst gelöscht
Ist nicht mehr eingerichtet
Wird später erneut versucht
Wartet, bis es weg ist
Wartet, bis es verteilt ist
{service} antwortet nicht
{service} meldet einen Fehler
{service} weist die Zugangsdaten zurück
{service} weigert sich, es zu löschen
Es ist noch da
{service} ist nicht eingerichtet
Etwas Unerwartetes ist geschehen
Hat keine Grenze beim Verteilen und bleibt für immer.
bleibt, geteilt mit {names}
bleibt für andere Staffeln
bleibt mit den Dateien
gehört vielleicht nicht zu diesem Titel
Läuft
Wartet
Verteilt erst
Steckt fest
Gelöscht
Aufgegeben
Anderswo gelöscht
von {name}
Im Gange
Protokoll
Noch wurde nichts gelöscht
Jetzt erneut versuchen
Aufgeben
Schritte
Auswählen
Alle auf dieser Seite auswählen
{title} auswählen
{n} ausgewählt
Status Tracker
Medienanfragen unterwegs, vom Wunsch bis zum Abspielen.
Diese Anfrage gibt es nicht mehr.
und eine weitere|und {n} weitere
Titel
Eine Anfrage
Leer lassen, um mehrere Anfragen zu zeigen.
Darstellung
Liste
Reihe von Postern
Kompakte Zeilen
Zeigen
Anfragen unterwegs
Anfragen, die Aufmerksamkeit brauchen
Kürzlich fertige Anfragen
All diese
Art
Nur meine eigenen Anfragen
Die der angemeldeten Person. Wer wer ist, steht in den Optionen der Integration.
Höchstens zeigen`);var Z3=T(P,`Peticiones
Activas
Historial
Servicios
Abrir la barra lateral
Atrás
Recargar
Reintentar
Hay una versión nueva de esta página.
Cargando…
No se pudo cargar: {error}
En directo
Conectando…
Sin conexión
Sin conexión con Home Assistant. Lo que se ve puede estar anticuado.
No disponible
Status Tracker no responde. Está arrancando o no está configurado.
Pedido
Aprobado
Buscando
Encontrado
Descargando
Descargado
Importando
Identificando
Disponible
Fallido
Sin emitir
En espera
A la espera de aprobación en Seerr
Aprobado, a la espera de que {arr} se encargue
{arr} busca una versión
{arr} busca un episodio más|{arr} busca {n} episodios más
Aún sin emitir
Aún sin emitir, el próximo el {day}
Versión encontrada, la descarga está por empezar
Descargando
{done} de {size} por ahora
A la espera de datos, nadie los envía
Descargado, a la espera de que {arr} lo importe
En la biblioteca, a la espera de Jellyfin
A la espera de que Shoko lo reconozca
Listo para ver
Listo para ver, falta por emitir un episodio|Listo para ver, faltan por emitir {n} episodios
Listo para ver, próximo episodio el {day}|Listo para ver, faltan {n} episodios, el próximo el {day}
La petición fue rechazada
Seerr no pudo transmitir la petición
La descarga falló
Se eliminó
Falló
{title}: {percent}
faltan {time}
{downloaded} descargados, {ready} de {n} listos
{n} listos
{n} identificando
{n} importando
{n} descargados
{n} descargando
{n} encontrados
{n} fallidos
{n} en espera
{n} sin emitir
{n} petición|{n} peticiones
{shown} de {n} petición|{shown} de {n} peticiones
Hace mucho que no se encuentra ninguna versión
La descarga no avanza
La descarga está en pausa
El programa de descargas informa de un error
{arr} no puede importar los archivos por sí solo
Shoko no reconoce los archivos
Está en la biblioteca, pero Jellyfin no lo muestra
El archivo se eliminó en otro sitio
Eliminado en {services}.
{episodes} eliminado en {services}.
Todavía en {services}.
petición
ficha
archivos
{detail} no responde
Shoko conoce los archivos. Revise el complemento Shokofin.
No se dio ningún motivo.
Faltan archivos en el disco.
Se entregó, pero nunca empezó.
Shoko no ha dicho nada de los archivos.
La descarga está completa, pero no se importó nada.
Ni Radarr ni Sonarr tienen el título.
El título no está monitorizado allí, así que nadie lo busca.
Consta como no estrenado todavía, así que nadie lo busca.
Se encontró una versión. Espera por el perfil de retraso.
Se encontró una versión, pero el cliente de descargas no responde.
Alguien lo eliminó a mano.
Falta en el disco.
No se dio ningún motivo.
Abrir {service}
Abrir la cola de {service}
Asignar los archivos en Shoko
Ver los servicios
desde hace {time}
Buscar
Tipo
Todos los tipos
Película
Películas
Serie
Series
Anime
Estado
Todos los estados
Pedido por
Todos
Mías ({name})
Requiere atención
Ordenar por
Más avanzadas
Más recientes
Progreso
Título
Quitar filtros
No hay nada en camino
Pida una película o una serie en Seerr y siga aquí su camino.
Ninguna petición coincide
Terminadas hace poco
Ver todo en el historial
para {name}
Temporada {n}
Temporadas {n}
Especiales
Episodios
Ver
Ver {title} en Jellyfin
Recorrido
desde hace {time}
omitido
Pedido
Aprobado
Encontrado
Descargado
Importado
Identificado
Disponible
Cronología
Nadie lo comunicó; lo que siguió lo demuestra.
hasta {time}
por {service}
Descargas
Enlaces y números
También conocido como
Esta petición no existe
Se eliminó, o la dirección es incorrecta.
el {day}
Pedido por {person}
Pedido
Aprobado
Rechazado
No se pudo transmitir
Petición eliminada
Aceptado
Buscado
Versión encontrada
Descarga iniciada
Descargado
Descarga fallida
Descarga retirada
Importado
Importación bloqueada
Archivo eliminado
Retirado
Visto por Shoko
Reconocido por Shoko
No reconocido por Shoko
Comunicado como disponible
Listo para ver
Ya no está en Jellyfin
Requiere atención
Archivos eliminados
Archivos conservados
Desconocido
En cola
Obteniendo metadatos
Descargando
Detenida
En pausa
Comprobando
Moviendo
Completa
Error
Faltan archivos
Retirada
{from} a {to} de {n}
Página anterior
Página siguiente
Aún no ha terminado nada
Biblioteca
Incorpora al historial lo que hay en Jellyfin y completa lo que se sabe. No se elimina ni se sobrescribe nada.
Sincronizar ahora
Solo mirar, sin cambiar nada
Leyendo la biblioteca de Jellyfin
Preguntando a los otros servicios
Guardando
{done} de {n}
La biblioteca se sincronizó
Solo mirado, no se cambió nada
Cancelado
Nuevos: {n}
Completados: {n}
Peticiones ya listas: {n}
Ya no están en Jellyfin: {n}
Contradictorios: {n}
Ilegibles: {n}
Sin cambios: {n}
Sin archivo: {n}
difiere: {fields}
Año
Título original
Póster
Conectado
Inaccesible
Aún sin consultar
Versión
Webhook
Configurado
Sin configurar
Conexión en vivo
Abierta
Cerrada
Último webhook
Ninguno desde el inicio de Home Assistant
No hace falta
Último error
Último webhook rechazado
{n} rechazados
Compruebe que {service} funciona y que Home Assistant llega a él; después, su dirección y su clave en la integración.
{service} envía algo que no se entendió. Revise allí el webhook.
Home Assistant no tiene una dirección a la que {service} pueda enviar.
{service} no llega a Home Assistant.
Los webhooks de {service} no llegan aquí.
Los webhooks de {service} se redirigen y pierden su contenido.
{service} rechaza el webhook.
Otro programa usa el único webhook de {service}.
El único webhook de {service} se dejó a otro programa. En su lugar se le consulta.
La conexión en vivo de {service} no se abre. En su lugar se le pregunta, un poco más tarde.
{service} no tiene el complemento Webhook. Se le consulta, un poco más tarde.
El complemento Webhook de {service} es antiguo y no avisa de las eliminaciones.
Ver las reparaciones
Abrir los ajustes
Abrir {service}
No hay ningún servicio configurado
Añada Seerr, Radarr, Sonarr y los demás en los ajustes.
Buscar de nuevo
Comprobar ahora
Eliminar
En curso…
Hecho
No funcionó: {error}
Ya está y se puede ver.
Jellyfin aún no lo tiene.
Ya está en camino.
No falta nada de lo emitido.
Seerr lo transmite otra vez.
La búsqueda está en curso.
Se encontró algo.
No se encontró nada.
Eliminaciones
¿Eliminar {title}?
¿Eliminar {n} título?|¿Eliminar {n} títulos?
Mirando qué se eliminaría…
Archivos: {files} · Torrents: {torrents}
Se está eliminando
La eliminación ha terminado
Queda algo por hacer. Sigue solo donde puede; véanse las eliminaciones.
Eliminar también los archivos
Dejar que los torrents compartan lo que deban
Impedir que las listas lo añadan de nuevo
Eliminar para siempre
Cancelar
Cerrar
Torrents
Título y archivos
Temporadas
Serie completa
Archivos de anime
Biblioteca
Peticiones
Torrents que aún comparten
Se elimina
No hay nada
En curso
Viene después
Eliminado
Ya no estaba
Se queda
No había nada
No tiene que ver
Retirado, los archivos se quedan
Lo eliminó por sí mismo
Ya no está configurado
Se reintenta más tarde
Espera a que desaparezca
Espera a terminar de compartir
{service} no responde
{service} informa de un error
{service} rechaza las credenciales
{service} se niega a eliminarlo
Sigue ahí
{service} no está configurado
Ocurrió algo inesperado
No tiene límite para compartir y se queda para siempre.
se queda, compartido con {names}
se queda por otras temporadas
se queda con los archivos
quizá no sea de este título
En curso
En espera
Primero comparte
Atascada
Eliminado
Abandonada
Eliminado en otro sitio
por {name}
En curso
Registro
Aún no se ha eliminado nada
Reintentar ahora
Abandonar
Pasos
Seleccionar
Seleccionar todo en esta página
Seleccionar {title}
{n} seleccionados
Status Tracker
Peticiones de películas y series en camino, del deseo al botón de reproducir.
Esta petición ya no existe.
y una más|y {n} más
Título
Una petición
Déjelo vacío para mostrar varias peticiones.
Diseño
Lista
Fila de carteles
Líneas compactas
Mostrar
Peticiones en camino
Peticiones que requieren atención
Peticiones terminadas hace poco
Todas ellas
Tipo
Solo mis peticiones
Las de la persona que ha iniciado sesión. Las opciones de la integración dicen quién es quién.
Máximo que mostrar`);var S3=T(P,`Demandes
En cours
Historique
Services
Ouvrir la barre latérale
Retour
Recharger
Réessayer
Une nouvelle version de cette page est disponible.
Chargement…
Le chargement a échoué : {error}
En direct
Connexion…
Non connecté
Pas de connexion à Home Assistant. Ce qui est affiché peut être dépassé.
Indisponible
Status Tracker ne répond pas. Il démarre, ou il n'est pas configuré.
Demandé
Approuvé
Recherche
Trouvé
Téléchargement
Téléchargé
Importation
Identification
Disponible
Échec
Pas encore diffusé
En attente
En attente d'approbation dans Seerr
Approuvé, en attente de prise en charge par {arr}
{arr} cherche une version
{arr} cherche encore un épisode|{arr} cherche encore {n} épisodes
Pas encore diffusé
Pas encore diffusé, prochain épisode le {day}
Version trouvée, le téléchargement va commencer
Téléchargement en cours
{done} sur {size} pour l'instant
En attente de données, personne n'en envoie
Téléchargé, en attente d'importation par {arr}
Dans la bibliothèque, en attente de Jellyfin
En attente d'identification par Shoko
Prêt à regarder
Prêt à regarder, un épisode n'est pas encore diffusé|Prêt à regarder, {n} épisodes ne sont pas encore diffusés
Prêt à regarder, prochain épisode le {day}|Prêt à regarder, encore {n} épisodes, le prochain le {day}
La demande a été refusée
Seerr n'a pas pu transmettre la demande
Le téléchargement a échoué
Supprimé
Échec
{title} : {percent}
encore {time}
{downloaded} téléchargés, {ready} prêts sur {n}
{n} prêts
{n} en identification
{n} en importation
{n} téléchargés
{n} en téléchargement
{n} trouvés
{n} en échec
{n} en attente
{n} pas encore diffusés
{n} demande|{n} demandes
{shown} sur {n} demande|{shown} sur {n} demandes
Aucune version trouvée depuis longtemps
Le téléchargement n'avance pas
Le téléchargement est en pause
Le client de téléchargement signale une erreur
{arr} ne peut pas importer les fichiers seul
Shoko n'identifie pas les fichiers
Dans la bibliothèque, mais Jellyfin ne l'affiche pas
Le fichier a été supprimé ailleurs
Supprimé dans {services}.
{episodes} supprimé dans {services}.
Encore présent dans {services}.
demande
fiche
fichiers
{detail} ne répond pas
Shoko connaît les fichiers. Vérifiez l'extension Shokofin.
Aucune raison n'a été donnée.
Des fichiers manquent sur le disque.
Il a été transmis, mais n'a jamais commencé.
Shoko n'a rien dit des fichiers.
Le téléchargement est complet, mais rien n'a été importé.
Ni Radarr ni Sonarr n'a le titre.
Le titre n'y est pas surveillé, donc personne ne le cherche.
Il est considéré comme pas encore sorti, donc personne ne le cherche.
Une version a été trouvée. Elle attend à cause du profil de délai.
Une version a été trouvée, mais le client de téléchargement ne répond pas.
Quelqu'un l'a supprimé à la main.
Il manque sur le disque.
Aucune raison n'a été donnée.
Ouvrir {service}
Ouvrir la file de {service}
Attribuer les fichiers dans Shoko
Voir les services
depuis {time}
Rechercher
Type
Tous les types
Film
Films
Série
Séries
Anime
État
Tous les états
Demandé par
Tout le monde
Les miennes ({name})
À vérifier
Trier par
Les plus avancées
Les plus récentes
Progression
Titre
Effacer les filtres
Rien n'est en route
Demandez un film ou une série dans Seerr, et suivez son trajet ici.
Aucune demande ne correspond
Terminées récemment
Tout voir dans l'historique
pour {name}
Saison {n}
Saisons {n}
Épisodes spéciaux
Épisodes
Regarder
Regarder {title} dans Jellyfin
Trajet
depuis {time}
sauté
Demandé
Approuvé
Trouvé
Téléchargé
Importé
Identifié
Disponible
Chronologie
Personne ne l'a signalé ; la suite le prouve.
jusqu'à {time}
via {service}
Téléchargements
Liens et numéros
Aussi connu sous
Cette demande n'existe pas
Elle a été supprimée, ou l'adresse est fausse.
le {day}
Demandé par {person}
Demandé
Approuvé
Refusé
N'a pas pu être transmis
Demande supprimée
Pris en charge
Recherché
Version trouvée
Téléchargement commencé
Téléchargé
Téléchargement échoué
Téléchargement retiré
Importé
Importation bloquée
Fichier supprimé
Retiré
Vu par Shoko
Identifié par Shoko
Non identifié par Shoko
Signalé comme disponible
Prêt à regarder
N'est plus dans Jellyfin
À vérifier
Fichiers supprimés
Fichiers conservés
Inconnu
En file d'attente
Récupère les métadonnées
Téléchargement
Bloqué
En pause
Vérification
Déplacement
Complet
Erreur
Fichiers manquants
Retiré
{from} à {to} sur {n}
Page précédente
Page suivante
Rien n'est encore terminé
Médiathèque
Ajoute à l’historique ce qui est dans Jellyfin et complète ce qui en est connu. Rien n’est supprimé ni écrasé.
Synchroniser
Regarder sans rien changer
Lecture de la médiathèque de Jellyfin
Interroge les autres services
Enregistrement
{done} sur {n}
La médiathèque a été synchronisée
Regardé, rien n’a été changé
Annulé
Nouveaux : {n}
Complétés : {n}
Demandes prêtes : {n}
Plus dans Jellyfin : {n}
Contradictoires : {n}
Illisibles : {n}
Inchangés : {n}
Sans fichier : {n}
différent : {fields}
Année
Titre original
Affiche
Connecté
Injoignable
Pas encore interrogé
Version
Webhook
Configuré
Pas configuré
Flux en direct
Ouvert
Fermé
Dernier webhook
Aucun depuis le démarrage de Home Assistant
Pas nécessaire
Dernière erreur
Dernier webhook refusé
{n} refusés
Vérifiez que {service} fonctionne et que Home Assistant l'atteint, puis son adresse et sa clé dans l'intégration.
{service} envoie quelque chose d'incompréhensible. Vérifiez-y le webhook.
Home Assistant n'a pas d'adresse où {service} puisse envoyer.
{service} n'atteint pas Home Assistant.
Les webhooks de {service} n'arrivent pas ici.
Les webhooks de {service} sont redirigés et perdent leur contenu.
{service} refuse le webhook.
Un autre programme utilise le seul webhook de {service}.
Le seul webhook de {service} a été laissé à un autre programme. Il est interrogé à la place.
Le flux en direct de {service} ne s’ouvre pas. Il est interrogé à la place, un peu plus tard.
{service} n'a pas l'extension Webhook. Il est interrogé, un peu plus tard.
L'extension Webhook de {service} est ancienne et ne signale pas les suppressions.
Voir les réparations
Ouvrir les paramètres
Ouvrir {service}
Aucun service n'est configuré
Ajoutez Seerr, Radarr, Sonarr et les autres dans les paramètres.
Chercher à nouveau
Vérifier maintenant
Supprimer
En cours…
Fait
Cela n'a pas fonctionné : {error}
C'est là et peut être regardé.
Jellyfin ne l'a pas encore.
C'est déjà en route.
Rien ne manque de ce qui a été diffusé.
Seerr le transmet encore une fois.
La recherche est en cours.
Quelque chose a été trouvé.
Rien n'a été trouvé.
Suppressions
Supprimer {title} ?
Supprimer {n} titre ?|Supprimer {n} titres ?
Recherche de ce qui partirait…
Fichiers : {files} · Torrents : {torrents}
Suppression en cours
La suppression est terminée
Il reste quelque chose à faire. Cela continue seul si possible ; voir les suppressions.
Supprimer aussi les fichiers
Laisser les torrents partager aussi longtemps qu'ils le doivent
Empêcher les listes de l'ajouter à nouveau
Supprimer définitivement
Annuler
Fermer
Torrents
Titre et fichiers
Saisons
Série entière
Fichiers d'anime
Bibliothèque
Demandes
Torrents encore en partage
Sera supprimé
Rien n'est là
En cours
À venir
Supprimé
N'était plus là
Reste
Il n'y avait rien
N'est pas concerné
Retiré, les fichiers restent
L'a supprimé lui-même
N'est plus configuré
Nouvel essai plus tard
Attend la disparition
Attend la fin du partage
{service} ne répond pas
{service} signale une erreur
{service} refuse les identifiants
{service} refuse de le supprimer
C'est encore là
{service} n'est pas configuré
Un imprévu s'est produit
N'a pas de limite de partage et reste pour toujours.
reste, partagé avec {names}
reste pour d'autres saisons
reste avec les fichiers
n'appartient peut-être pas à ce titre
En cours
En attente
Partage d'abord
Bloquée
Supprimé
Abandonnée
Supprimé ailleurs
par {name}
En cours
Journal
Rien n'a encore été supprimé
Réessayer maintenant
Abandonner
Étapes
Sélectionner
Tout sélectionner sur cette page
Sélectionner {title}
{n} sélectionnés
Status Tracker
Les demandes de médias en route, du souhait au bouton lecture.
Cette demande n'existe plus.
et une autre|et {n} autres
Titre
Une demande
Laissez vide pour afficher plusieurs demandes.
Présentation
Liste
Rangée d'affiches
Lignes compactes
Afficher
Demandes en route
Demandes à vérifier
Demandes terminées récemment
Toutes
Type
Seulement mes demandes
Celles de la personne connectée. Les options de l'intégration disent qui est qui.
Nombre maximal`);var h3=T(P,`リクエスト
進行中
履歴
サービス
サイドバーを開く
戻る
再読み込み
再試行
このページの新しいバージョンがあります。
読み込み中…
読み込めませんでした: {error}
ライブ
接続中…
未接続
Home Assistant に接続していません。表示が古い可能性があります。
利用できません
Status Tracker が応答しません。起動中か、設定されていません。
リクエスト済み
承認済み
検索中
取得済み
ダウンロード中
ダウンロード済み
取り込み中
照合中
視聴可能
失敗
未放送
待機中
Seerr での承認を待っています
承認済み、{arr} への受け渡しを待っています
{arr} がリリースを探しています
{arr} が残り {n} 話を探しています
まだ放送されていません
まだ放送されていません、次回は {day}
リリースが見つかり、ダウンロードの開始を待っています
ダウンロード中
{size} 中 {done}
データを待っています、送信元がありません
ダウンロード済み、{arr} の取り込みを待っています
ライブラリにあり、Jellyfin の表示を待っています
Shoko の認識を待っています
視聴できます
視聴できます、未放送 {n} 話
視聴できます、残り {n} 話、次回は {day}
リクエストは却下されました
Seerr がリクエストを渡せませんでした
ダウンロードに失敗しました
削除されました
失敗しました
{title}: {percent}
残り {time}
ダウンロード済み {downloaded}、視聴可能 {ready}/{n}
視聴可能 {n}
照合中 {n}
取り込み中 {n}
ダウンロード済み {n}
ダウンロード中 {n}
取得済み {n}
失敗 {n}
待機中 {n}
未放送 {n}
{n} 件のリクエスト
{n} 件中 {shown} 件のリクエスト
長い間リリースが見つかっていません
ダウンロードが進んでいません
ダウンロードが一時停止しています
ダウンロードクライアントがエラーを報告しています
{arr} が自動でファイルを取り込めません
Shoko がファイルを認識しません
ライブラリにありますが、Jellyfin に表示されません
ファイルが別の場所で削除されました
{services} で削除されました。
{episodes} が {services} で削除されました。
{services} にはまだあります。
リクエスト
登録
ファイル
{detail} が応答しません
Shoko はファイルを認識しています。Shokofin プラグインを確認してください。
理由は示されていません。
ディスク上にファイルがありません。
渡されましたが、開始しませんでした。
Shoko からファイルについての通知がありません。
ダウンロードは完了しましたが、何も取り込まれていません。
Radarr にも Sonarr にもこの作品がありません。
監視の対象になっていないため、検索されません。
まだ公開されていない扱いのため、検索されません。
リリースは見つかりましたが、遅延プロファイルにより待機しています。
リリースは見つかりましたが、ダウンロードクライアントが応答しません。
手動で削除されました。
ディスク上にありません。
理由は示されていません。
{service} を開く
{service} のキューを開く
Shoko でファイルを割り当てる
サービスを見る
{time}経過
検索
種類
すべての種類
映画
映画
番組
番組
アニメ
状態
すべての状態
リクエストした人
全員
自分 ({name})
要確認
並べ替え
進んでいる順
新しい順
進捗
タイトル
絞り込みを解除
進行中のものはありません
Seerr で映画や番組をリクエストすると、ここで追跡できます。
一致するリクエストはありません
最近完了
履歴ですべて見る
{name} さん
シーズン {n}
シーズン {n}
スペシャル
エピソード
視聴
{title} を Jellyfin で視聴
道のり
{time}経過
省略
リクエスト
承認
取得
ダウンロード
取り込み
照合
視聴可能
タイムライン
報告はありませんが、その後の出来事から分かります。
{time}まで
{service} 経由
ダウンロード
リンクと番号
別名
このリクエストはありません
削除されたか、アドレスが間違っています。
{day} 放送
{person} がリクエスト
リクエスト
承認
却下
渡せませんでした
リクエスト削除
受け付け
検索
リリース取得
ダウンロード開始
ダウンロード完了
ダウンロード失敗
ダウンロード除去
取り込み完了
取り込み停止
ファイル削除
除去
Shoko が検出
Shoko が認識
Shoko が認識せず
視聴可能と報告
視聴可能
Jellyfin から消失
要確認
ファイルは削除
ファイルは保持
不明
順番待ち
メタデータ取得中
ダウンロード中
停滞
一時停止
検査中
移動中
完了
エラー
ファイルなし
除去
{n} 件中 {from}–{to}
前のページ
次のページ
完了したものはまだありません
ライブラリ
Jellyfin にあるものを履歴に取り込み、わかっている情報を補います。削除や上書きはしません。
今すぐ同期
確認のみ、変更しない
Jellyfin のライブラリを読み込み中
他のサービスに問い合わせ中
保存中
{n} 件中 {done} 件
ライブラリを同期しました
確認のみ、変更はありません
中止しました
新規: {n}
補完: {n}
視聴可能になったリクエスト: {n}
Jellyfin にないもの: {n}
矛盾: {n}
読み取り不可: {n}
変更なし: {n}
ファイルなし: {n}
不一致: {fields}
年
原題
ポスター
接続済み
接続できません
未確認
バージョン
Webhook
設定済み
未設定
ライブ接続
接続中
切断
最後の Webhook
Home Assistant の起動後はなし
不要
最後のエラー
最後に拒否した Webhook
{n} 件拒否
{service} が動作し、Home Assistant から接続できるか、次に統合のアドレスとキーを確認してください。
{service} が理解できないものを送っています。そちらの Webhook を確認してください。
Home Assistant に {service} から送信できるアドレスがありません。
{service} から Home Assistant に接続できません。
{service} の Webhook が届きません。
{service} の Webhook が転送され、内容が失われています。
{service} が Webhook を拒否しています。
{service} の唯一の Webhook を別のプログラムが使っています。
{service} の唯一の Webhook は別のプログラムに譲りました。代わりに問い合わせます。
{service} のライブ接続が開きません。代わりに少し遅れて問い合わせます。
{service} に Webhook プラグインがありません。代わりに少し遅れて問い合わせます。
{service} の Webhook プラグインが古く、削除を通知しません。
修復を見る
設定を開く
{service} を開く
サービスが設定されていません
Seerr、Radarr、Sonarr などを設定で追加してください。
再検索
今すぐ確認
削除
処理中…
完了
うまくいきませんでした: {error}
視聴できます。
Jellyfin にはまだありません。
すでに進行中です。
放送済みのものはすべて揃っています。
Seerr がもう一度渡します。
検索しています。
見つかりました。
見つかりませんでした。
削除
{title} を削除しますか?
{n} 件を削除しますか?
削除されるものを確認中…
ファイル: {files} · トレント: {torrents}
削除しています
削除が終わりました
まだ残っています。可能なものは自動で続行します。削除ページを参照してください。
ファイルも削除する
トレントを必要な間シードさせる
リストからの再追加を防ぐ
完全に削除
キャンセル
閉じる
トレント
作品とファイル
シーズン
番組全体
アニメファイル
ライブラリ
リクエスト
シード中のトレント
削除されます
何もありません
処理中
次に実行
削除済み
すでにありません
残ります
何もありませんでした
関係ありません
除去済み、ファイルは残ります
自身で削除しました
設定が解除されました
後で再試行します
消えるのを待っています
シードの完了を待っています
{service} が応答しません
{service} がエラーを報告しています
{service} が認証情報を拒否しています
{service} が削除を拒否しています
まだ残っています
{service} が設定されていません
予期しないことが起きました
シードの制限がなく、残り続けます。
残ります、{names} と共有
ほかのシーズンのために残ります
ファイルとともに残ります
この作品のものではない可能性があります
処理中
待機中
シード待ち
停止中
削除済み
断念
別の場所で削除
{name} による
処理中
記録
まだ何も削除されていません
今すぐ再試行
断念する
手順
選択
このページのすべてを選択
{title} を選択
{n} 件選択
Status Tracker
リクエストから再生ボタンまで、メディアの道のり。
このリクエストはもうありません。
ほか {n} 件
タイトル
1 件のリクエスト
複数のリクエストを表示するには空欄にします。
レイアウト
リスト
ポスターの列
コンパクト
表示
進行中のリクエスト
確認が必要なリクエスト
最近完了したリクエスト
これらすべて
種類
自分のリクエストのみ
ログイン中の人のもの。誰が誰かは統合のオプションで決まります。
最大表示数`);var g3=T(P,`Aanvragen
Actief
Geschiedenis
Diensten
Zijbalk openen
Terug
Opnieuw laden
Opnieuw proberen
Er is een nieuwe versie van deze pagina.
Laden…
Dit kon niet worden geladen: {error}
Live
Verbinden…
Niet verbonden
Geen verbinding met Home Assistant. Wat hier staat kan verouderd zijn.
Niet beschikbaar
Status Tracker antwoordt niet. Het start nog, of het is niet ingesteld.
Aangevraagd
Goedgekeurd
Zoeken
Gevonden
Downloaden
Gedownload
Importeren
Herkennen
Beschikbaar
Mislukt
Niet uitgezonden
Wacht
Wacht op goedkeuring in Seerr
Goedgekeurd, wacht tot {arr} het overneemt
{arr} zoekt een release
{arr} zoekt nog één aflevering|{arr} zoekt nog {n} afleveringen
Nog niet uitgezonden
Nog niet uitgezonden, de volgende op {day}
Release gevonden, de download begint zo
Wordt gedownload
{done} van {size} tot nu toe
Wacht op gegevens, niemand stuurt ze
Gedownload, wacht tot {arr} het importeert
In de bibliotheek, wacht tot Jellyfin het toont
Wacht tot Shoko het herkent
Klaar om te kijken
Klaar om te kijken, één aflevering is nog niet uitgezonden|Klaar om te kijken, {n} afleveringen zijn nog niet uitgezonden
Klaar om te kijken, volgende aflevering op {day}|Klaar om te kijken, nog {n} afleveringen, de volgende op {day}
De aanvraag is afgewezen
Seerr kon de aanvraag niet doorgeven
De download is mislukt
Het is verwijderd
Het is mislukt
{title}: {percent}
nog {time}
{downloaded} gedownload, {ready} van {n} klaar
{n} klaar
{n} in herkenning
{n} in import
{n} gedownload
{n} aan het downloaden
{n} gevonden
{n} mislukt
{n} in de wacht
{n} niet uitgezonden
{n} aanvraag|{n} aanvragen
{shown} van {n} aanvraag|{shown} van {n} aanvragen
Er wordt al lang geen release gevonden
De download komt niet vooruit
De download is gepauzeerd
Het downloadprogramma meldt een fout
{arr} kan de bestanden niet zelf importeren
Shoko herkent de bestanden niet
Het staat in de bibliotheek, maar Jellyfin toont het niet
Het bestand is elders verwijderd
Verwijderd in {services}.
{episodes} verwijderd in {services}.
Nog aanwezig in {services}.
aanvraag
item
bestanden
{detail} antwoordt niet
Shoko kent de bestanden. Controleer de plug-in Shokofin.
Er werd geen reden gegeven.
Er ontbreken bestanden op de schijf.
Hij is doorgegeven, maar nooit begonnen.
Shoko heeft niets over de bestanden gezegd.
De download is compleet, maar er is niets geïmporteerd.
Radarr noch Sonarr heeft de titel.
De titel wordt daar niet gevolgd, dus niemand zoekt ernaar.
Hij geldt als nog niet uitgebracht, dus niemand zoekt ernaar.
Er is een release gevonden. Die wacht vanwege het vertragingsprofiel.
Er is een release gevonden, maar de downloadclient antwoordt niet.
Iemand heeft het met de hand verwijderd.
Het ontbreekt op de schijf.
Er werd geen reden gegeven.
{service} openen
Wachtrij van {service} openen
Bestanden toewijzen in Shoko
Diensten bekijken
sinds {time}
Zoeken
Soort
Alle soorten
Film
Films
Serie
Series
Anime
Status
Elke status
Aangevraagd door
Iedereen
Van mij ({name})
Vraagt aandacht
Sorteren op
Verst gevorderd eerst
Nieuwste eerst
Voortgang
Titel
Filters wissen
Er is niets onderweg
Vraag een film of serie aan in Seerr en volg die hier.
Geen aanvraag komt overeen
Onlangs klaar
Alles in de geschiedenis bekijken
voor {name}
Seizoen {n}
Seizoenen {n}
Specials
Afleveringen
Kijken
{title} bekijken in Jellyfin
Reis
sinds {time}
overgeslagen
Aangevraagd
Goedgekeurd
Gevonden
Gedownload
Geïmporteerd
Herkend
Beschikbaar
Tijdlijn
Niemand meldde dit; wat later kwam bewijst het.
tot {time}
via {service}
Downloads
Links en nummers
Ook bekend als
Deze aanvraag bestaat niet
Hij is verwijderd, of het adres klopt niet.
op {day}
Aangevraagd door {person}
Aangevraagd
Goedgekeurd
Afgewezen
Kon niet worden doorgegeven
Aanvraag verwijderd
Overgenomen
Gezocht
Release gevonden
Download begonnen
Gedownload
Download mislukt
Download verwijderd
Geïmporteerd
Import geblokkeerd
Bestand verwijderd
Verwijderd
Gezien door Shoko
Herkend door Shoko
Niet herkend door Shoko
Gemeld als beschikbaar
Klaar om te kijken
Niet meer in Jellyfin
Vraagt aandacht
Bestanden verwijderd
Bestanden behouden
Onbekend
In de wachtrij
Haalt metagegevens op
Downloaden
Hapert
Gepauzeerd
Wordt gecontroleerd
Wordt verplaatst
Compleet
Fout
Bestanden ontbreken
Verwijderd
{from} tot {to} van {n}
Vorige pagina
Volgende pagina
Er is nog niets klaar
Bibliotheek
Neemt op wat in Jellyfin staat en vult aan wat erover bekend is. Er wordt niets verwijderd of overschreven.
Nu synchroniseren
Alleen kijken, niets wijzigen
Leest de bibliotheek van Jellyfin
Vraagt de andere diensten
Slaat op
{done} van {n}
De bibliotheek is gesynchroniseerd
Bekeken, er is niets gewijzigd
Geannuleerd
Nieuw: {n}
Aangevuld: {n}
Verzoeken die klaar zijn: {n}
Niet meer in Jellyfin: {n}
Tegenstrijdig: {n}
Onleesbaar: {n}
Ongewijzigd: {n}
Zonder bestand: {n}
verschilt: {fields}
Jaar
Oorspronkelijke titel
Poster
Verbonden
Niet bereikbaar
Nog niet gevraagd
Versie
Webhook
Ingesteld
Niet ingesteld
Livefeed
Open
Uit
Laatste webhook
Geen sinds de start van Home Assistant
Niet nodig
Laatste fout
Laatste geweigerde webhook
{n} geweigerd
Controleer of {service} draait en of Home Assistant het bereikt, dan adres en sleutel in de integratie.
{service} stuurt iets dat niet werd begrepen. Controleer daar de webhook.
Home Assistant heeft geen adres waarheen {service} kan sturen.
{service} bereikt Home Assistant niet.
Webhooks van {service} komen hier niet aan.
Webhooks van {service} worden omgeleid en verliezen hun inhoud.
{service} weigert de webhook.
Een ander programma gebruikt de enige webhook van {service}.
De enige webhook van {service} is aan een ander programma gelaten. Het wordt in plaats daarvan gevraagd.
De livefeed van {service} gaat niet open. In plaats daarvan wordt het iets later gevraagd.
{service} heeft geen Webhook-plug-in. Het wordt gevraagd, iets later.
De Webhook-plug-in van {service} is oud en meldt geen verwijderingen.
Reparaties bekijken
Instellingen openen
{service} openen
Er is geen dienst ingesteld
Voeg Seerr, Radarr, Sonarr en de andere toe in de instellingen.
Opnieuw zoeken
Nu controleren
Verwijderen
Bezig…
Gedaan
Dat lukte niet: {error}
Het is er en kan worden bekeken.
Jellyfin heeft het nog niet.
Het is al onderweg.
Er ontbreekt niets dat is uitgezonden.
Seerr geeft het nog een keer door.
De zoekopdracht loopt.
Er is iets gevonden.
Er is niets gevonden.
Verwijderingen
{title} verwijderen?
{n} titel verwijderen?|{n} titels verwijderen?
Kijkt wat er weg zou gaan…
Bestanden: {files} · Torrents: {torrents}
Het wordt verwijderd
De verwijdering is voorbij
Er is nog iets te doen. Waar het kan gaat het vanzelf verder; zie de verwijderingen.
Ook de bestanden verwijderen
Torrents laten delen zolang ze moeten
Voorkomen dat lijsten het weer toevoegen
Voorgoed verwijderen
Annuleren
Sluiten
Torrents
Titel en bestanden
Seizoenen
Hele serie
Animebestanden
Bibliotheek
Aanvragen
Torrents die nog delen
Gaat weg
Er is niets
Bezig
Komt nog
Verwijderd
Was al weg
Blijft
Er was niets
Heeft er niets mee te maken
Verwijderd, bestanden blijven
Verwijderde het zelf
Is niet meer ingesteld
Wordt later opnieuw geprobeerd
Wacht tot het weg is
Wacht tot het is gedeeld
{service} antwoordt niet
{service} meldt een fout
{service} weigert de inloggegevens
{service} weigert het te verwijderen
Het is er nog
{service} is niet ingesteld
Er gebeurde iets onverwachts
Heeft geen grens voor delen en blijft voor altijd.
blijft, gedeeld met {names}
blijft voor andere seizoenen
blijft met de bestanden
hoort misschien niet bij deze titel
Bezig
Wacht
Deelt eerst
Zit vast
Verwijderd
Opgegeven
Elders verwijderd
door {name}
Bezig
Logboek
Er is nog niets verwijderd
Nu opnieuw proberen
Opgeven
Stappen
Selecteren
Alles op deze pagina selecteren
{title} selecteren
{n} geselecteerd
Status Tracker
Media-aanvragen onderweg, van de wens tot de afspeelknop.
Deze aanvraag bestaat niet meer.
en nog één|en nog {n}
Titel
Eén aanvraag
Laat dit leeg om meerdere aanvragen te tonen.
Weergave
Lijst
Rij posters
Compacte regels
Tonen
Aanvragen onderweg
Aanvragen die aandacht vragen
Onlangs voltooide aanvragen
Al deze
Soort
Alleen mijn eigen aanvragen
Die van de aangemelde persoon. De opties van de integratie zeggen wie wie is.
Hoogstens tonen`);var A7={en:I2,de:c3,es:Z3,fr:S3,ja:h3,nl:g3};function i1(L){for(let H of[L,L.split("-")[0]??""]){let C=A7[H];if(C)return{language:H,texts:C}}return{language:"en",texts:I2}}var y="/status-tracker",d7={comma_decimal:"en-US",decimal_comma:"de",space_comma:"fr",quote_decimal:"de-CH"},o1=class{constructor(H){n(this,"connection");n(this,"format");n(this,"language");n(this,"isAdmin");n(this,"addresses");n(this,"texts");n(this,"plurals");let{language:C,texts:V}=i1(H.language);this.connection=H.connection,this.language=C,this.texts=V,this.plurals=new Intl.PluralRules(C),this.isAdmin=H.user?.is_admin??!1,this.addresses={internal:H.config.internal_url,external:H.config.external_url};let{time_format:e,number_format:r}=H.locale,M=H.locale.language,i=M?.split("-")[0]===C?M:C;this.format=new i2({language:i,timeZone:H.locale.time_zone==="server"?H.config.time_zone:void 0,hour12:e==="12"?!0:e==="24"?!1:void 0,numbers:d7[r]??i})}t(H,C={}){let V=this.texts[H].split("|"),{n:e}=C;return((V.length===1||typeof e!="number"?V[0]:V[this.plurals.select(e)==="one"?0:1])??"").replace(/\{(\w+)\}/g,(M,i)=>{let o=C[i];return typeof o=="number"?this.format.count(o):o??""})}say(H){return this.t(H.key,H.values)}};var p7=6e4;function _(L){return`${y}/request/${encodeURIComponent(L)}`}function B(L){return`--state:var(--st-${L});`}function a1(L,H){return t`<span class="pill" style=${B(H)}
>${l(w[H])}${L.t(`state_${H}`)}</span
>`}function z(L,H){let C=L.t(H.media_type==="movie"?"movie":"show");return[H.year,H.is_anime?`${L.t("anime")} (${C})`:C,C1(L,H.seasons??[]),H.is_4k?"4K":null,H.requested_by?L.t("for_person",{name:H.requested_by}):null,H.origin==="library"?L.t("sync"):null].filter(Boolean).join(" · ")}function C1(L,H){let C=H.filter(e=>e>0);return[C.length?L.t(C.length===1?"season":"seasons",{n:o3(C)}):"",H.includes(0)?L.t("specials"):""].filter(Boolean).join(", ")}function U(L,H){return t`<div
class="fill"
style="${B(H)}width:${L*100}%"
></div>`}function G(L,H){let{counts:C,title:V}=H,e=H.state==="downloaded"?1:H.progress;if(D1(H)&&C.wanted>1){let M=e2.filter(({field:o})=>C[o]>0),i=M.map(({field:o,key:A})=>L.t(A,{n:C[o]})).join(", ");return t`<div class="bar" role="img" aria-label=${i}>
${M.map(({state:o,field:A})=>{let m=o==="downloading"&&e!==null;return t`<div
class=${m?"part":"whole"}
style="${B(o)}flex-grow:${C[A]}"
>
${m?U(e,o):a}
</div>`})}
</div>`}if(e===null||H.state==="available")return a;let r=L.format.percent(e);return t`<div
class="bar"
role="progressbar"
aria-valuemin="0"
aria-valuemax="100"
aria-valuenow=${Math.floor(e*100)}
aria-label=${L.t("percent_of",{title:V,percent:r})}
>
${U(e,H.state)}
</div>`}function H1(L,H){if(H.progress===null||H.state!=="downloading")return[];let C=[L.format.percent(H.progress)];return H.speed&&C.push(L.format.speed(H.speed)),H.eta!==null&&C.push(L.t("left",{time:L.format.duration(H.eta)})),C}function n1(L,H){let{counts:C}=H;if(!D1(H))return[];let V=C.wanted?[L.t("ready_of",{downloaded:P5(C),ready:C.available,n:C.wanted})]:[];return C.unaired&&V.push(L.t("n_unaired",{n:C.unaired})),V}function o2(L,H,C,V){if(!H.attention)return a;let{reason:e,since:r,detail:M}=H.attention,{key:i,step:o,service:A,arr:m}=r2(e,H,M),d=M?M2(M):null,x=d?L.t(d):e==="service_down"?null:M,v=$2(e,A,C,"ids"in H?H:void 0);return t`<div class="notice">
${l(p.alert)}
<div>
<p>
<strong>${L.t(i,{arr:m,detail:M??"?"})}</strong>
${V-Date.parse(r)<p7?a:t`<span class="quiet"
>${L.t("for_time",{time:L.format.age(r,V)})}</span
>`}
</p>
${x?t`<p class="said">${x}</p>`:a}
${v?t`<p>
<a
class="step"
href=${v.url}
target="_blank"
rel="noreferrer noopener"
>${L.t(v.service===A?o:"open_in",{service:v.name})}</a
>
</p>`:o==="see_services"?t`<p>
<a class="step" href="${y}/services">${L.t(o)}</a>
</p>`:a}
</div>
</div>`}function a2(L,{name:H,url:C}){let V=q(C);return V?t`<a
class="button"
href=${V}
target="_blank"
rel="noreferrer noopener"
>${L.t("open_service",{service:H})}${l(p.link)}</a
>`:a}function A1(L,H){let C=l3(H,m3(location.href,L.addresses));return C?t`<a
class="button strong watch"
href=${C}
target="_blank"
rel="noreferrer noopener"
aria-label=${L.t("watch_title",{title:H.title})}
>${l(p.watch)}${L.t("watch")}</a
>`:a}var n2=s` .tile{display:block;position:relative;text-decoration:none}.tile .frame{display:block;position:relative}.tile .badge{align-items:center;background:var(--ha-card-background,var(--card-background-color));border-radius:50%;bottom:6px;box-shadow:0 1px 3px rgba(0,0,0,0.4);display:flex;height:28px;inset-inline-end:6px;justify-content:center;position:absolute;width:28px}.tile .badge svg{color:color-mix(in srgb,var(--state) 75%,var(--primary-text-color))}.tile .badge.attention{inset-inline-end:40px;--state:var(--st-attention)}.tile .bar{margin-top:6px}.tile .name{-webkit-box-orient:vertical;-webkit-line-clamp:2;display:-webkit-box;margin-top:6px;overflow:hidden;overflow-wrap:anywhere}`;function A2(L,H,C){let V=L.t(`state_${H.state}`);return t`<a
class="tile"
href=${_(H.id)}
title="${H.title}: ${V}"
>
<span class="frame">
<status-tracker-poster
.src=${H.poster}
.kind=${H.media_type}
></status-tracker-poster>
${H.attention?t`<span class="badge attention"
>${l(p.alert)}<span class="hidden"
>${L.t("needs_attention")}</span
></span
>`:a}
<span class="badge" style=${B(H.state)}
>${l(w[H.state])}<span class="hidden"
>${V}</span
></span
>
</span>
${C?G(L,C):a}
<span class="name">${H.title}</span>
</a>`}var c=s` :host{display:block;color:var(--primary-text-color);font-family:var(--ha-font-family-body);font-size:var(--ha-font-size-m);line-height:1.45;--st-requested:var(--grey-color);--st-approved:var(--blue-grey-color);--st-searching:var(--indigo-color);--st-grabbing:var(--purple-color);--st-downloading:var(--blue-color);--st-downloaded:var(--cyan-color);--st-importing:var(--teal-color);--st-anime_matching:var(--amber-color);--st-available:var(--green-color);--st-failed:var(--error-color);--st-attention:var(--warning-color);--st-wanted:var(--divider-color);--st-unaired:var(--divider-color);--st-line:var(--divider-color);--st-soft:var(--secondary-background-color);--st-quiet:var(--secondary-text-color);--st-radius:var(--ha-border-radius-lg)}*,*::before,*::after{box-sizing:border-box}[hidden]{display:none !important}h1,h2,h3,p,ul,ol,dl,dd{margin:0;padding:0}ul,ol{list-style:none}h1,h2,h3,p,a,button,dd,dt,label,li,span,summary,time{text-align:match-parent;text-align:-webkit-match-parent;unicode-bidi:plaintext}a{color:inherit}svg{fill:currentcolor;flex:none;height:20px;width:20px}:focus-visible{outline:2px solid var(--primary-color);outline-offset:2px}@media (prefers-reduced-motion:reduce){*,*::before,*::after{animation:none !important;transition:none !important}}.quiet{color:var(--st-quiet)}.hidden{clip-path:inset(50%);height:1px;overflow:hidden;position:absolute;white-space:nowrap;width:1px}.surface{background:var(--ha-card-background,var(--card-background-color));border:var(--ha-card-border-width,1px) solid var(--ha-card-border-color,var(--st-line));border-radius:var(--ha-card-border-radius,var(--st-radius));box-shadow:var(--ha-card-box-shadow,none)}`,Z=s` button,select,input,.button{align-items:center;background:none;border:1px solid var(--st-line);border-radius:20px;color:var(--primary-text-color);cursor:pointer;display:inline-flex;font:inherit;gap:6px;min-height:36px;padding:4px 14px;text-decoration:none}select,input{background-color:var(--ha-card-background,var(--card-background-color))}option{background-color:var(--card-background-color);color:var(--primary-text-color)}button:hover,.button:hover,select:hover{border-color:var(--st-quiet)}button:disabled{cursor:default;opacity:0.5}button[aria-pressed="true"],.button.strong{background-color:color-mix(in srgb,var(--primary-color) 20%,transparent);border-color:var(--primary-color)}.button.icon,button.icon{border-color:transparent;height:44px;justify-content:center;padding:0;width:44px}button.plain{border-color:transparent;padding-inline:8px}@media (pointer:coarse){button,select,input,.button{min-height:44px}}`,g=s` .bar{background:var(--st-wanted);border-radius:3px;display:flex;gap:1px;height:6px;overflow:hidden}.bar > *{transition:flex-grow 0.4s linear}.whole{background:var(--state)}.part{background:color-mix(in srgb,var(--state) 35%,transparent)}.fill{background:var(--state);height:100%;transition:width 0.4s linear}.pill{align-items:center;background:color-mix(in srgb,var(--state) 18%,transparent);border-radius:14px;display:inline-flex;gap:4px;padding-block:2px;padding-inline:6px 10px;white-space:nowrap}.pill svg{color:color-mix(in srgb,var(--state) 75%,var(--primary-text-color));height:18px;width:18px}.notice{align-items:start;background:color-mix(in srgb,var(--st-attention) 16%,transparent);border-radius:8px;display:flex;gap:8px;padding:8px 10px;--st-quiet:var(--primary-text-color)}.notice.bad{background:color-mix(in srgb,var(--st-failed) 14%,transparent)}.notice > svg{color:var(--st-attention)}.notice.bad > svg{color:var(--st-failed)}`;var f3=s` ha-card{height:100%;overflow:hidden;padding-block:8px}h2{font-size:var(--ha-font-size-l);font-weight:var(--ha-font-weight-medium);padding:4px 16px 8px}.empty,.offline,.more{display:flex;gap:8px;padding:8px 16px}.offline svg{color:var(--st-failed)}.name{overflow-wrap:anywhere}.look{align-items:center;display:inline-flex;flex:none;gap:4px}.look svg{color:color-mix(in srgb,var(--state) 75%,var(--primary-text-color))}.alert{align-items:start;display:inline-flex;gap:6px}.alert svg{color:color-mix( in srgb,var(--st-attention) 75%,var(--primary-text-color) )}.list a,.compact a{text-decoration:none}.list a:hover,.compact a:hover{background:color-mix(in srgb,var(--st-soft) 70%,transparent)}.list a:focus-visible,.compact a:focus-visible{outline-offset:-2px}.list a{display:grid;gap:12px;grid-template-columns:56px minmax(0,1fr);padding:8px 16px}.list .body{align-content:start;display:grid;gap:2px}.list .top{align-items:start;display:flex;flex-wrap:wrap;gap:0 8px}.list .name{-webkit-box-orient:vertical;-webkit-line-clamp:2;display:-webkit-box;flex:1 1 8em;font-weight:var(--ha-font-weight-medium);overflow:hidden}.list .bar{margin-top:4px}.numbers{display:flex;flex-wrap:wrap;font-variant-numeric:tabular-nums;gap:0 12px}.compact a{align-items:center;display:flex;gap:10px;min-height:40px;padding:4px 16px}.compact .name{flex:1;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.posters{display:flex;gap:12px;overflow-x:auto;padding:4px 16px 8px;scrollbar-width:thin}.posters li{flex:0 0 112px}`;var p2=["state","requested","progress","title"],R={text:"",media_type:"",state:"",requested_by:"",attention:!1},d2=["requested","approved","searching","grabbing","downloading","downloaded","importing","anime_matching","available","failed"],l7=new Set(["available","failed"]);function b(L){return!l7.has(L.state)}function y3(L){return L.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase().replace(/[^\p{L}\p{N}]+/gu," ").trim()}function E1(L){return Object.keys(R).some(H=>L[H]!==R[H])}function k3(L){let H=y3(L.text).split(" ").filter(Boolean),C=L.requested_by.toLowerCase();return V=>(!L.attention||V.attention!==null)&&(!L.state||V.state===L.state)&&(!L.media_type||(L.media_type==="anime"?V.is_anime===!0:V.media_type===L.media_type))&&(!C||V.requested_by?.toLowerCase()===C)&&(!H.length||m7(V,H))}function m7(L,H){let C=y3([L.title,L.original_title,L.year,L.requested_by].join(" "));return H.every(V=>C.includes(V))}var s7=new Intl.Collator,b3=(L,H)=>s7.compare(L.title,H.title),w3=L=>(H,C)=>{let[V,e]=[H[L]??"",C[L]??""];return V<e?1:V>e?-1:0},v7={state:(L,H)=>d2.indexOf(H.state)-d2.indexOf(L.state),requested:()=>0,progress:(L,H)=>O3(H)-O3(L),title:b3},x7=w3("created_at");function O3(L){return Math.floor((L.progress??-.01)*100+1e-9)}function l2(L,H){let C=v7[H];return[...L].sort((V,e)=>C(V,e)||x7(V,e)||(V.id<e.id?-1:1))}function m2(L){let H=w3("finished_at");return[...L].sort((C,V)=>H(C,V)||b3(C,V))}function T3(L){let H=new Map;for(let{requested_by:C}of L)C&&!H.has(C.toLowerCase())&&H.set(C.toLowerCase(),C);return[...H.values()].sort((C,V)=>C.localeCompare(V))}var V1="status-tracker-card",P3=["list","posters","compact"],_3=["active","attention","finished","all"],u7=["movie","tv"],q2=10,W2=100,c7=[{name:"layout",values:P3},{name:"show",values:_3},{name:"media_type",values:u7}];function U2(L){for(let{name:e,values:r}of c7){let M=L[e];if(M&&!r.includes(M))throw new Error(`${e} must be one of ${r.join(", ")}`)}let{max:H,entity:C,title:V}=L;if(H!=null&&!(Number.isInteger(H)&&H>0&&H<=W2))throw new Error(`max must be a whole number from 1 to ${W2}`);for(let[e,r]of Object.entries({entity:C,title:V}))if(r!=null&&typeof r!="string")throw new Error(`${e} must be a text`)}function B3(L,H,C,V){let e=[...L];if(H.entity){let A=e.filter(({id:m})=>m===V);return{shown:A,total:A.length}}let r=e.filter(A=>(!H.media_type||A.media_type===H.media_type)&&(!H.mine||C(A.requested_by))),M=l2(r.filter(b),"state"),i=m2(r.filter(A=>!b(A))),o={active:()=>M,attention:()=>M.filter(A=>A.attention),finished:()=>i,all:()=>[...M,...i]}[H.show??"active"]();return{shown:o.slice(0,H.max??q2),total:o.length}}function R3(L){let{entity:H,show:C="active",media_type:V,mine:e}=L;return H?"card_no_request":V||e||C==="attention"?"none_match":C==="finished"?"none_history":"none_active"}function s2(L,H){let C=L.states[H]?.attributes.request_id;return typeof C=="string"?C:null}var Z7={title:"form_title",entity:"form_entity",layout:"form_layout",show:"form_show",media_type:"form_media_type",mine:"form_mine",max:"form_max"},S7={entity:"form_entity_help",mine:"form_mine_help"};function F3(L){let{texts:H}=i1(L),C=V=>({select:{mode:"dropdown",options:V.map(([e,r])=>({value:e,label:H[r]}))}});return{schema:[{name:"title",selector:{text:{}}},{name:"layout",selector:C(P3.map(V=>[V,`form_layout_${V}`]))},{name:"show",selector:C(_3.map(V=>[V,`form_show_${V}`]))},{name:"media_type",selector:C([["movie","movies"],["tv","shows"]])},{name:"mine",selector:{boolean:{}}},{name:"max",selector:{number:{min:1,max:W2,mode:"box"}}},{name:"entity",selector:{entity:{filter:{integration:"status_tracker",domain:"sensor"}}}}],computeLabel:({name:V})=>{let e=Z7[V];return e?H[e]:V},computeHelper:({name:V})=>{let e=S7[V];return e?H[e]:void 0},assertConfig:U2}}var d1=class extends k{constructor(){super();n(this,"known");n(this,"stop");this.requestId=null}static getConfigForm(){return F3(document.documentElement.lang||"en")}static getStubConfig(){return{type:`custom:${V1}`,layout:"list",show:"active"}}setConfig(C){U2(C),this.config=C,this.findRequest()}set hass(C){let V=V2(this.known,C);this.known=C,this.findRequest(),V&&(this.ui=new o1(C))}getCardSize(){let{layout:C="list",entity:V}=this.config??{},e=V?1:this.config?.max??q2;return{list:1+e,posters:4,compact:1+Math.ceil(e/2)}[C]}getGridOptions(){let{layout:C="list"}=this.config??{};return C==="posters"?{columns:"full",min_columns:4,rows:"auto",min_rows:3}:{columns:12,min_columns:6,rows:"auto",min_rows:1}}connectedCallback(){super.connectedCallback(),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.stop?.(),this.stop=void 0}findRequest(){let C=this.config?.entity;C?this.known&&(this.requestId=s2(this.known,C)??this.requestId):this.requestId=null}shouldUpdate(){return this.ui!==void 0&&this.config!==void 0}willUpdate(){!this.stop&&this.ui&&this.isConnected&&(this.stop=u(this.ui.connection).listen(()=>this.requestUpdate()))}render(){let{ui:C,config:V}=this;if(!C||!V)return a;let{layout:e="list"}=V,r=u(C.connection),{shown:M,total:i}=B3(r.rows.values(),V,o=>r.isOwn(o),this.requestId);return t`<ha-card>
${V.title?t`<h2>${V.title}</h2>`:a}
${r.status==="live"||r.status==="connecting"?a:t`<p class="offline" role="status">
${l(p.down)}${C.t(r.status)}
</p>`}
${M.length?t`<ul class=${e}>
${h(M,({id:o})=>o,o=>t`<li>${this.renderRow(C,o,e)}</li>`)}
</ul>`:r.status==="live"?t`<p class="empty quiet">${C.t(R3(V))}</p>`:a}
${i>M.length?t`<a class="more quiet" href=${y}
>${C.t("card_more",{n:i-M.length})}</a
>`:a}
</ha-card>`}renderRow(C,V,e){switch(e){case"posters":return A2(C,V,V);case"compact":return this.renderLine(C,V);case"list":return this.renderEntry(C,V)}}renderLine(C,V){let[e]=H1(C,V),r=C.t(`state_${V.state}`);return t`<a href=${_(V.id)} title=${r}>
<span class="look" style=${B(V.state)}
>${l(w[V.state])}</span
>
<span class="name">${V.title}</span>
${this.renderAlert(C,V)}
<span class="quiet">${e??r}</span>
</a>`}renderEntry(C,V){let e=[...H1(C,V),...n1(C,V)];return t`<a href=${_(V.id)}>
<status-tracker-poster
.src=${V.poster}
.kind=${V.media_type}
></status-tracker-poster>
<span class="body">
<span class="top"
><span class="name">${V.title}</span
><span class="look" style=${B(V.state)}
>${l(w[V.state])}<span
>${C.t(`state_${V.state}`)}</span
></span
></span
>
<span class="quiet">${z(C,V)}</span>
${this.renderSituation(C,V)} ${G(C,V)}
${e.length?t`<span class="numbers quiet"
>${e.map(r=>t`<span>${r}</span>`)}</span
>`:a}
</span>
</a>`}renderSituation(C,V){if(!V.attention)return t`<span class="now"
>${C.say(M1(V,C.format))}</span
>`;let{reason:e,detail:r}=V.attention,{key:M,arr:i}=r2(e,V);return t`<span class="now alert"
>${l(p.alert)}<span
>${C.t(M,{arr:i,detail:r??"?"})}</span
></span
>`}renderAlert(C,V){return V.attention?t`<span class="alert" title=${C.t("needs_attention")}
>${l(p.alert)}<span class="hidden"
>${C.t("needs_attention")}</span
></span
>`:a}};n(d1,"properties",{config:{state:!0},ui:{state:!0},requestId:{state:!0}}),n(d1,"styles",[c,g,n2,f3]);var f=class extends k{shouldUpdate(){return this.ui!==void 0}};n(f,"properties",{ui:{attribute:!1}});var Q=class extends f{constructor(){super(...arguments);n(this,"stop")}connectedCallback(){super.connectedCallback(),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.stop?.(),this.stop=void 0}willUpdate(C){!this.stop&&this.isConnected&&(this.stop=u(this.ui.connection).listen(V=>this.hear(V)),this.begin())}begin(){}};function D3(L,H){if(!customElements.get(L))try{customElements.define(L,H)}catch{}}var h7={unaired:"item_unaired",wanted:"item_wanted",grabbing:"state_grabbing",downloading:"state_downloading",downloaded:"state_downloaded",importing:"state_importing",anime_matching:"state_anime_matching",available:"state_available",failed:"state_failed"},p1=class extends f{constructor(){super(...arguments);n(this,"opened",new Map)}render(){let{wanted:C,others:V}=n3(this.groups,this.seasons),e=C.length===1;for(let r of C)this.opened.has(r.season)||this.opened.set(r.season,e||g7(r));return t`${h([...C,...V],({season:r})=>r??-1,r=>this.renderGroup(r))}`}renderGroup({season:C,items:V}){let{ui:e}=this,r=a3(V),M=e2.filter(({state:o})=>r.has(o)).map(({state:o,key:A})=>e.t(A,{n:r.get(o)??0})),i=r.get("unaired");return i&&M.push(e.t("n_unaired",{n:i})),t`<details ?open=${this.opened.get(C)??!1}>
<summary>
<span
>${C===0?e.t("specials"):e.t("season",{n:String(C??"")})}</span
>
<span class="quiet">${M.join(", ")}</span>
</summary>
<ul>
${h(V,({number:o})=>o??-1,o=>this.renderItem(C??0,o))}
</ul>
</details>`}renderItem(C,V){let{ui:e}=this,{state:r,progress:M}=V,{format:i}=e,o=V.air_date?r==="unaired"?e.t("airs",{day:i.day(V.air_date)}):i.longDay(V.air_date):null;return t`<li class=${r}>
<span class="code quiet">${t2(C,V.number??0)}</span>
<span class="name" title=${V.title??""}
>${V.title??""}${V.absolute!==null?t` <span class="quiet">(${V.absolute})</span>`:a}</span
>
<span class="state" style=${B(r)}>
${o?t`<span class="quiet when">${o}</span>`:a}
${M!==null&&r==="downloading"?e.format.percent(M):e.t(h7[r])}
${l(w[r])}
</span>
${M!==null&&r==="downloading"?t`<div class="bar" aria-hidden="true">
${U(M,r)}
</div>`:a}
</li>`}};n(p1,"properties",{groups:{attribute:!1},seasons:{attribute:!1}}),n(p1,"styles",[c,Z,g,s` :host{container-type:inline-size}details{border-top:1px solid var(--st-line)}summary{align-items:center;cursor:pointer;display:flex;flex-wrap:wrap;gap:4px 12px;justify-content:space-between;min-height:44px;padding:6px 4px}li{align-items:center;display:grid;gap:2px 10px;grid-template-columns:4.6em minmax(0,1fr) auto;min-height:32px;padding:3px 4px}li:nth-child(even){background:color-mix(in srgb,var(--st-soft) 60%,transparent)}.code{font-variant-numeric:tabular-nums}.name{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.state{align-items:center;display:inline-flex;gap:4px}.state svg{color:color-mix(in srgb,var(--state) 75%,var(--primary-text-color));height:18px;width:18px}.when{padding-inline-end:6px}.bar{grid-column:2 / -1;height:4px}@container (max-width:480px){li:not(.unaired,.wanted) .when{display:none}}`]);function g7({items:L}){return L.some(({state:H})=>H!=="available"&&H!=="unaired"&&H!=="wanted")}var l1=class{constructor(H,C,V){n(this,"type");n(this,"callback");n(this,"connection",null);n(this,"stop");n(this,"unsubscribe");this.type=C,this.callback=V,H.addController(this)}follow(H){H!==this.connection&&(this.hostDisconnected(),this.connection=H,this.stop=u(H).listen(({everything:C})=>{C&&this.subscribe(H)}),this.subscribe(H))}hostDisconnected(){this.stop?.(),this.stop=void 0,this.connection=null,this.drop()}drop(){let{unsubscribe:H}=this;this.unsubscribe=void 0,H?.().catch(()=>{})}async subscribe(H){this.drop();try{let C=await H.subscribeMessage(V=>this.callback(V),{type:this.type},{resubscribe:!1});H===this.connection&&!this.unsubscribe?this.unsubscribe=C:await C()}catch{}}};var E3=["added","updated","available","gone","conflicts","unreadable"],$3="status_tracker/library/subscribe";function N3(L,H){return L.sendMessagePromise({type:"status_tracker/library/sync",dry_run:H})}function I3(L){return L.sendMessagePromise({type:"status_tracker/library/cancel"})}var f7={no_jellyfin:"trouble_not_set_up",jellyfin_unreachable:"trouble_service_down",jellyfin_refused:"trouble_refused"};function W3({scanned:L,total:H}){return H?Math.min(1,L/H):null}function q3(L){return L.running?{key:L.phase?`sync_${L.phase}`:"connecting"}:L.error?{key:f7[L.error]??"trouble_unexpected",values:{service:"Jellyfin"}}:L.cancelled?{key:"sync_cancelled"}:L.result?{key:L.dry_run?"sync_looked":"sync_over"}:null}function U3({result:L}){return E3.flatMap(H=>{let C=L?.[H];return C?.count?[{key:`sync_${H}`,findings:C,isBad:H==="conflicts"||H==="unreadable"}]:[]})}var O7={tmdb:"TMDB",tvdb:"TVDB",imdb:"IMDb",anidb:"AniDB",shoko_series:"Shoko",jellyfin:"Jellyfin",seerr:"Seerr",seerr_media:"Seerr",radarr:"Radarr",sonarr:"Sonarr"},y7={title:"form_title",year:"field_year",original_title:"field_original_title",poster:"field_poster",is_anime:"anime",versions:"movie",episodes:"episodes"};function z3(L){let H=y7[L];return H?{key:H}:{name:O7[L]??L.replaceAll("_"," ")}}var m1=class extends f{constructor(){super();n(this,"feed",new l1(this,$3,C=>{this.sync&&this.sync.finished!==C.finished&&this.dispatchEvent(new CustomEvent("library-synced")),this.sync=C}));this.open=!1,this.sync=null,this.dryRun=!1,this.busy=!1,this.error=null}connectedCallback(){super.connectedCallback(),this.requestUpdate()}willUpdate(){this.isConnected&&this.feed.follow(this.ui.connection)}async act(C){this.busy=!0,this.error=null;try{await C()}catch(V){this.error=O(V)}finally{this.busy=!1}}render(){let{ui:C,sync:V}=this;if(!V||!(this.open||V.running))return a;let e=q3(V),{finished:r}=V;return t`<section class="surface">
<h2>${C.t("sync")}</h2>
<p class="quiet">${C.t("sync_about")}</p>
${V.running?this.renderRunning(V):this.renderStart()}
<p role="status" ?hidden=${!e}>
${e?C.say(e):a}${r&&!V.running?` · ${C.format.moment(r)}`:""}
</p>
${this.error===null?a:t`<p class="notice bad" role="alert">
${C.t("action_failed",{error:this.error})}
</p>`}
${V.running?a:this.renderResult(V)}
</section>`}renderStart(){let{ui:C}=this;return t`<p class="line">
<button
?disabled=${this.busy}
@click=${()=>{this.act(()=>N3(C.connection,this.dryRun))}}
>
${l(p.sync)}${C.t("sync_start")}
</button>
<label
><input
type="checkbox"
.checked=${this.dryRun}
@change=${V=>{this.dryRun=V.target.checked}}
/>${C.t("sync_dry_run")}</label
>
</p>`}renderRunning(C){let{ui:V}=this,e=W3(C);return t`<div
class="bar"
role="progressbar"
aria-label=${V.t("sync")}
aria-valuemin="0"
aria-valuemax="100"
aria-valuenow=${e===null?a:Math.floor(e*100)}
>
${U(e??0,"downloading")}
</div>
<p class="line">
<span
>${C.total===null?V.format.count(C.scanned):V.t("sync_of",{done:C.scanned,n:C.total})}</span
>
<button
?disabled=${this.busy}
@click=${()=>{this.act(()=>I3(V.connection))}}
>
${V.t("cancel")}
</button>
</p>`}renderResult(C){let{ui:V}=this;return C.result?t`<div>
${U3(C).map(({key:e,findings:{count:r,items:M},isBad:i})=>t`<details>
<summary>
${i?l(p.alert):a}
${V.t(e,{n:r})}
</summary>
<ul>
${M.map(o=>t`<li>${this.renderItem(o)}</li>`)}
${r>M.length?t`<li class="quiet">
${V.t("card_more",{n:r-M.length})}
</li>`:a}
</ul>
</details>`)}
${["unchanged","unplayable"].map(e=>C.result?.[e]?t`<p class="quiet">
${V.t(`sync_${e}`,{n:C.result[e]})}
</p>`:a)}
${C.result.skipped?.map(({name:e})=>t`<p>
${V.t("trouble_service_down",{service:e??""})}
</p>`)}
</div>`:a}renderItem(C){let{ui:V}=this,e=C.year?`${C.title} (${C.year})`:C.title,r=C.fields?.map(i=>{let o=z3(i);return"key"in o?V.t(o.key):o.name}).join(", "),M=r&&C.reason?V.t("sync_ids_differ",{fields:r}):r;return t`${C.request_id?t`<a href=${_(C.request_id)}>${e}</a>`:e}${M?t` <span class="quiet">${M}</span>`:a}`}};n(m1,"properties",{open:{attribute:!1},sync:{state:!0},dryRun:{state:!0},busy:{state:!0},error:{state:!0}}),n(m1,"styles",[c,Z,g,s` section{display:grid;gap:10px;margin-block-start:12px;padding:14px}h2{font-size:var(--ha-font-size-l);font-weight:var(--ha-font-weight-medium)}.line,label{align-items:center;display:flex;flex-wrap:wrap;gap:8px 14px}input[type="checkbox"]{accent-color:var(--primary-color);height:18px;min-height:0;width:18px}summary{cursor:pointer;padding-block:6px}summary svg{vertical-align:text-bottom}li{overflow-wrap:anywhere;padding-block:2px;padding-inline-start:16px}`]);var s1=class extends k{constructor(){super();n(this,"fail",()=>{this.failed=!0});this.src=null,this.kind="movie",this.failed=!1}willUpdate(C){C.has("src")&&(this.failed=!1)}render(){let C=q(this.src);return t`
${l(this.kind==="tv"?p.tv:p.movie)}
${C&&!this.failed?t`<img
src=${C}
alt=""
loading="lazy"
decoding="async"
referrerpolicy="no-referrer"
@error=${this.fail}
/>`:null}
`}};n(s1,"properties",{src:{attribute:!1},kind:{attribute:!1},failed:{state:!0}}),n(s1,"styles",s` :host{aspect-ratio:2 / 3;background:var(--secondary-background-color);border-radius:8px;color:var(--secondary-text-color);display:grid;flex:none;isolation:isolate;overflow:hidden;place-items:center}img{grid-area:1 / 1;height:100%;object-fit:cover;width:100%;z-index:1}svg{fill:currentcolor;grid-area:1 / 1;max-height:40px;opacity:0.7;width:40%}`);var k7=1e3,v1=class{constructor(H){n(this,"request",null);n(this,"error",null);n(this,"isGone",!1);n(this,"host");n(this,"connection",null);n(this,"store",null);n(this,"id","");n(this,"stops",[]);n(this,"timer");n(this,"asking",!1);n(this,"stale",!1);this.host=H,H.addController(this)}follow(H,C){if(C===this.id&&H===this.connection||(this.release(),this.connection=H,this.id=C,this.request=null,this.error=null,this.isGone=!1,!C))return;let V=u(H);this.store=V,this.stops=[V.watch(C,()=>this.refresh()),V.listen(({everything:e})=>{e&&this.refresh()})],this.refresh()}hostDisconnected(){this.release(),this.id=""}refresh(){this.stale=!0,!this.asking&&this.timer===void 0&&this.ask()}release(){clearTimeout(this.timer),this.timer=void 0;for(let H of this.stops)H();this.stops=[],this.store=null}async ask(){let{connection:H,id:C,store:V}=this;if(!(!H||!V||!C)){this.stale=!1,this.asking=!0;try{let e=await S5(H,C);C===this.id&&(this.request=e,this.error=null,this.isGone=!1)}catch(e){C===this.id&&(this.isGone=y5(e)&&V.status==="live",this.error=O(e))}finally{this.asking=!1}if(this.host.requestUpdate(),C!==this.id||this.store!==V){this.stale&&this.ask();return}this.timer=setTimeout(()=>{this.timer=void 0,this.stale&&this.ask()},k7)}}};var x1=class extends f{constructor(){super();n(this,"loader",new v1(this));n(this,"stop");n(this,"watched","");n(this,"toggle",()=>{this.open=!this.open});this.services=[],this.open=!1}connectedCallback(){super.connectedCallback(),this.watched="",this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.stop?.(),this.stop=void 0}willUpdate(){this.watched!==this.requestId&&this.isConnected&&(this.watched=this.requestId,this.stop?.(),this.stop=u(this.ui.connection).watch(this.requestId,()=>this.requestUpdate())),this.loader.follow(this.ui.connection,this.open&&this.isConnected?this.requestId:"")}render(){let C=u(this.ui.connection).rows.get(this.requestId);return C?this.renderRow(C):a}renderRow(C){let{ui:V}=this,e=[...H1(V,C),...n1(V,C)];return t`<article class="surface">
<status-tracker-poster
.src=${C.poster}
.kind=${C.media_type}
></status-tracker-poster>
<div class="body">
<div class="top">
<h2><a href=${_(C.id)}>${C.title}</a></h2>
${a1(V,C.state)}
</div>
${C.original_title&&C.original_title!==C.title?t`<p class="quiet original">${C.original_title}</p>`:a}
<p class="quiet">${z(V,C)}</p>
<p class="now">${V.say(M1(C,V.format))}</p>
${G(V,C)}
${e.length?t`<p class="numbers quiet">
${e.map(r=>t`<span>${r}</span>`)}
</p>`:a}
${o2(V,C,this.services,Date.now())}
<div class="actions">
${C.state==="available"?A1(V,C):a}
${D1(C)?t`<button
class="plain"
aria-expanded=${this.open}
aria-controls="episodes"
@click=${this.toggle}
>
${l(p.expand)}${V.t("episodes")}
</button>`:a}
</div>
</div>
<div class="more" id="episodes" ?hidden=${!this.open}>
${this.open?this.renderEpisodes(C):a}
</div>
</article>`}renderEpisodes(C){let{request:V,error:e}=this.loader;return V?t`<status-tracker-episodes
.ui=${this.ui}
.groups=${V.item_groups}
.seasons=${C.seasons}
></status-tracker-episodes>`:t`<p class="quiet">
${e?this.ui.t("load_failed",{error:e}):this.ui.t("loading")}
</p>`}};n(x1,"properties",{requestId:{attribute:!1},services:{attribute:!1},open:{state:!0}}),n(x1,"styles",[c,Z,g,s` :host{contain:content}article{display:grid;gap:12px 16px;grid-template-columns:92px minmax(0,1fr);min-height:168px;padding:14px;position:relative}status-tracker-poster{width:92px}.body{display:flex;flex-direction:column;gap:6px;min-width:0}.top{align-items:start;display:flex;flex-wrap:wrap;gap:4px 8px;justify-content:space-between}h2{flex:1 1 9em;font-size:var(--ha-font-size-l);font-weight:var(--ha-font-weight-medium);line-height:1.3;overflow-wrap:anywhere}h2 a{text-decoration:none}h2 a::after{border-radius:var(--ha-card-border-radius,var(--st-radius));content:"";inset:0;position:absolute}h2 a:focus-visible{outline:none}h2 a:focus-visible::after{outline:2px solid var(--primary-color);outline-offset:-2px}.numbers{display:flex;flex-wrap:wrap;font-variant-numeric:tabular-nums;gap:2px 14px}.said{overflow-wrap:anywhere}.notice a,.actions,.more{position:relative;z-index:1}.actions{display:flex;flex-wrap:wrap;gap:8px;margin-top:auto}.more{grid-column:1 / -1}.actions .plain{margin-inline-start:-8px}button[aria-expanded="true"] svg{transform:rotate(180deg)}`]);var u1=s` .toolbar{align-items:center;display:flex;flex-wrap:wrap;gap:8px}.toolbar input{flex:1 1 220px;max-width:420px;min-width:0}.choices{display:flex;flex-wrap:wrap;gap:8px}.choices select{max-width:14em}@media (max-width:600px){.toolbar input{flex-basis:100%;max-width:none}.choices{flex-wrap:nowrap;margin-inline:-12px;overflow-x:auto;padding:2px 12px;scrollbar-width:none}.choices > *{flex:none}}`;function c1(L,H,C){return t`<input
type="search"
placeholder=${L.t("search")}
aria-label=${L.t("search")}
maxlength="200"
.value=${H}
@input=${V=>C(V.target.value)}
/>`}function F(L,H,C,V){return t`<select
aria-label=${L}
@change=${e=>V(e.target.value)}
>
${H.map(([e,r])=>t`<option value=${e} .selected=${e===C}>
${r}
</option>`)}
</select>`}var Z1=class extends f{constructor(){super(),this.filter=R,this.sort="state",this.people=[],this.attention=0}render(){let{ui:H,filter:C}=this;return t`<search class="toolbar">
${c1(H,C.text,V=>this.change({text:V}))}
<div class="choices">
${F(H.t("type"),[["",H.t("all_types")],["movie",H.t("movies")],["tv",H.t("shows")],["anime",H.t("anime")]],C.media_type,V=>this.change({media_type:V}))}
${F(H.t("state"),[["",H.t("all_states")],...d2.filter(V=>b({state:V})).map(V=>[V,H.t(`state_${V}`)])],C.state,V=>this.change({state:V}))}
${this.people.length?F(H.t("person"),z2(H,this.people),C.requested_by,V=>this.change({requested_by:V})):a}
${this.attention||C.attention?t`<button
aria-pressed=${C.attention}
@click=${()=>this.change({attention:!C.attention})}
>
${l(p.alert)}${H.t("needs_attention")}
(${H.format.count(this.attention)})
</button>`:a}
${F(H.t("sort"),p2.map(V=>[V,H.t(`sort_${V}`)]),this.sort,V=>this.tell("sort-changed",V))}
${E1(C)?t`<button
class="plain"
@click=${()=>this.tell("filter-changed",R)}
>
${H.t("clear_filters")}
</button>`:a}
</div>
</search>`}change(H){this.tell("filter-changed",{...this.filter,...H})}tell(H,C){this.dispatchEvent(new CustomEvent(H,{detail:C,bubbles:!0,composed:!0}))}};n(Z1,"properties",{filter:{attribute:!1},sort:{attribute:!1},people:{attribute:!1},attention:{attribute:!1}}),n(Z1,"styles",[c,Z,u1,s` :host{display:block}`]);function z2(L,H){let C=H.filter(e=>e.is_user),V=H.filter(e=>!e.is_user);return[["",L.t("everyone")],...C.map(({name:e})=>[e,L.t("mine",{name:e})]),...V.map(({name:e})=>[e,e])]}var G3=24,b7=16,Q3=24,S1=class extends Q{constructor(){super();n(this,"active",[]);n(this,"finished",[]);n(this,"total",0);n(this,"shown","");n(this,"clear",()=>{this.dispatchEvent(new CustomEvent("filter-changed",{detail:R,bubbles:!0}))});this.services=[],this.filter=R,this.sort="state",this.limit=G3}willUpdate(C){super.willUpdate(C),(C.has("filter")||C.has("sort"))&&(this.limit=G3),(C.size!==1||!C.has("limit"))&&this.choose()}hear(){let C=this.shown;this.choose(),this.shown!==C&&this.requestUpdate()}choose(){let{rows:C,status:V}=u(this.ui.connection),e=[...C.values()],r=e.filter(k3(this.filter));this.active=l2(r.filter(b),this.sort),this.finished=m2(r.filter(M=>!b(M))),this.total=e.filter(b).length,this.shown=JSON.stringify([V,this.total,this.active.map(({id:M})=>M),this.finished.slice(0,Q3).map(M=>[M.id,M.state]),this.peopleOf(e),e.filter(M=>M.attention).length])}render(){let{ui:C,active:V,finished:e,filter:r}=this,M=u(C.connection),i=[...M.rows.values()],o=M.status==="live"||i.length>0;return t`
<status-tracker-toolbar
.ui=${C}
.filter=${r}
.sort=${this.sort}
.people=${this.peopleOf(i)}
.attention=${i.filter(A=>A.attention).length}
></status-tracker-toolbar>
${o?t`<p class="count quiet" role="status">${this.countText()}</p>`:a}
${V.length?t`<div class="cards" role="list">
${h(V.slice(0,this.limit),({id:A})=>A,({id:A})=>t`<status-tracker-request-card
role="listitem"
.ui=${C}
.requestId=${A}
.services=${this.services}
></status-tracker-request-card>`)}
</div>`:o&&!e.length?this.renderEmpty():a}
${e.length?t`<h2>${C.t("lately")}</h2>
<ul class="tiles">
${h(e.slice(0,Q3),({id:A})=>A,A=>t`<li>${A2(C,A)}</li>`)}
</ul>
<a class="all" href="${y}/history"
>${C.t("see_history")}</a
>`:a}
`}peopleOf(C){let V=u(this.ui.connection);return T3(C).map(e=>({name:e,is_user:V.isOwn(e)}))}countText(){let{ui:C,active:V,total:e}=this;return E1(this.filter)&&V.length!==e?C.t("n_of_requests",{shown:V.length,n:e}):C.t("n_requests",{n:e})}renderEmpty(){let{ui:C}=this,V=E1(this.filter),e=this.services.find(({service:r})=>r==="seerr");return t`<div class="empty">
${l(V?p.search:p.movie)}
<p>${C.t(V?"none_match":"none_active")}</p>
${V?t`<button @click=${this.clear}>${C.t("clear_filters")}</button>`:t`<p class="quiet">${C.t("none_active_hint")}</p>
${e?a2(C,e):a}`}
</div>`}updated(){if(this.limit<this.active.length){let C=()=>{this.limit+=b7};"requestIdleCallback"in window?requestIdleCallback(C,{timeout:200}):setTimeout(C)}}};n(S1,"properties",{services:{attribute:!1},filter:{attribute:!1},sort:{attribute:!1},limit:{state:!0}}),n(S1,"styles",[c,Z,n2,s` .cards{align-items:start;display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(min(400px,100%),1fr))}.count{padding-block:12px}h2{font-size:var(--ha-font-size-xl);font-weight:var(--ha-font-weight-normal);padding-block:28px 12px}.tiles{display:grid;gap:16px 12px;grid-template-columns:repeat(auto-fill,minmax(104px,1fr))}.empty{align-items:center;display:flex;flex-direction:column;gap:8px;padding:48px 16px;text-align:center}.empty > svg{height:56px;opacity:0.6;width:56px}.empty p:first-of-type{font-size:var(--ha-font-size-l)}.all{display:inline-block;padding-block:16px}`]);async function j3(L,H){return(await L.sendMessagePromise(J3("preview",H))).previews}async function K3(L,H){return(await L.sendMessagePromise(J3("start",H))).deletions}function J3(L,{ids:H,seasons:C,options:V}){return{type:`status_tracker/deletions/${L}`,request_ids:H,...C.length?{seasons:C}:{},...V}}function Y3(L,H){return L.sendMessagePromise({type:"status_tracker/deletions/list",offset:H.offset,limit:H.limit,...H.text?{text:H.text}:{}})}function X3(L,H,C){return L.sendMessagePromise({type:`status_tracker/deletions/${H}`,deletion_id:C})}function v2(L,H){return new l1(L,"status_tracker/deletions/subscribe",({deletion:C,deletions:V})=>{for(let e of V??(C?[C]:[]))H(e)})}var w7={removed:"result_removed",already_gone:"result_already_gone",kept:"result_kept",not_found:"result_not_found",not_applicable:"result_not_applicable",files_kept:"result_files_kept",reported:"result_reported",service_removed:"result_service_removed"},T7={retry:"waits_retry",confirmation:"waits_confirmation",seeding:"waits_seeding"},P7={service_down:"trouble_service_down",service_error:"trouble_service_error",refused:"trouble_refused",rejected:"trouble_rejected",still_there:"trouble_still_there",not_set_up:"trouble_not_set_up"},_7={torrents:"part_torrents",title:"part_title",seasons:"part_seasons",anime_files:"part_anime_files",library:"part_library",requests:"part_requests",seeding:"part_seeding"},B7={seeds_without_limit:"note_seeds_without_limit"},R7={shared:"kept_shared",other_seasons:"kept_other_seasons",files_kept:"kept_files",uncertain:"kept_uncertain"};function C0(L){return _7[L.kind]??"part_title"}function H0({state:L,error:H}){switch(L){case"done":return"done";case"skipped":return"left_out";case"failed":return"bad";case"running":return"moving";default:return H?"bad":"waiting"}}function V0(L,H){let{state:C,result:V,waits_for:e,error:r}=L;return r?{key:P7[r.code]??"trouble_unexpected",values:{service:r.service}}:V&&!(H&&V==="not_found")?{key:w7[V]??"result_removed"}:H?{key:L.objects.length?"will_remove":"will_nothing"}:e?{key:T7[e]??"waits_retry"}:{key:C==="running"?"step_running":"step_pending"}}function L0(L){return[...L].sort((H,C)=>(C.size??0)-(H.size??0)).flatMap(({name:H,path:C})=>H??r0(C)??[])}function e0(L){let H=L.filter(({kind:C})=>C==="file");return(H.length?H:L).reduce((C,{size:V})=>C+(V??0),0)}function r0(L){return L?.split(/[\\/]/).pop()||L}function M0(L){return L.kept.map(H=>({name:H.name??r0(H.path)??H.id,phrase:{key:R7[H.reason]??"result_kept",values:{names:H.shared_with.join(", ")}}}))}function t0(L){return L.notes.flatMap(H=>B7[H]??[])}var F7=new Set(["running","waiting","seeding","failed"]);function $1({state:L}){return F7.has(L)}function i0({state:L}){return L!=="running"}function o0(L){let H={count:0,bytes:0},C={count:0,bytes:0};for(let{totals:V}of L)H.count+=V.files,H.bytes+=V.file_bytes,C.count+=V.torrents,C.bytes+=V.torrent_bytes;return{files:H,torrents:C}}function a0(L){return[...new Set(L.flatMap(({objects:C})=>C.flatMap(({season:V})=>V??[])))].sort((C,V)=>(C||1/0)-(V||1/0))}var D7=["delete_files","keep_seeding","exclude"],n0=s` .seasons{display:flex;flex-wrap:wrap;gap:8px;padding:2px 2px 8px}.options{display:grid;gap:4px;padding-block-end:8px}label{align-items:center;display:flex;gap:10px;min-height:36px}input[type="checkbox"]{accent-color:var(--primary-color);height:18px;min-height:0;width:18px}`;function A0(L,H,C){let{options:V,chosen:e,busy:r}=H;return t`${E7(L,H,C)}
<div class="options">
${D7.map(M=>t`<label
><input
type="checkbox"
.checked=${V[M]}
?disabled=${r}
@change=${i=>C({...V,[M]:i.target.checked},e)}
/>${L.t(M)}</label
>`)}
</div>`}function E7(L,{options:H,seasons:C,chosen:V,busy:e},r){let M=(i,o,A)=>t`<button
aria-pressed=${o}
?disabled=${e}
@click=${()=>r(H,A)}
>
${i}
</button>`;return C.length?t`<div class="seasons" role="group" aria-label=${L.t("part_seasons")}>
${M(L.t("whole_show"),!V.length,[])}
${C.map(i=>{let o=V.includes(i);return M(C1(L,[i]),o,o?V.filter(A=>A!==i):[...V,i])})}
</div>`:a}var d0=5,$7={done:p.check,moving:p.sync,waiting:w.wanted,bad:p.alert,left_out:w.wanted},x2=s` .steps li{align-items:start;border-top:1px solid var(--st-line);display:grid;gap:2px 10px;grid-template-columns:20px minmax(0,1fr) auto;padding-block:8px}.steps li > :not(svg){min-width:0}.steps .more{grid-column:2 / -1;overflow-wrap:anywhere}.steps .done > svg{color:var(--st-available)}.steps .bad > svg{color:var(--st-failed)}.steps .moving > svg{animation:turn 2s linear infinite}.steps .left_out{color:var(--st-quiet)}@keyframes turn{to{transform:rotate(360deg)}}`;function N1(L,H,C){return t`<ul class="steps">
${h(H,({kind:V,instance:e})=>`${V} ${e}`,V=>N7(L,V,C))}
</ul>`}function N7(L,H,C){let V=H0(H),e=L0(H.objects),r=e0(H.objects),M=e.length-d0,i=[H.error?.code==="service_down"?null:H.error?.detail,...H.left,...t0(H).map(o=>L.t(o)),...M0(H).map(({name:o,phrase:A})=>`${o}: ${L.say(A)}`)].filter(Boolean);return t`<li class=${V}>
${l($7[V])}
<span><strong>${H.name}</strong> ${L.t(C0(H))}</span>
<span>${L.say(V0(H,C))}</span>
${e.length?t`<p class="more quiet">
${e.slice(0,d0).join(", ")}${M>0?` ${L.t("card_more",{n:M})}`:""}${r?` · ${L.format.bytes(r)}`:""}
</p>`:a}
${i.length?t`<p class="more">${i.join(" · ")}</p>`:a}
</li>`}var p0=s` dialog{color:inherit;display:flex;flex-direction:column;gap:12px;max-height:min(90dvh,800px);max-width:min(640px,calc(100vw - 24px));padding:20px;width:100%}dialog:not([open]){display:none}dialog::backdrop{background:rgba(0,0,0,0.5)}h2{font-size:var(--ha-font-size-xl);font-weight:var(--ha-font-weight-normal);overflow-wrap:anywhere}.content{overflow:auto}.sum{padding-block:8px}.buttons{display:flex;flex-wrap:wrap;gap:8px;justify-content:end}.danger{background:color-mix(in srgb,var(--st-failed) 18%,transparent);border-color:var(--st-failed)}`;var I7={delete_files:!0,keep_seeding:!1,exclude:!1},h1=class extends f{constructor(){super();n(this,"asked",0);n(this,"seasons",[]);n(this,"moved",new Map);n(this,"feed",v2(this,C=>this.take(C)));n(this,"begin",async()=>{let{connection:C}=this.ui;this.busy=!0,this.error=null;try{this.feed.follow(C);let V=await K3(C,this.what);this.begun=V.map(({id:e},r)=>this.moved.get(e)??V[r])}catch(V){this.error=O(V)}finally{this.busy=!1}});n(this,"close",()=>{this.renderRoot.querySelector("dialog")?.close()});n(this,"tellClosed",()=>{this.dispatchEvent(new CustomEvent("delete-closed",{detail:{isGone:this.begun!==null&&!this.chosen.length},bubbles:!0,composed:!0}))});this.requestIds=[],this.options=I7,this.chosen=[],this.previews=null,this.begun=null,this.error=null,this.busy=!1}firstUpdated(){this.renderRoot.querySelector("dialog")?.showModal(),this.look()}async look(){this.asked+=1;let C=this.asked;this.error=null;try{let V=await j3(this.ui.connection,this.what);if(C===this.asked){this.previews=V;let[e,...r]=V;e&&!r.length&&!this.chosen.length&&(this.seasons=a0(e.steps))}}catch(V){C===this.asked&&(this.error=O(V))}}get what(){let{requestIds:C,chosen:V,options:e}=this;return{ids:C,seasons:V,options:e}}choose(C,V){this.options=C,this.chosen=V,this.previews=null,this.look()}take(C){this.moved.set(C.id,C),this.begun=this.begun?.map(V=>V.id===C.id?C:V)??null}render(){let{begun:C}=this;return t`<dialog
class="surface"
aria-labelledby="headline"
@close=${this.tellClosed}
>
<h2 id="headline">${this.headline()}</h2>
<div class="content" tabindex="0">
${C?this.renderBegun(C):this.renderPreviews()}
${this.error===null?a:t`<p class="notice bad" role="alert">${this.error}</p>`}
</div>
<div class="buttons">
${C?t`<button autofocus @click=${this.close}>
${this.ui.t("close")}
</button>`:t`<button autofocus @click=${this.close}>
${this.ui.t("cancel")}
</button>
<button
class="danger"
?disabled=${this.busy||!this.previews?.length}
@click=${this.begin}
>
${this.ui.t("delete_for_good")}
</button>`}
</div>
</dialog>`}headline(){let{ui:C,begun:V,previews:e}=this;return V?C.t(V.some($1)?"delete_begun":"delete_over"):e?.length===1?C.t("delete_title",{title:[e[0]?.title,C1(C,this.chosen)].filter(Boolean).join(", ")}):C.t("delete_titles",{n:e?.length??this.requestIds.length})}renderPreviews(){let{ui:C,previews:V}=this;return t`
${A0(C,this,(e,r)=>this.choose(e,r))}
${V?t`<p class="sum">${this.summary(V)}</p>
${V.map(e=>t`${this.renderTitle(e,V.length)}
${N1(C,e.steps,!0)}`)}`:this.error===null?t`<p class="quiet" role="status">${C.t("delete_looking")}</p>`:a}
`}renderTitle({title:C,year:V},e){return e>1?t`<p class="title">${C} ${V?`(${V})`:""}</p>`:a}summary(C){let{ui:V}=this,{files:e,torrents:r}=o0(C),M=({count:i,bytes:o})=>o?`${V.format.count(i)} (${V.format.bytes(o)})`:V.format.count(i);return V.t("delete_summary",{files:M(e),torrents:M(r)})}renderBegun(C){let{ui:V}=this,e=C.every(i0)&&C.some($1);return t`
${C.map(r=>t`${this.renderTitle(r,C.length)}
${N1(V,r.steps,!1)}`)}
${e?t`<p class="notice">${V.t("delete_open")}</p>`:a}
`}};n(h1,"properties",{requestIds:{attribute:!1},options:{state:!0},chosen:{state:!0},previews:{state:!0},begun:{state:!0},error:{state:!0},busy:{state:!0}}),n(h1,"styles",[c,Z,g,x2,p0,n0,s` .title{font-weight:var(--ha-font-weight-medium);padding-block:8px}`]);var L1=250,g1=class{constructor(H,C,V,e){n(this,"query");n(this,"page",null);n(this,"error",null);n(this,"host");n(this,"load");n(this,"isPast");n(this,"timer");n(this,"asked",0);n(this,"answered",0);this.host=H,this.query=C,this.load=V,this.isPast=e,H.addController(this)}get isBusy(){return this.answered<this.asked}hostDisconnected(){clearTimeout(this.timer)}change(H,C=0){this.query={...this.query,offset:0,...H},this.host.requestUpdate(),this.askSoon(C)}askSoon(H=0){clearTimeout(this.timer),this.timer=setTimeout(()=>{this.ask()},H)}async ask(){this.asked+=1;let H=this.asked,{query:C}=this,V=null,e=null;try{V=await this.load(C)}catch(r){e=O(r)}H<this.answered||(this.answered=H,this.error=e,this.page=V??this.page,this.host.requestUpdate(),V&&C.offset&&this.isPast(V)&&this.change({offset:0}))}};var u2=s` .pager{align-items:center;display:flex;gap:8px;justify-content:center}.pager svg{transform:scaleX(var(--scale-direction,1))}`;function c2(L,H,C,V,e,r){let M=Math.min(C+V,e);return t`<nav class="pager" aria-label=${H}>
<button
class="icon"
aria-label=${L.t("previous_page")}
?disabled=${C===0}
@click=${()=>r(Math.max(0,C-V))}
>
${l(p.previous)}
</button>
<span
>${L.t("page_of",{from:L.format.count(C+1),to:L.format.count(M),n:e})}</span
>
<button
class="icon"
aria-label=${L.t("next_page")}
?disabled=${M>=e}
@click=${()=>r(C+V)}
>
${l(p.next)}
</button>
</nav>`}var G2=25,I1=class extends Q{constructor(){super(...arguments);n(this,"list",new g1(this,{text:"",offset:0,limit:G2},C=>Y3(this.ui.connection,C),({deletions:C})=>!C.length));n(this,"feed",v2(this,C=>this.take(C)))}begin(){this.list.ask(),this.feed.follow(this.ui.connection)}hear({everything:C}){C&&this.list.ask()}take(C){let{list:V}=this,{page:e}=V,r=e?.open.some(({id:M})=>M===C.id)??!1;if(e&&r&&$1(C)){let M=e.open.map(i=>i.id===C.id?C:i);V.page={...e,open:M},this.requestUpdate()}else V.askSoon(L1)}async settle(C,V){let{list:e}=this;try{await X3(this.ui.connection,C,V),await e.ask()}catch(r){e.error=O(r),this.requestUpdate()}}render(){let{ui:C,list:V}=this,{page:e,error:r,query:M}=V;return t`
<search class="toolbar">
${c1(C,M.text,i=>V.change({text:i},L1))}
</search>
${r===null?e===null?t`<p class="quiet" role="status">${C.t("loading")}</p>`:a:t`<p role="alert">${C.t("load_failed",{error:r})}</p>`}
${e?this.renderPage(e):a}
`}renderPage({open:C,total:V,deletions:e}){let{ui:r,list:M}=this;return!C.length&&!V?t`<p class="empty quiet">
${r.t(M.query.text?"none_match":"none_deletions")}
</p>`:t`
${this.renderList("open_deletions",C,!0)}
${this.renderList("deletion_log",e,!1)}
${V>G2?c2(r,r.t("page_deletions"),M.query.offset,G2,V,i=>M.change({offset:i})):a}
`}renderList(C,V,e){return V.length?t`<h2>${this.ui.t(C)}</h2>
<ul class="deletions">
${h(V,({id:r})=>r,r=>this.renderDeletion(r,e))}
</ul>`:a}renderDeletion(C,V){let{ui:e}=this,{title:r,year:M,by:i,state:o,totals:A}=C,m=[M,e.t(C.media_type==="movie"?"movie":"show"),C1(e,C.seasons??[]),i.name?e.t("by_person",{name:i.name}):null,e.format.moment(C.created_at),A.file_bytes?e.format.bytes(A.file_bytes):null].filter(Boolean);return t`<li class="surface">
<div class="top">
<status-tracker-poster
.src=${C.poster}
.kind=${C.media_type}
></status-tracker-poster>
<div>
<strong>${r}</strong>
<p class="quiet">${m.join(" · ")}</p>
</div>
<span class="pill ${o}">${e.t(`deletion_${o}`)}</span>
</div>
<details ?open=${V}>
<summary>${e.t("steps")}</summary>
${N1(e,C.steps,!1)}
</details>
${V?t`<p class="buttons">
<button @click=${()=>{this.settle("retry",C.id)}}>
${e.t("try_now")}
</button>
<button @click=${()=>{this.settle("abandon",C.id)}}>
${e.t("give_up")}
</button>
</p>`:a}
</li>`}};n(I1,"styles",[c,Z,g,x2,u1,u2,s` h2{font-size:var(--ha-font-size-l);font-weight:var(--ha-font-weight-medium);padding-block:16px 8px}.deletions > li{margin-block-end:8px;padding:12px 14px}.top{align-items:start;display:grid;gap:4px 14px;grid-template-columns:44px minmax(0,1fr) auto}status-tracker-poster{border-radius:4px;width:44px}.pill{--state:var(--st-requested);padding-inline:10px}.pill.done{--state:var(--st-available)}.pill.failed{--state:var(--st-failed)}.pill.waiting,.pill.seeding{--state:var(--st-attention)}.buttons{display:flex;flex-wrap:wrap;gap:8px;padding-block-start:8px}summary{cursor:pointer;padding-block:8px}.empty{padding:48px 16px;text-align:center}`]);function Z2(L,H){L.dispatchEvent(new CustomEvent("delete-requests",{detail:H,bubbles:!0,composed:!0}))}function l0(L,H,C){let{people:V,features:e}=u(L.connection);return t`<search class="toolbar">
${c1(L,H.text,r=>C({text:r},L1))}
<div class="choices">
${e.has("library")?F(L.t("form_show"),[["wished",L.t("title")],["library",L.t("sync")],["",L.t("form_show_all")]],H.source,r=>C({source:r})):a}
${F(L.t("type"),[["",L.t("all_types")],["movie",L.t("movies")],["tv",L.t("shows")]],H.media_type,r=>C({media_type:r}))}
${F(L.t("state"),[["",L.t("all_states")],["available",L.t("state_available")],["failed",L.t("state_failed")]],H.state,r=>C({state:r}))}
${V.length?F(L.t("person"),z2(L,V),H.requested_by,r=>C({requested_by:r})):a}
</div>
</search>`}var m0=s` .line{align-items:center;display:flex;flex-wrap:wrap;gap:8px;padding-block-start:12px}.line .count{flex:1}input[type="checkbox"]{accent-color:var(--primary-color);height:20px;min-height:0;position:relative;width:20px;z-index:1}.rows{margin-block:12px;overflow:hidden}.rows[aria-busy="true"]{opacity:0.6}.rows li{align-items:center;display:grid;gap:4px 14px;grid-template-columns:44px minmax(0,1fr) auto 116px;padding:8px 14px;position:relative}.rows li.selecting{grid-template-columns:20px 44px minmax(0,1fr) auto 116px}.rows li + li{border-top:1px solid var(--st-line)}.rows li:hover{background:color-mix(in srgb,var(--st-soft) 70%,transparent)}status-tracker-poster{border-radius:4px;width:44px}h2{font-size:inherit;font-weight:var(--ha-font-weight-medium);overflow-wrap:anywhere}h2 a{text-decoration:none}h2 a::after{content:"";inset:0;position:absolute}h2 a:focus-visible{outline-offset:0}.watch{justify-self:end;position:relative;z-index:1}.end{align-items:end;display:flex;flex-direction:column;gap:4px}.empty{display:grid;gap:8px;justify-items:center;padding:48px 16px;text-align:center}@media (max-width:600px){.rows li{grid-template-columns:44px minmax(0,1fr) auto;padding:8px 10px}.rows li.selecting{grid-template-columns:20px 44px minmax(0,1fr) auto}.rows status-tracker-poster,input[type="checkbox"]{grid-row:1 / span 2}.end{align-items:center;flex-direction:row;flex-wrap:wrap;grid-column:-3;grid-row:2}.watch{grid-column:-2;grid-row:1 / span 2}}`;var v0=50,s0={text:"",media_type:"",state:"",requested_by:"",source:"wished",offset:0,limit:v0},f1=class extends Q{constructor(){super();n(this,"list",new g1(this,s0,C=>h5(this.ui.connection,C),({requests:C})=>!C.length));this.selected=null,this.isSyncing=!1}begin(){this.list.ask()}hear({ids:C,everything:V}){C.size||this.requestUpdate();let{rows:e}=u(this.ui.connection),r=[...C].some(M=>{let i=e.get(M);return!i||!b(i)});(V||r)&&this.list.askSoon(L1)}render(){let{ui:C,list:V}=this,{page:e,error:r,query:M}=V;return t`
${l0(C,M,(i,o)=>V.change(i,o))}
${e?t`<div class="line">
<p class="quiet count" role="status">
${C.t("n_requests",{n:e.total})}
</p>
${this.renderSelecting(e)}
</div>`:a}
${this.offers("library")?t`<status-tracker-library
.ui=${C}
.open=${this.isSyncing}
@library-synced=${()=>V.askSoon()}
></status-tracker-library>`:a}
${r!==null?t`<p role="alert">
${C.t("load_failed",{error:r})}
<button @click=${()=>{V.ask()}}>
${C.t("try_again")}
</button>
</p>`:e===null?t`<p class="quiet">${C.t("loading")}</p>`:a}
${e?.requests.length?t`<ul class="rows surface" aria-busy=${V.isBusy}>
${h(e.requests,({id:i})=>i,i=>this.renderRow(i))}
</ul>
${c2(C,C.t("page_history"),M.offset,v0,e.total,i=>this.turn(i))}`:e&&r===null?t`<div class="empty quiet">
<p>${C.t(this.isSearching?"none_match":"none_history")}</p>
${this.isSearching?t`<button @click=${()=>V.change(s0)}>
${C.t("clear_filters")}
</button>`:a}
</div>`:a}
`}get isSearching(){let{text:C,media_type:V,state:e,requested_by:r,source:M}=this.list.query;return!!(C||V||e||r||M==="library")}offers(C){let{ui:V}=this;return V.isAdmin&&u(V.connection).features.has(C)}renderSelecting({requests:C}){let{ui:V,selected:e}=this;return e===null?t`${this.offers("delete")?t`<button @click=${()=>this.selected=new Set}>
${V.t("select")}
</button>`:a}${this.offers("library")?t`<button
aria-expanded=${this.isSyncing}
@click=${()=>this.isSyncing=!this.isSyncing}
>
${l(p.sync)}${V.t("sync")}
</button>`:a}`:t`<span role="status"
>${V.t("n_selected",{n:e.size})}</span
>
<button
@click=${()=>this.selected=new Set([...e,...C.map(({id:r})=>r)])}
>
${V.t("select_all")}
</button>
<button ?disabled=${!e.size} @click=${()=>this.delete(e)}>
${l(p.delete)}${V.t("delete")}
</button>
<button @click=${()=>this.selected=null}>
${V.t("cancel")}
</button>`}delete(C){Z2(this,[...C]),this.selected=null}renderCheckbox({id:C,title:V}){let{ui:e,selected:r}=this;return r===null?a:t`<input
type="checkbox"
aria-label=${e.t("select_one",{title:V})}
.checked=${r.has(C)}
@change=${M=>{let i=new Set(r);M.target.checked?i.add(C):i.delete(C),this.selected=i}}
/>`}renderRow(C){let{ui:V}=this;return t`<li class=${this.selected?"selecting":""}>
${this.renderCheckbox(C)}
<status-tracker-poster
.src=${C.poster}
.kind=${C.media_type}
></status-tracker-poster>
<div>
<h2><a href=${_(C.id)}>${C.title}</a></h2>
<p class="quiet">${z(V,C)}</p>
</div>
<div class="end">
${a1(V,C.state)}
${C.finished_at?t`<time
class="quiet"
datetime=${C.finished_at}
title=${V.format.moment(C.finished_at)}
>${V.format.longDay(C.finished_at)}</time
>`:a}
</div>
${C.state==="available"?A1(V,C):t`<span></span>`}
</li>`}turn(C){this.list.change({offset:C}),this.scrollIntoView({block:"start"})}};n(f1,"properties",{selected:{state:!0},isSyncing:{state:!0}}),n(f1,"styles",[c,Z,g,u1,u2,m0]);var x0=L=>u5(L)?L._$litType$.h:L.strings,u0=C2(class extends r1{constructor(L){super(L),this.et=new WeakMap}render(L){return[L]}update(L,[H]){let C=B2(this.it)?x0(this.it):null,V=B2(H)?x0(H):null;if(C!==null&&(V===null||C!==V)){let e=F1(L).pop(),r=this.et.get(C);if(r===void 0){let M=document.createDocumentFragment();r=X1(a,M),r.setConnected(!1),this.et.set(C,r)}R1(r,[e]),I(r,void 0,e)}if(V!==null){if(C===null||C!==V){let e=this.et.get(V);if(e!==void 0){let r=F1(e).pop();c5(L),I(L,void 0,r),R1(L,[r])}}this.it=H}else this.it=void 0;return this.render(H)}});var W7=15e3,S2=class{constructor(H){n(this,"services",null);n(this,"error",null);n(this,"host");n(this,"connection",null);n(this,"timer");n(this,"stop");this.host=H,H.addController(this)}follow(H){H!==this.connection&&(this.hostDisconnected(),this.connection=H,this.stop=u(H).listen(({everything:C})=>{C&&this.ask()}),this.timer=setInterval(()=>{document.visibilityState==="visible"&&this.ask()},W7),this.ask())}hostDisconnected(){clearInterval(this.timer),this.stop?.(),this.connection=null}async ask(){let{connection:H}=this;if(H?.connected){try{this.services=await f5(H),this.error=null}catch(C){this.error=O(C)}this.host.requestUpdate()}}};function Q2(L){let[H,C]=L.replace(/^\/+/,"").split("/");return H==="history"||H==="services"||H==="deletions"?{name:H}:H==="request"&&C?{name:H,id:q7(C)}:{name:"active"}}function q7(L){try{return decodeURIComponent(L)}catch{return L}}var c0=s` :host{background:var(--primary-background-color);min-height:100%}header{background:var(--app-header-background-color,var(--primary-color));border-bottom:var(--app-header-border-bottom,none);color:var(--app-header-text-color,var(--text-primary-color,#fff));inset-block-start:0;position:sticky;z-index:4}.title{align-items:center;display:flex;gap:8px;height:var(--header-height);padding-inline:16px}.title .icon{color:inherit;margin-inline-start:-12px}h1{flex:1;font-size:var(--ha-font-size-xl);font-weight:var(--ha-font-weight-normal)}.status{align-items:center;display:inline-flex;gap:8px}.status::before{background:var(--st-requested);border-radius:50%;content:"";height:10px;width:10px}.status.live::before{background:var(--st-available)}.status.lost::before,.status.absent::before{background:var(--st-failed)}nav{display:flex;overflow-x:auto;padding-inline:8px}nav a{border-bottom:3px solid transparent;padding:10px 16px 9px;text-decoration:none;white-space:nowrap}nav a[aria-current]{border-color:currentcolor;font-weight:var(--ha-font-weight-medium)}nav a:focus-visible{outline-color:currentcolor;outline-offset:-4px}.banner{align-items:center;background:color-mix( in srgb,var(--st-attention) 22%,var(--primary-background-color) );display:flex;flex-wrap:wrap;gap:8px;padding:10px 16px}.banner.lost,.banner.absent{background:color-mix( in srgb,var(--st-failed) 22%,var(--primary-background-color) )}main{margin-inline:auto;max-width:1500px;padding:16px}@media (max-width:600px){main{padding:12px}}`;var U7=[{name:"active",path:y,key:"page_active"},{name:"history",path:`${y}/history`,key:"page_history"},{name:"deletions",path:`${y}/deletions`,key:"page_deletions",feature:"delete"},{name:"services",path:`${y}/services`,key:"page_services"}],z7={connecting:"connecting",live:"live",absent:"absent",lost:"lost"},S0="status-tracker-sort",Z0=new URL(import.meta.url).searchParams.get("v"),O1=class extends k{constructor(){super();n(this,"known");n(this,"list",new S2(this));n(this,"stop");n(this,"scrolls",new Map);n(this,"shownPage","");n(this,"openMenu",()=>{this.dispatchEvent(new CustomEvent("hass-toggle-menu",{bubbles:!0,composed:!0}))});this.narrow=!1,this.filter=R,this.sort=G7(),this.toDelete=[],this.addEventListener("delete-requests",C=>{this.toDelete=C.detail}),this.addEventListener("delete-closed",C=>{this.leaveDeleted(C.detail)}),this.addEventListener("filter-changed",C=>{this.filter=C.detail}),this.addEventListener("sort-changed",C=>{this.sort=C.detail,Q7(this.sort)})}set hass(C){V2(this.known,C)&&(this.known=C,this.ui=new o1(C))}connectedCallback(){super.connectedCallback(),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.stop?.(),this.stop=void 0}shouldUpdate(){return this.ui!==void 0}willUpdate(){if(!this.ui||!this.isConnected)return;let{connection:C}=this.ui;if(this.list.follow(C),!this.stop){let e=u(C),r;this.stop=e.listen(()=>{e.status!==r&&(r=e.status,this.requestUpdate())})}let V=this.route?.path??"";V!==this.shownPage&&(this.scrolls.set(this.shownPage,window.scrollY),this.shownPage=V,this.toDelete=[],this.updateComplete.then(()=>window.scrollTo(0,this.scrolls.get(V)??0)))}render(){let{ui:C}=this;if(!C)return a;let{status:V}=u(C.connection),e=Q2(this.route?.path??"");return t`
<header>
<div class="title">
${this.narrow?t`<button
class="icon"
aria-label=${C.t("open_menu")}
@click=${this.openMenu}
>
${l(p.menu)}
</button>`:a}
<h1>${C.t("title")}</h1>
<span class="status ${V}" role="status"
>${C.t(z7[V])}</span
>
</div>
<nav aria-label=${C.t("title")}>
${U7.filter(({feature:r})=>!r||this.offers(r)).map(({name:r,path:M,key:i})=>t`<a
href=${M}
aria-current=${e.name===r?"page":a}
>${C.t(i)}</a
>`)}
</nav>
</header>
${this.renderBanner(V)}
<main>${u0(this.renderPage(C,e))}</main>
${this.toDelete.length?t`<status-tracker-delete
.ui=${C}
.requestIds=${this.toDelete}
></status-tracker-delete>`:a}
`}renderBanner(C){let{ui:V}=this;if(!V)return a;if(C==="lost"||C==="absent")return t`<p class="banner ${C}" role="alert">
${l(p.down)}${V.t(C==="lost"?"lost_long":"absent_long")}
</p>`;let e=this.panel?.config?.version;return e&&Z0&&e!==Z0?t`<p class="banner">
${l(p.sync)}${V.t("new_version")}
<button @click=${()=>location.reload()}>${V.t("reload")}</button>
</p>`:a}renderPage(C,V){let e=this.list.services??[];switch(V.name){case"history":return t`<status-tracker-history
.ui=${C}
></status-tracker-history>`;case"deletions":return this.offers("delete")?t`<status-tracker-deletions
.ui=${C}
></status-tracker-deletions>`:t``;case"services":return t`<status-tracker-services
.ui=${C}
.services=${this.list.services}
.error=${this.list.error}
></status-tracker-services>`;case"request":return t`<status-tracker-request
.ui=${C}
.requestId=${V.id}
.services=${e}
></status-tracker-request>`;case"active":return t`<status-tracker-active
.ui=${C}
.services=${e}
.filter=${this.filter}
.sort=${this.sort}
></status-tracker-active>`}}offers(C){let{ui:V}=this;return!!(V?.isAdmin&&u(V.connection).features.has(C))}leaveDeleted({isGone:C}){let V=Q2(this.route?.path??""),e=V.name==="request"&&this.toDelete.includes(V.id);this.toDelete=[],C&&e&&(history.replaceState(null,"",y),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:!0}})))}};n(O1,"properties",{narrow:{type:Boolean},route:{attribute:!1},panel:{attribute:!1},ui:{state:!0},filter:{state:!0},sort:{state:!0},toDelete:{state:!0}}),n(O1,"styles",[c,Z,c0]);function G7(){try{let L=localStorage.getItem(S0);return L&&p2.includes(L)?L:"state"}catch{return"state"}}function Q7(L){try{localStorage.setItem(S0,L)}catch{}}var j7=[{feature:"retry",key:"retry",adminsOnly:!0,fits:({state:L,attention:H,archived:C})=>!C&&(L==="failed"||L==="searching"||H!==null)},{feature:"check",key:"check",adminsOnly:!1,fits:L=>!L.archived&&b(L)},{feature:"delete",key:"delete",adminsOnly:!0,fits:()=>!0}];function h0(L,H,C){return j7.filter(({feature:V,adminsOnly:e,fits:r})=>L.has(V)&&(H||!e)&&r(C))}var K7={available:"outcome_available",on_its_way:"outcome_on_its_way",not_aired:"outcome_not_aired",sent_again:"outcome_sent_again",searching:"outcome_searching",found:"outcome_found",nothing_found:"outcome_nothing_found"};function g0(L){return L.outcome!==void 0?K7[L.outcome]??"action_done":L.available?"outcome_available":"outcome_not_there"}var j2={seerr:"Seerr",radarr:"Radarr",sonarr:"Sonarr",qbittorrent:"qBittorrent",shoko:"Shoko",jellyfin:"Jellyfin",tracker:"Status Tracker"},J7={request:"part_request",title:"part_entry",files:"part_files",torrents:"part_torrents",items:"episodes"};function O0({deleted:L},H){if(!L)return[];let{told:C,remains:V}=L,r=C.some(({items:o})=>!o.length)?"":t1(C.flatMap(({items:o})=>o)),M=f0(C,H),i=f0(V,H);return[r?{key:"deleted_some_in",values:{services:M,episodes:r}}:{key:"deleted_in",values:{services:M}},...i?[{key:"still_in",values:{services:i}}]:[]]}function f0(L,H){let C=new Map;for(let{service:V,part:e}of L){let r=j2[V];C.set(r,(C.get(r)??new Set).add(H(J7[e])))}return[...C].map(([V,e])=>`${V} (${[...e].join(", ")})`).join(", ")}var y0=s` .way{padding-block-end:12px}.turn{transform:scaleX(var(--scale-direction,1))}section,.box{margin-block-end:12px}.box{padding:16px}.hero{display:grid;gap:16px 24px;grid-template-columns:minmax(120px,220px) minmax(0,1fr);padding:16px}.hero status-tracker-poster{align-self:start;width:100%}.body{display:flex;flex-direction:column;gap:10px}h2{font-size:var(--ha-font-size-2xl);font-weight:var(--ha-font-weight-normal);line-height:1.25;overflow-wrap:anywhere}h3{font-size:var(--ha-font-size-l);font-weight:var(--ha-font-weight-medium);padding-block-end:12px}h4{font-size:inherit;font-weight:inherit;margin:0;padding-block:12px 4px}h3 + h4{padding-block-start:0}.state,.actions,.numbers{align-items:center;display:flex;flex-wrap:wrap;gap:6px 14px}.numbers{font-variant-numeric:tabular-nums}.outcome:empty{margin-block-start:-10px}.overview{max-width:70ch}.said,.release{overflow-wrap:anywhere}.journey{display:grid;grid-auto-columns:minmax(0,1fr);grid-auto-flow:column}.journey li{align-items:center;display:flex;flex-direction:column;gap:2px;padding-inline:4px;position:relative;text-align:center}.journey .dot{align-items:center;background:var(--ha-card-background,var(--card-background-color));border:2px solid var(--st-line);border-radius:50%;display:flex;height:28px;justify-content:center;position:relative;width:28px;z-index:1}.journey li + li::before{background:var(--st-line);content:"";height:2px;inset-block-start:13px;inset-inline:-50% 50%;position:absolute}.journey .done .dot{border-color:var(--st-available)}.journey .done svg{color:var(--st-available);height:18px}.journey li.done::before,.journey li.skipped::before,.journey li.current::before{background:var(--st-available) !important}.journey .partly .dot{border-color:var(--st-available);border-style:dotted}.journey .current .dot{background:var(--st-downloading);border-color:var(--st-downloading)}.journey .failed .dot{border-color:var(--st-failed)}.journey .failed svg{color:var(--st-failed)}.journey .ahead .stage{color:var(--st-quiet)}.journey .current .stage{font-weight:var(--ha-font-weight-bold)}.journey .lasted{font-variant-numeric:tabular-nums}.downloads li{border-top:1px solid var(--st-line);display:grid;gap:6px;padding-block:10px}.downloads li:last-child{padding-block-end:0}.downloads li:first-child{border-top:0;padding-block-start:0}.timeline li{display:grid;gap:12px;grid-template-columns:4.5em minmax(0,1fr);padding-block:6px}.timeline time{font-variant-numeric:tabular-nums}.timeline li > div{border-inline-start:3px solid var(--st-line);padding-inline-start:12px}.timeline .good > div{border-color:var(--st-available)}.timeline .bad > div{border-color:var(--st-failed)}.inferred{font-style:italic}.links{display:flex;flex-wrap:wrap;gap:8px}.ids{display:grid;gap:4px 16px;grid-template-columns:max-content minmax(0,1fr);padding-block-start:12px}@media (max-width:700px){.hero{grid-template-columns:96px minmax(0,1fr);padding:12px}.overview{max-width:none}.journey{grid-auto-flow:row}.journey li{column-gap:12px;display:grid;grid-template-columns:28px 1fr;justify-items:start;padding-block:6px;text-align:start}.journey li > :not(.dot){grid-column:2}.journey .dot{grid-row:1 / span 2}.journey li + li::before{content:none}.journey li:not(:last-child)::after{background:var(--st-line);content:"";inset-block:34px -6px;inset-inline-start:17px;position:absolute;width:2px}.journey li.done::after,.journey li.skipped::after{background:var(--st-available) !important}}`;function k0({id:L,phase:H,progress:C,completed_at:V,gone_at:e},r){return V!==null||H==="complete"||r.some(({step:i,detail:o})=>i==="imported"&&o.download===L)?{phase:"phase_complete",progress:null}:e?{phase:"phase_gone",progress:null}:{phase:H?`phase_${H}`:null,progress:C}}var Y7=[{key:"stage_requested",step:"requested"},{key:"stage_approved",step:"approved"},{key:"stage_grabbed",step:"grabbed"},{key:"stage_downloaded",step:"downloaded"},{key:"stage_imported",step:"imported"},{key:"stage_matched",step:"matched",animeOnly:!0},{key:"stage_available",step:"available"}],X7={requested:"approved",approved:"grabbed",searching:"grabbed",grabbing:"downloaded",downloading:"downloaded",downloaded:"imported",importing:"available",anime_matching:"matched"},C4=new Set(["requested","approved","grabbing","downloaded"]);function b0(L){return C4.has(L)?"item_wanted":`state_${L}`}function w0(L){let H=H4(L.timeline),C=Y7.filter(({step:r,animeOnly:M})=>(!M||L.is_anime||H.has(r))&&(L.wish!==null||H.has(r)||r!=="requested"&&r!=="approved")),V=V4(L.state,C.map(({step:r})=>r),H),e=null;return C.map(({key:r,step:M},i)=>{let o=H.get(M),A=o?.at??null,m=A&&e?W1(e,A):null;return e=A??e,{key:r,at:A,until:o&&W1(o.at,o.until)>=60?o.until:null,inferred:o?.inferred??!1,took:m!==null&&m>0?m:null,status:L4(L.state,i,V,A!==null)}})}function T0(L){let H=L.findIndex(({status:V})=>V==="current");return(H<0?L:L.slice(0,H)).findLast(({at:V})=>V!==null)?.at??null}function H4(L){let H=new Map;for(let{step:C,at:V,until:e,inferred:r}of L){let M=H.get(C);H.set(C,{at:M&&M.at<V?M.at:V,until:M&&M.until>e?M.until:e,inferred:r&&(M?.inferred??!0)})}return H}function V4(L,H,C){if(L==="available")return H.length;let V=X7[L],e=V?H.indexOf(V):-1;return e<0?H.findLastIndex(r=>C.has(r))+1:e}function L4(L,H,C,V){return H<C?V?"done":"skipped":H>C?V?"partly":"ahead":L==="failed"?"failed":"current"}function W1(L,H){return(Date.parse(H)-Date.parse(L))/1e3}var e4={available:"good",declined:"bad",request_failed:"bad",request_deleted:"bad",download_failed:"bad",import_blocked:"bad",file_deleted:"bad",removed:"bad",not_matched:"bad",unavailable:"bad",attention:"bad"},r4={import_blocked:"look_import_blocked",no_release:"look_no_release",download_stalled:"look_download_stalled",download_paused:"look_download_paused",download_error:"look_download_error",not_matched:"look_not_matched",not_in_jellyfin:"look_not_in_jellyfin",deleted_externally:"look_deleted",service_down:"look_service_down"},M4={deleted:"files_deleted",kept:"files_kept"};function P0(L,H,C){let{step:V,items:e,detail:r}=L,M=[],i=e.length?[t1(e)]:[];for(let x of["quality","group","indexer"])r[x]&&i.push(String(r[x]));Number(r.size)>0&&i.push(C(Number(r.size)));let o=M4[String(r.files??"")];o&&M.push({key:o});let A=r.reason?String(r.reason):"",m=V==="attention"?r4[A]:void 0,d=String(r.message??"");m&&M.push({key:m,values:{arr:H,detail:d}});for(let x of[V==="attention"?"":A,m==="look_service_down"?"":d,String(r.detail??"")]){let v=M2(x);v?M.push({key:v}):x&&i.push(x)}return{phrase:t4(V,r),tone:e4[V]??"plain",phrases:M,words:i}}function t4(L,H){return L==="requested"?H.requested_by?{key:"step_requested",values:{person:String(H.requested_by)}}:{key:"step_requested_plain"}:{key:`step_${L}`}}function _0(L,H,C){let V=w0(H),e=T0(V),r=e?W1(e,new Date(C).toISOString()):null;return t`<ol class="journey">
${V.map(M=>i4(L,H.state,M,r))}
</ol>`}function i4(L,H,{key:C,status:V,at:e,until:r,inferred:M,took:i},o){let A=V==="current",m=A?o:i;return t`<li class=${V} aria-current=${A?"step":a}>
<span class="dot"
>${V==="done"?l(p.done):V==="failed"?l(p.alert):a}</span
>
<span class="stage">${L.t(A?b0(H):C)}</span>
${e?t`<time
class="quiet"
datetime=${e}
title=${M?L.t("timeline_inferred"):a}
>${M?"≈ ":""}${L.format.moment(e)}</time
>`:V==="skipped"?t`<span class="quiet">${L.t("stage_skipped")}</span>`:a}
${r&&!A?t`<span class="quiet"
>${L.t("timeline_until",{time:L.format.moment(r)})}</span
>`:a}
${m!==null&&m>=1?t`<span class="lasted"
>${A?L.t("stage_now",{time:L.format.duration(m)}):`+ ${L.format.duration(m)}`}</span
>`:a}
</li>`}function B0(L,H){return t`<ul class="downloads">
${h([...H.downloads].reverse(),({id:C})=>C,C=>o4(L,C,H.timeline))}
</ul>`}function o4(L,H,C){let{format:V}=L,{phase:e,progress:r}=k0(H,C),M=r!==null,i=[H.items.length?t1(H.items):null,H.quality,H.size?V.bytes(H.size):null,H.indexer,H.group,H.client].filter(Boolean),o=[e&&L.t(e),M&&V.percent(r),M&&H.speed&&V.speed(H.speed),M&&H.eta!==null&&L.t("left",{time:V.duration(H.eta)})].filter(Boolean),A=[H.message,...H.failed?.messages??[],...H.blocked?.messages??[]].filter(Boolean);return t`<li>
<p class="release">${H.release??H.id}</p>
<p class="quiet">${i.join(" · ")}</p>
${M?t`<div class="bar">${U(r,"downloading")}</div>`:a}
<p class="numbers">${o.map(m=>t`<span>${m}</span>`)}</p>
${A.map(m=>t`<p class="notice bad">
${l(p.alert)}<span class="said">${m}</span>
</p>`)}
</li>`}function R0(L,H){let C=new Map;for(let V of[...H.timeline].reverse()){let e=L.format.fullDay(V.at);C.set(e,[...C.get(e)??[],V])}return t`${[...C].map(([V,e])=>t`<h4 class="quiet">${V}</h4>
<ol class="timeline">
${e.map(r=>a4(L,H,r))}
</ol>`)}`}function a4(L,H,C){let{phrase:V,tone:e,phrases:r,words:M}=P0(C,L2(H),d=>L.format.bytes(d)),i=W1(C.at,C.until)>=60,A=L.format.fullDay(C.at)===L.format.fullDay(C.until)?L.format.time(C.until):L.format.moment(C.until),m=[...r.map(d=>L.say(d)),...M];return t`<li class=${e}>
<time datetime=${C.at}>${L.format.time(C.at)}</time>
<div>
<p>
<strong>${L.say(V)}</strong>
<span class="quiet"
>${L.t("by",{service:j2[C.service]})}${i?`, ${L.t("timeline_until",{time:A})}`:""}</span
>
</p>
${m.length?t`<p class="quiet said">${m.join(" · ")}</p>`:a}
${C.inferred?t`<p class="quiet inferred">${L.t("timeline_inferred")}</p>`:a}
</div>
</li>`}var n4=6e4,y1=class extends f{constructor(){super();n(this,"loader",new v1(this));n(this,"clock");this.services=[],this.said="",this.busy=!1}connectedCallback(){super.connectedCallback(),this.clock=setInterval(()=>this.requestUpdate(),n4),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.clock),this.said=""}willUpdate(C){C.has("requestId")&&(this.said=""),this.loader.follow(this.ui.connection,this.isConnected?this.requestId:"")}render(){let{ui:C}=this,{request:V,error:e,isGone:r}=this.loader;return t`
<p class="way">
<a class="button" href=${y} @click=${A4}
>${l(p.back,"turn")}${C.t("back")}</a
>
</p>
${r?t`<div class="surface box">
<h2>${C.t("gone_title")}</h2>
<p>${C.t("gone_text")}</p>
</div>`:V?this.renderRequest(V):t`<p class="quiet" role="status">
${e?C.t("load_failed",{error:e}):C.t("loading")}
</p>`}
`}renderRequest(C){let{ui:V}=this,e=Date.now(),r=[...H1(V,C),...n1(V,C)],M=C.media_type==="tv"&&C.item_groups.length;return t`
<section class="surface hero">
<status-tracker-poster
.src=${C.poster}
.kind=${C.media_type}
></status-tracker-poster>
<div class="body">
<h2>${C.title}</h2>
${C.original_title&&C.original_title!==C.title?t`<p class="quiet original">${C.original_title}</p>`:a}
<p class="quiet">${z(V,C)}</p>
<p class="state">
${a1(V,C.state)}
<span>${V.say(M1(C,V.format))}</span>
</p>
${C.failure?.detail?t`<p class="said">${C.failure.detail}</p>`:a}
${G(V,C)}
${r.length?t`<p class="numbers">
${r.map(i=>t`<span>${i}</span>`)}
</p>`:a}
${o2(V,C,this.services,e)}
${O0(C,i=>V.t(i)).map(i=>t`<p class="said">${V.say(i)}</p>`)}
<div class="actions">
${A1(V,C)} ${this.renderActions(C)}
</div>
<p role="status" class="outcome quiet">${this.said}</p>
${C.overview?t`<p class="overview">${C.overview}</p>`:a}
</div>
</section>
<section class="surface box">
<h3>${V.t("journey")}</h3>
${_0(V,C,e)}
</section>
${M?t`<section class="surface box">
<h3>${V.t("episodes")}</h3>
<status-tracker-episodes
.ui=${V}
.groups=${C.item_groups}
.seasons=${C.seasons}
></status-tracker-episodes>
</section>`:a}
${C.downloads.length?t`<section class="surface box">
<h3>${V.t("downloads")}</h3>
${B0(V,C)}
</section>`:a}
${this.renderLinks(C)}
<section class="surface box">
<h3>${V.t("timeline")}</h3>
${R0(V,C)}
</section>
`}renderActions(C){let{features:V}=u(this.ui.connection);return h0(V,this.ui.isAdmin,C).map(({feature:e,key:r})=>t`<button
?disabled=${this.busy}
@click=${()=>{this.act(e,C.id)}}
>
${l(p[e])}${this.ui.t(r)}
</button>`)}async act(C,V){let{ui:e}=this;if(C==="delete"){Z2(this,[V]);return}this.busy=!0,this.said=e.t("action_busy");try{let r=await O5(e.connection,C,V);this.said=e.t(g0(r)),this.loader.refresh()}catch(r){this.said=e.t("action_failed",{error:O(r)})}finally{this.busy=!1}}renderLinks(C){let{ui:V}=this,e=p3(C,this.services),r=v3(C),M=C.aliases.filter(i=>i!==C.title&&i!==C.original_title);return!e.length&&!r.length&&!M.length?a:t`<section class="surface box">
<h3>${V.t("links")}</h3>
<ul class="links">
${e.map(({name:i,url:o})=>t`<li>
<a
class="button"
href=${o}
target="_blank"
rel="noreferrer noopener"
>${i}${l(p.link)}</a
>
</li>`)}
</ul>
<dl class="ids">
${r.map(({name:i,id:o,url:A})=>t`<dt class="quiet">${i}</dt>
<dd>
${A?t`<a
href=${A}
target="_blank"
rel="noreferrer noopener"
>${o}</a
>`:o}
</dd>`)}
${M.length?t`<dt class="quiet">${V.t("also_known_as")}</dt>
<dd>${M.join(" · ")}</dd>`:a}
</dl>
</section>`}};n(y1,"properties",{requestId:{attribute:!1},services:{attribute:!1},said:{state:!0},busy:{state:!0}}),n(y1,"styles",[c,Z,g,y0]);function A4(L){history.state?.from&&(L.preventDefault(),history.back())}var d4={no_address:"hook_no_address",not_delivered:"hook_not_delivered",not_arrived:"hook_not_arrived",redirected:"hook_redirected",feed_off:"hook_feed_off",refused:"hook_refused",slot_taken:"hook_slot_taken",slot_left:"hook_slot_left",plugin_missing:"hook_plugin_missing",plugin_too_old:"hook_plugin_too_old"},p4="/config/integrations/integration/status_tracker",k1=class extends f{render(){let{ui:H,services:C,error:V}=this;return C===null?t`<p class="quiet" role="status">
${V?H.t("load_failed",{error:V}):H.t("loading")}
</p>`:t`
${C.length?t`<ul class="services">
${h(C,({id:e})=>e,e=>this.renderService(e))}
</ul>`:t`<div class="empty">
<p>${H.t("none_services")}</p>
<p class="quiet">${H.t("none_services_hint")}</p>
</div>`}
${H.isAdmin?t`<p class="foot">
<a class="button" href=${p4}>${H.t("open_settings")}</a>
</p>`:a}
`}renderService(H){let{ui:C}=this,{reachable:V,since:e}=H,r=Date.now(),[M,i,o]=V===null?["unknown",p.unknown,"service_unknown"]:V?["up",p.up,"service_up"]:["down",p.down,"service_down"];return t`<li class="surface ${M}">
<div class="top">
<h2>${H.name}</h2>
<span class="pill"
>${l(i)}<span
>${C.t(o)}${e?t`<span class="hidden">,</span> ${C.t("for_time",{time:C.format.age(e,r)})}`:a}</span
></span
>
</div>
${this.renderAdvice(H)}
<dl>
${H.version?t`<dt class="quiet">${C.t("version")}</dt>
<dd>${H.version}</dd>`:a}
${this.renderNews(H,r)}
${H.last_refusal?t`<dt class="quiet">${C.t("last_refusal")}</dt>
<dd>
${H.last_refusal}
(${C.t("n_refused",{n:H.refused})})
</dd>`:a}
${H.last_error?t`<dt class="quiet">${C.t("last_error")}</dt>
<dd>${H.last_error}</dd>`:a}
</dl>
<p class="links">${a2(C,H)}</p>
</li>`}renderNews(H,C){let{ui:V}=this,{last_webhook:e,webhook_ready:r}=H;return H.service==="shoko"?t`<dt class="quiet">${V.t("live_feed")}</dt>
<dd>
${V.t(r==null?"service_unknown":r?"feed_open":"feed_closed")}
</dd>`:H.has_webhook?t`${r==null?a:t`<dt class="quiet">${V.t("webhook")}</dt>
<dd>${V.t(r?"webhook_ready":"webhook_not_ready")}</dd>`}
<dt class="quiet">${V.t("last_webhook")}</dt>
<dd>
${e?[V.format.relative(e,C),H.last_event].filter(Boolean).join(" · "):V.t("no_webhook_yet")}
</dd>`:t`<dt class="quiet">${V.t("webhook")}</dt>
<dd>${V.t("no_webhook_needed")}</dd>`}renderAdvice(H){let{ui:C}=this,V={service:H.name};if(H.reachable===!1)return t`<p class="notice bad">
${l(p.alert)}<span>${C.t("advice_down",V)}</span>
</p>`;let e=d4[H.webhook_problem??""];return e?t`<p class="notice">
${l(p.alert)}<span
>${C.t(e,V)}
${C.isAdmin?t`<a href="/config/repairs">${C.t("see_repairs")}</a>`:a}</span
>
</p>`:H.refused?t`<p class="notice">
${l(p.alert)}<span>${C.t("advice_refused",V)}</span>
</p>`:a}};n(k1,"properties",{services:{attribute:!1},error:{attribute:!1}}),n(k1,"styles",[c,Z,g,s` .services{display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(min(340px,100%),1fr))}.services > li{display:flex;flex-direction:column;gap:10px;padding:16px}.top{align-items:center;display:flex;flex-wrap:wrap;gap:8px;justify-content:space-between}h2{font-size:var(--ha-font-size-l);font-weight:var(--ha-font-weight-medium)}dl{display:grid;gap:4px 16px;grid-template-columns:max-content minmax(0,1fr)}dd{overflow-wrap:anywhere}.up{--state:var(--st-available)}.down{--state:var(--st-failed)}.unknown{--state:var(--st-requested)}.links{margin-top:auto}.links:empty{display:none}.foot{padding-block:16px}.empty{padding:48px 16px;text-align:center}`]);var l4=[["status-tracker-poster",s1],["status-tracker-episodes",p1],["status-tracker-toolbar",Z1],["status-tracker-request-card",x1],["status-tracker-active",S1],["status-tracker-library",m1],["status-tracker-history",f1],["status-tracker-deletions",I1],["status-tracker-delete",h1],["status-tracker-services",k1],["status-tracker-request",y1],["status-tracker-panel",O1],[V1,d1]],m4=5e3;function K2(){for(let[L,H]of l4)D3(L,H)}function s4(){let L=window.customCards??=[];if(L.some(({type:C})=>C===V1))return;let{texts:H}=i1(document.documentElement.lang||"en");L.push({type:V1,name:H.card_name,description:H.card_description,preview:!0,documentationURL:"https://github.com/status-tracker/status-tracker",getEntitySuggestion:(C,V)=>s2(C,V)?{config:{type:`custom:${V1}`,entity:V,layout:"list"}}:null})}K2();s4();customElements.whenDefined("home-assistant").then(K2);setTimeout(K2,m4);
/*!
 * @license
 * Lit: Copyright 2017-2022 Google LLC, SPDX-License-Identifier: BSD-3-Clause
 * Icons: Material Design Icons, SPDX-License-Identifier: Apache-2.0
 */
