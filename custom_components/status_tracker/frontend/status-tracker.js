var i0=Object.defineProperty;var o0=(L,C,H)=>C in L?i0(L,C,{enumerable:!0,configurable:!0,writable:!0,value:H}):L[C]=H;var i=(L,C,H)=>o0(L,typeof C!="symbol"?C+"":C,H);var B1=globalThis,R1=B1.ShadowRoot&&(B1.ShadyCSS===void 0||B1.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,l2=Symbol(),$2=new WeakMap,S1=class{constructor(C,H,V){if(this._$cssResult$=!0,V!==l2)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=C,this.t=H}get styleSheet(){let C=this.o,H=this.t;if(R1&&C===void 0){let V=H!==void 0&&H.length===1;V&&(C=$2.get(H)),C===void 0&&((this.o=C=new CSSStyleSheet).replaceSync(this.cssText),V&&$2.set(H,C))}return C}toString(){return this.cssText}},N2=L=>new S1(typeof L=="string"?L:L+"",void 0,l2),s=(L,...C)=>{let H=L.length===1?L[0]:C.reduce((V,e,r)=>V+(M=>{if(M._$cssResult$===!0)return M.cssText;if(typeof M=="number")return M;throw Error("Value passed to 'css' function must be a 'css' function result: "+M+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(e)+L[r+1],L[0]);return new S1(H,L,l2)},I2=(L,C)=>{if(R1)L.adoptedStyleSheets=C.map(H=>H instanceof CSSStyleSheet?H:H.styleSheet);else for(let H of C){let V=document.createElement("style"),e=B1.litNonce;e!==void 0&&V.setAttribute("nonce",e),V.textContent=H.cssText,L.appendChild(V)}},m2=R1?L=>L:L=>L instanceof CSSStyleSheet?(C=>{let H="";for(let V of C.cssRules)H+=V.cssText;return N2(H)})(L):L;var{is:a0,defineProperty:A0,getOwnPropertyDescriptor:n0,getOwnPropertyNames:d0,getOwnPropertySymbols:p0,getPrototypeOf:l0}=Object,_1=globalThis,W2=_1.trustedTypes,m0=W2?W2.emptyScript:"",s0=_1.reactiveElementPolyfillSupport,h1=(L,C)=>L,s2={toAttribute(L,C){switch(C){case Boolean:L=L?m0:null;break;case Object:case Array:L=L==null?L:JSON.stringify(L)}return L},fromAttribute(L,C){let H=L;switch(C){case Boolean:H=L!==null;break;case Number:H=L===null?null:Number(L);break;case Object:case Array:try{H=JSON.parse(L)}catch{H=null}}return H}},q2=(L,C)=>!a0(L,C),U2={attribute:!0,type:String,converter:s2,reflect:!1,useDefault:!1,hasChanged:q2};Symbol.metadata??=Symbol("metadata"),_1.litPropertyMetadata??=new WeakMap;var _=class extends HTMLElement{static addInitializer(C){this._$Ei(),(this.l??=[]).push(C)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(C,H=U2){if(H.state&&(H.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(C)&&((H=Object.create(H)).wrapped=!0),this.elementProperties.set(C,H),!H.noAccessor){let V=Symbol(),e=this.getPropertyDescriptor(C,V,H);e!==void 0&&A0(this.prototype,C,e)}}static getPropertyDescriptor(C,H,V){let{get:e,set:r}=n0(this.prototype,C)??{get(){return this[H]},set(M){this[H]=M}};return{get:e,set(M){let A=e?.call(this);r?.call(this,M),this.requestUpdate(C,A,V)},configurable:!0,enumerable:!0}}static getPropertyOptions(C){return this.elementProperties.get(C)??U2}static _$Ei(){if(this.hasOwnProperty(h1("elementProperties")))return;let C=l0(this);C.finalize(),C.l!==void 0&&(this.l=[...C.l]),this.elementProperties=new Map(C.elementProperties)}static finalize(){if(this.hasOwnProperty(h1("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(h1("properties"))){let H=this.properties,V=[...d0(H),...p0(H)];for(let e of V)this.createProperty(e,H[e])}let C=this[Symbol.metadata];if(C!==null){let H=litPropertyMetadata.get(C);if(H!==void 0)for(let[V,e]of H)this.elementProperties.set(V,e)}this._$Eh=new Map;for(let[H,V]of this.elementProperties){let e=this._$Eu(H,V);e!==void 0&&this._$Eh.set(e,H)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(C){let H=[];if(Array.isArray(C)){let V=new Set(C.flat(1/0).reverse());for(let e of V)H.unshift(m2(e))}else C!==void 0&&H.push(m2(C));return H}static _$Eu(C,H){let V=H.attribute;return V===!1?void 0:typeof V=="string"?V:typeof C=="string"?C.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(C=>this.enableUpdating=C),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(C=>C(this))}addController(C){(this._$EO??=new Set).add(C),this.renderRoot!==void 0&&this.isConnected&&C.hostConnected?.()}removeController(C){this._$EO?.delete(C)}_$E_(){let C=new Map,H=this.constructor.elementProperties;for(let V of H.keys())this.hasOwnProperty(V)&&(C.set(V,this[V]),delete this[V]);C.size>0&&(this._$Ep=C)}createRenderRoot(){let C=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return I2(C,this.constructor.elementStyles),C}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(C=>C.hostConnected?.())}enableUpdating(C){}disconnectedCallback(){this._$EO?.forEach(C=>C.hostDisconnected?.())}attributeChangedCallback(C,H,V){this._$AK(C,V)}_$ET(C,H){let V=this.constructor.elementProperties.get(C),e=this.constructor._$Eu(C,V);if(e!==void 0&&V.reflect===!0){let r=(V.converter?.toAttribute!==void 0?V.converter:s2).toAttribute(H,V.type);this._$Em=C,r==null?this.removeAttribute(e):this.setAttribute(e,r),this._$Em=null}}_$AK(C,H){let V=this.constructor,e=V._$Eh.get(C);if(e!==void 0&&this._$Em!==e){let r=V.getPropertyOptions(e),M=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:s2;this._$Em=e;let A=M.fromAttribute(H,r.type);this[e]=A??this._$Ej?.get(e)??A,this._$Em=null}}requestUpdate(C,H,V,e=!1,r){if(C!==void 0){let M=this.constructor;if(e===!1&&(r=this[C]),V??=M.getPropertyOptions(C),!((V.hasChanged??q2)(r,H)||V.useDefault&&V.reflect&&r===this._$Ej?.get(C)&&!this.hasAttribute(M._$Eu(C,V))))return;this.C(C,H,V)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(C,H,{useDefault:V,reflect:e,wrapped:r},M){V&&!(this._$Ej??=new Map).has(C)&&(this._$Ej.set(C,M??H??this[C]),r!==!0||M!==void 0)||(this._$AL.has(C)||(this.hasUpdated||V||(H=void 0),this._$AL.set(C,H)),e===!0&&this._$Em!==C&&(this._$Eq??=new Set).add(C))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(H){Promise.reject(H)}let C=this.scheduleUpdate();return C!=null&&await C,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[e,r]of this._$Ep)this[e]=r;this._$Ep=void 0}let V=this.constructor.elementProperties;if(V.size>0)for(let[e,r]of V){let{wrapped:M}=r,A=this[e];M!==!0||this._$AL.has(e)||A===void 0||this.C(e,void 0,r,A)}}let C=!1,H=this._$AL;try{C=this.shouldUpdate(H),C?(this.willUpdate(H),this._$EO?.forEach(V=>V.hostUpdate?.()),this.update(H)):this._$EM()}catch(V){throw C=!1,this._$EM(),V}C&&this._$AE(H)}willUpdate(C){}_$AE(C){this._$EO?.forEach(H=>H.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(C)),this.updated(C)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(C){return!0}update(C){this._$Eq&&=this._$Eq.forEach(H=>this._$ET(H,this[H])),this._$EM()}updated(C){}firstUpdated(C){}};_.elementStyles=[],_.shadowRootOptions={mode:"open"},_[h1("elementProperties")]=new Map,_[h1("finalized")]=new Map,s0?.({ReactiveElement:_}),(_1.reactiveElementVersions??=[]).push("2.1.2");var x2=globalThis,z2=L=>L,F1=x2.trustedTypes,G2=F1?F1.createPolicy("lit-html",{createHTML:L=>L}):void 0,u2="$lit$",F=`lit$${Math.random().toFixed(9).slice(2)}$`,Z2="?"+F,v0=`<${Z2}>`,G=document,f1=()=>G.createComment(""),O1=L=>L===null||typeof L!="object"&&typeof L!="function",c2=Array.isArray,X2=L=>c2(L)||typeof L?.[Symbol.iterator]=="function",v2=`[ 	
\f\r]`,g1=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Q2=/-->/g,j2=/>/g,q=RegExp(`>|${v2}(?:([^\\s"'>=/]+)(${v2}*=${v2}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),K2=/'/g,J2=/"/g,C5=/^(?:script|style|textarea|title)$/i,S2=L=>(C,...H)=>({_$litType$:L,strings:C,values:H}),t=S2(1),H5=S2(2),W7=S2(3),T=Symbol.for("lit-noChange"),a=Symbol.for("lit-nothing"),Y2=new WeakMap,z=G.createTreeWalker(G,129);function V5(L,C){if(!c2(L)||!L.hasOwnProperty("raw"))throw Error("invalid template strings array");return G2!==void 0?G2.createHTML(C):C}var L5=(L,C)=>{let H=L.length-1,V=[],e,r=C===2?"<svg>":C===3?"<math>":"",M=g1;for(let A=0;A<H;A++){let o=L[A],n,p,d=-1,v=0;for(;v<o.length&&(M.lastIndex=v,p=M.exec(o),p!==null);)v=M.lastIndex,M===g1?p[1]==="!--"?M=Q2:p[1]!==void 0?M=j2:p[2]!==void 0?(C5.test(p[2])&&(e=RegExp("</"+p[2],"g")),M=q):p[3]!==void 0&&(M=q):M===q?p[0]===">"?(M=e??g1,d=-1):p[1]===void 0?d=-2:(d=M.lastIndex-p[2].length,n=p[1],M=p[3]===void 0?q:p[3]==='"'?J2:K2):M===J2||M===K2?M=q:M===Q2||M===j2?M=g1:(M=q,e=void 0);let x=M===q&&L[A+1].startsWith("/>")?" ":"";r+=M===g1?o+v0:d>=0?(V.push(n),o.slice(0,d)+u2+o.slice(d)+F+x):o+F+(d===-2?A:x)}return[V5(L,r+(L[H]||"<?>")+(C===2?"</svg>":C===3?"</math>":"")),V]},k1=class L{constructor({strings:C,_$litType$:H},V){let e;this.parts=[];let r=0,M=0,A=C.length-1,o=this.parts,[n,p]=L5(C,H);if(this.el=L.createElement(n,V),z.currentNode=this.el.content,H===2||H===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(e=z.nextNode())!==null&&o.length<A;){if(e.nodeType===1){if(e.hasAttributes())for(let d of e.getAttributeNames())if(d.endsWith(u2)){let v=p[M++],x=e.getAttribute(d).split(F),h=/([.?@])?(.*)/.exec(v);o.push({type:1,index:r,name:h[2],strings:x,ctor:h[1]==="."?E1:h[1]==="?"?$1:h[1]==="@"?N1:j}),e.removeAttribute(d)}else d.startsWith(F)&&(o.push({type:6,index:r}),e.removeAttribute(d));if(C5.test(e.tagName)){let d=e.textContent.split(F),v=d.length-1;if(v>0){e.textContent=F1?F1.emptyScript:"";for(let x=0;x<v;x++)e.append(d[x],f1()),z.nextNode(),o.push({type:2,index:++r});e.append(d[v],f1())}}}else if(e.nodeType===8)if(e.data===Z2)o.push({type:2,index:r});else{let d=-1;for(;(d=e.data.indexOf(F,d+1))!==-1;)o.push({type:7,index:r}),d+=F.length-1}r++}}static createElement(C,H){let V=G.createElement("template");return V.innerHTML=C,V}};function Q(L,C,H=L,V){if(C===T)return C;let e=V!==void 0?H._$Co?.[V]:H._$Cl,r=O1(C)?void 0:C._$litDirective$;return e?.constructor!==r&&(e?._$AO?.(!1),r===void 0?e=void 0:(e=new r(L),e._$AT(L,H,V)),V!==void 0?(H._$Co??=[])[V]=e:H._$Cl=e),e!==void 0&&(C=Q(L,e._$AS(L,C.values),e,V)),C}var D1=class{constructor(C,H){this._$AV=[],this._$AN=void 0,this._$AD=C,this._$AM=H}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(C){let{el:{content:H},parts:V}=this._$AD,e=(C?.creationScope??G).importNode(H,!0);z.currentNode=e;let r=z.nextNode(),M=0,A=0,o=V[0];for(;o!==void 0;){if(M===o.index){let n;o.type===2?n=new Y(r,r.nextSibling,this,C):o.type===1?n=new o.ctor(r,o.name,o.strings,this,C):o.type===6&&(n=new I1(r,this,C)),this._$AV.push(n),o=V[++A]}M!==o?.index&&(r=z.nextNode(),M++)}return z.currentNode=G,e}p(C){let H=0;for(let V of this._$AV)V!==void 0&&(V.strings!==void 0?(V._$AI(C,V,H),H+=V.strings.length-2):V._$AI(C[H])),H++}},Y=class L{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(C,H,V,e){this.type=2,this._$AH=a,this._$AN=void 0,this._$AA=C,this._$AB=H,this._$AM=V,this.options=e,this._$Cv=e?.isConnected??!0}get parentNode(){let C=this._$AA.parentNode,H=this._$AM;return H!==void 0&&C?.nodeType===11&&(C=H.parentNode),C}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(C,H=this){C=Q(this,C,H),O1(C)?C===a||C==null||C===""?(this._$AH!==a&&this._$AR(),this._$AH=a):C!==this._$AH&&C!==T&&this._(C):C._$litType$!==void 0?this.$(C):C.nodeType!==void 0?this.T(C):X2(C)?this.k(C):this._(C)}O(C){return this._$AA.parentNode.insertBefore(C,this._$AB)}T(C){this._$AH!==C&&(this._$AR(),this._$AH=this.O(C))}_(C){this._$AH!==a&&O1(this._$AH)?this._$AA.nextSibling.data=C:this.T(G.createTextNode(C)),this._$AH=C}$(C){let{values:H,_$litType$:V}=C,e=typeof V=="number"?this._$AC(C):(V.el===void 0&&(V.el=k1.createElement(V5(V.h,V.h[0]),this.options)),V);if(this._$AH?._$AD===e)this._$AH.p(H);else{let r=new D1(e,this),M=r.u(this.options);r.p(H),this.T(M),this._$AH=r}}_$AC(C){let H=Y2.get(C.strings);return H===void 0&&Y2.set(C.strings,H=new k1(C)),H}k(C){c2(this._$AH)||(this._$AH=[],this._$AR());let H=this._$AH,V,e=0;for(let r of C)e===H.length?H.push(V=new L(this.O(f1()),this.O(f1()),this,this.options)):V=H[e],V._$AI(r),e++;e<H.length&&(this._$AR(V&&V._$AB.nextSibling,e),H.length=e)}_$AR(C=this._$AA.nextSibling,H){for(this._$AP?.(!1,!0,H);C!==this._$AB;){let V=z2(C).nextSibling;z2(C).remove(),C=V}}setConnected(C){this._$AM===void 0&&(this._$Cv=C,this._$AP?.(C))}},j=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(C,H,V,e,r){this.type=1,this._$AH=a,this._$AN=void 0,this.element=C,this.name=H,this._$AM=e,this.options=r,V.length>2||V[0]!==""||V[1]!==""?(this._$AH=Array(V.length-1).fill(new String),this.strings=V):this._$AH=a}_$AI(C,H=this,V,e){let r=this.strings,M=!1;if(r===void 0)C=Q(this,C,H,0),M=!O1(C)||C!==this._$AH&&C!==T,M&&(this._$AH=C);else{let A=C,o,n;for(C=r[0],o=0;o<r.length-1;o++)n=Q(this,A[V+o],H,o),n===T&&(n=this._$AH[o]),M||=!O1(n)||n!==this._$AH[o],n===a?C=a:C!==a&&(C+=(n??"")+r[o+1]),this._$AH[o]=n}M&&!e&&this.j(C)}j(C){C===a?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,C??"")}},E1=class extends j{constructor(){super(...arguments),this.type=3}j(C){this.element[this.name]=C===a?void 0:C}},$1=class extends j{constructor(){super(...arguments),this.type=4}j(C){this.element.toggleAttribute(this.name,!!C&&C!==a)}},N1=class extends j{constructor(C,H,V,e,r){super(C,H,V,e,r),this.type=5}_$AI(C,H=this){if((C=Q(this,C,H,0)??a)===T)return;let V=this._$AH,e=C===a&&V!==a||C.capture!==V.capture||C.once!==V.once||C.passive!==V.passive,r=C!==a&&(V===a||e);e&&this.element.removeEventListener(this.name,this,V),r&&this.element.addEventListener(this.name,this,C),this._$AH=C}handleEvent(C){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,C):this._$AH.handleEvent(C)}},I1=class{constructor(C,H,V){this.element=C,this.type=6,this._$AN=void 0,this._$AM=H,this.options=V}get _$AU(){return this._$AM._$AU}_$AI(C){Q(this,C)}},e5={M:u2,P:F,A:Z2,C:1,L:L5,R:D1,D:X2,V:Q,I:Y,H:j,N:$1,U:N1,B:E1,F:I1},x0=x2.litHtmlPolyfillSupport;x0?.(k1,Y),(x2.litHtmlVersions??=[]).push("3.3.3");var r5=(L,C,H)=>{let V=H?.renderBefore??C,e=V._$litPart$;if(e===void 0){let r=H?.renderBefore??null;V._$litPart$=e=new Y(C.insertBefore(f1(),r),r,void 0,H??{})}return e._$AI(L),e};var h2=globalThis,k=class extends _{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let C=super.createRenderRoot();return this.renderOptions.renderBefore??=C.firstChild,C}update(C){let H=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(C),this._$Do=r5(H,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return T}};k._$litElement$=!0,k.finalized=!0,h2.litElementHydrateSupport?.({LitElement:k});var u0=h2.litElementPolyfillSupport;u0?.({LitElement:k});(h2.litElementVersions??=[]).push("4.2.2");var W1={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},U1=L=>(...C)=>({_$litDirective$:L,values:C}),X=class{constructor(C){}get _$AU(){return this._$AM._$AU}_$AT(C,H,V){this._$Ct=C,this._$AM=H,this._$Ci=V}_$AS(C,H){return this.update(C,H)}update(C,H){return this.render(...H)}};var{I:Z0}=e5,M5=L=>L;var t5=()=>document.createComment(""),C1=(L,C,H)=>{let V=L._$AA.parentNode,e=C===void 0?L._$AB:C._$AA;if(H===void 0){let r=V.insertBefore(t5(),e),M=V.insertBefore(t5(),e);H=new Z0(r,M,L,L.options)}else{let r=H._$AB.nextSibling,M=H._$AM,A=M!==L;if(A){let o;H._$AQ?.(L),H._$AM=L,H._$AP!==void 0&&(o=L._$AU)!==M._$AU&&H._$AP(o)}if(r!==e||A){let o=H._$AA;for(;o!==r;){let n=M5(o).nextSibling;M5(V).insertBefore(o,e),o=n}}}return H},$=(L,C,H=L)=>(L._$AI(C,H),L),c0={},i5=(L,C=c0)=>L._$AH=C,o5=L=>L._$AH,q1=L=>{L._$AR(),L._$AA.remove()};var a5=(L,C,H)=>{let V=new Map;for(let e=C;e<=H;e++)V.set(L[e],e);return V},g=U1(class extends X{constructor(L){if(super(L),L.type!==W1.CHILD)throw Error("repeat() can only be used in text expressions")}dt(L,C,H){let V;H===void 0?H=C:C!==void 0&&(V=C);let e=[],r=[],M=0;for(let A of L)e[M]=V?V(A,M):M,r[M]=H(A,M),M++;return{values:r,keys:e}}render(L,C,H){return this.dt(L,C,H).values}update(L,[C,H,V]){let e=o5(L),{values:r,keys:M}=this.dt(C,H,V);if(!Array.isArray(e))return this.ut=M,r;let A=this.ut??=[],o=[],n,p,d=0,v=e.length-1,x=0,h=r.length-1;for(;d<=v&&x<=h;)if(e[d]===null)d++;else if(e[v]===null)v--;else if(A[d]===M[x])o[x]=$(e[d],r[x]),d++,x++;else if(A[v]===M[h])o[h]=$(e[v],r[h]),v--,h--;else if(A[d]===M[h])o[h]=$(e[d],r[h]),C1(L,o[h+1],e[d]),d++,h--;else if(A[v]===M[x])o[x]=$(e[v],r[x]),C1(L,e[d],e[v]),v--,x++;else if(n===void 0&&(n=a5(M,x,h),p=a5(A,d,v)),n.has(A[d]))if(n.has(A[v])){let R=p.get(M[x]),p2=R!==void 0?e[R]:null;if(p2===null){let E2=C1(L,e[d]);$(E2,r[x]),o[x]=E2}else o[x]=$(p2,r[x]),C1(L,e[d],p2),e[R]=null;x++}else q1(e[v]),v--;else q1(e[d]),d++;for(;x<=h;){let R=C1(L,o[h+1]);$(R,r[x]),o[x++]=R}for(;d<=v;){let R=e[d++];R!==null&&q1(R)}return this.ut=M,i5(L,o),T}});function z1(L,C){return L===void 0||L.connection!==C.connection||L.language!==C.language||L.locale!==C.locale||L.config!==C.config||L.user!==C.user}function A5(L,C){return L.sendMessagePromise({type:"status_tracker/requests/get",request_id:C})}function n5(L,C){return L.sendMessagePromise({type:"status_tracker/requests/list",scope:"all",states:C.state?[C.state]:["available","failed"],offset:C.offset,limit:C.limit,...C.text?{text:C.text}:{},...C.media_type?{media_type:C.media_type}:{},...C.requested_by?{requested_by:C.requested_by}:{}})}async function d5(L){return(await L.sendMessagePromise({type:"status_tracker/requests/people"})).people}async function p5(L){return(await L.sendMessagePromise({type:"status_tracker/services/list"})).services}function l5(L,C,H){return L.sendMessagePromise({type:`status_tracker/requests/${C}`,request_id:H})}function b(L){return L&&typeof L=="object"&&"message"in L?String(L.message):String(L)}function m5(L){return typeof L=="object"&&L!==null&&"code"in L&&L.code==="not_found"}function s5(L,C){if(C.loaded){let e=new Map(C.requests.map(r=>[r.id,r]));return{rows:e,ids:new Set([...L.keys(),...e.keys()])}}let H=new Map(L),V=new Set;for(let e of C.added??[])H.set(e.id,e),V.add(e.id);for(let e of C.changed??[]){let r=H.get(e.id);r&&(H.set(e.id,{...r,...e}),V.add(e.id))}for(let e of C.removed??[])H.delete(e)&&V.add(e);return{rows:H,ids:V}}var S0=1e3,h0=15e3,g0=1e4,v5={ids:new Set,everything:!1},g2=class{constructor(C){i(this,"rows",new Map);i(this,"features",new Set);i(this,"status","connecting");i(this,"people",[]);i(this,"connection");i(this,"listeners",new Set);i(this,"watchers",new Map);i(this,"attempt",0);i(this,"retry");i(this,"rest");i(this,"unsubscribe");i(this,"running",!1);i(this,"lose",()=>{this.unsubscribe=void 0,this.forget(),this.setStatus("lost")});i(this,"begin",()=>{this.unsubscribe=void 0,this.forget(),this.status==="lost"&&this.setStatus("connecting"),this.subscribe(this.attempt,S0)});this.connection=C}listen(C){return this.listeners.add(C),clearTimeout(this.rest),this.running||this.start(),()=>{this.listeners.delete(C)&&!this.listeners.size&&(this.rest=setTimeout(()=>this.stop(),g0))}}watch(C,H){let V=this.watchers.get(C)??new Set;return this.watchers.set(C,V.add(H)),()=>{V.delete(H)&&!V.size&&this.watchers.delete(C)}}isOwn(C){let H=C?.toLowerCase();return this.people.some(V=>V.is_user&&V.name.toLowerCase()===H)}start(){this.running=!0,this.connection.addEventListener("ready",this.begin),this.connection.addEventListener("disconnected",this.lose),this.connection.connected?this.begin():this.lose()}stop(){this.running=!1,this.connection.removeEventListener("ready",this.begin),this.connection.removeEventListener("disconnected",this.lose),this.forget(),this.status="connecting",this.rows=new Map}forget(){this.attempt+=1,clearTimeout(this.retry);let C=this.unsubscribe;this.unsubscribe=void 0,C&&this.connection.connected&&C().catch(()=>{})}async subscribe(C,H){try{let V=await this.connection.subscribeMessage(e=>{C===this.attempt&&this.take(e)},{type:"status_tracker/requests/subscribe"},{resubscribe:!1});C===this.attempt?this.unsubscribe=V:await V()}catch{if(C!==this.attempt)return;this.setStatus("absent"),this.retry=setTimeout(()=>{this.subscribe(C,Math.min(H*2,h0))},H)}}take(C){if(C.loaded===!1){this.setStatus("absent");return}let{rows:H,ids:V}=s5(this.rows,C);this.rows=H,C.loaded&&(this.features=new Set(C.features??[]),this.status="live"),this.tell({ids:V,everything:C.loaded===!0}),(C.loaded||this.hasStranger(V))&&this.askPeople(this.attempt)}hasStranger(C){let H=new Set(this.people.map(({name:V})=>V.toLowerCase()));return[...C].some(V=>{let e=this.rows.get(V)?.requested_by?.toLowerCase();return e!==void 0&&!H.has(e)})}async askPeople(C){try{let H=await d5(this.connection);C===this.attempt&&(this.people=H,this.tell(v5))}catch{}}setStatus(C){C!==this.status&&(this.status=C,this.tell(v5))}tell(C){for(let H of C.ids)for(let V of[...this.watchers.get(H)??[]])V();for(let H of[...this.listeners])H(C)}},x5=new WeakMap;function u(L){let C=x5.get(L);return C||(C=new g2(L),x5.set(L,C)),C}function G1(L){return L.media_type==="movie"?"Radarr":"Sonarr"}var f0={declined:"now_declined",request_failed:"now_request_failed",download_failed:"now_download_failed",deleted:"now_deleted"};function H1(L,C){let H=G1(L),{counts:V}=L;switch(L.state){case"requested":return{key:"now_requested"};case"approved":return{key:"now_approved",values:{arr:H}};case"searching":return O0(L,H,C);case"grabbing":return{key:"now_grabbing"};case"downloading":return k0(L,C);case"downloaded":return{key:"now_downloaded",values:{arr:H}};case"importing":return{key:"now_importing"};case"anime_matching":return{key:"now_matching"};case"available":return V.unaired&&L.next_air?{key:"now_available_more_on",values:{n:V.unaired,day:C.day(L.next_air)}}:V.unaired?{key:"now_available_more",values:{n:V.unaired}}:{key:"now_available"};case"failed":return{key:L.failure?f0[L.failure.reason]:"now_failed"}}}function O0(L,C,H){let{counts:V}=L;return!V.wanted&&V.unaired?L.next_air?{key:"now_unaired_on",values:{day:H.day(L.next_air)}}:{key:"now_unaired"}:V.available?{key:"now_searching_rest",values:{arr:C,n:V.waiting}}:{key:"now_searching",values:{arr:C}}}function k0(L,C){return L.speed===0?{key:"now_no_data"}:L.size&&L.progress!==null?{key:"now_downloading_of",values:{done:C.bytes(L.size*L.progress),size:C.bytes(L.size)}}:{key:"now_downloading"}}function Z5(L){return L.downloaded+L.importing+L.anime_matching+L.available}function b1(L){return L.media_type==="tv"&&L.counts.wanted+L.counts.unaired>0}var Q1=[{state:"available",field:"available",key:"n_available"},{state:"anime_matching",field:"anime_matching",key:"n_matching"},{state:"importing",field:"importing",key:"n_importing"},{state:"downloaded",field:"downloaded",key:"n_downloaded"},{state:"downloading",field:"downloading",key:"n_downloading"},{state:"grabbing",field:"grabbing",key:"n_grabbing"},{state:"failed",field:"failed",key:"n_failed"},{state:"wanted",field:"waiting",key:"n_waiting"}],u5={no_release:{key:"look_no_release",step:"open_in",service:"arr"},download_stalled:{key:"look_download_stalled",step:"open_in",service:"qbittorrent"},download_paused:{key:"look_download_paused",step:"open_in",service:"qbittorrent"},download_error:{key:"look_download_error",step:"open_in",service:"qbittorrent"},import_blocked:{key:"look_import_blocked",step:"open_queue",service:"arr"},not_matched:{key:"look_not_matched",step:"open_unrecognised",service:"shoko"},not_in_jellyfin:{key:"look_not_in_jellyfin",step:"open_in",service:"jellyfin"},deleted_externally:{key:"look_deleted",step:"open_in",service:"arr"},service_down:{key:"look_service_down",step:"see_services",service:null}};function c5(L,C){let{key:H,step:V,service:e}=u5[L]??u5.service_down,r=G1(C);return{key:H,step:V,arr:r,service:e==="arr"?r.toLowerCase():e}}var b0={check_shokofin:"detail_check_shokofin",error:"detail_error",never_started:"detail_never_started",no_word_from_shoko:"detail_no_word_from_shoko",not_imported:"detail_not_imported",not_in_arr:"detail_not_in_arr",missing_files:"detail_missing_files",manual:"detail_manual",missing:"detail_missing",other:"detail_other"};function j1(L){return b0[L]??null}var S5="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z";var h5="M20,11V13H8L13.5,18.5L12.08,19.92L4.16,12L12.08,4.08L13.5,5.5L8,11H20Z";var g5="M15,13H16.5V15.82L18.94,17.23L18.19,18.53L15,16.69V13M19,8H5V19H9.67C9.24,18.09 9,17.07 9,16A7,7 0 0,1 16,9C17.07,9 18.09,9.24 19,9.67V8M5,21C3.89,21 3,20.1 3,19V5C3,3.89 3.89,3 5,3H6V1H8V3H16V1H18V3H19A2,2 0 0,1 21,5V11.1C22.24,12.36 23,14.09 23,16A7,7 0 0,1 16,23C14.09,23 12.36,22.24 11.1,21H5M16,11.15A4.85,4.85 0 0,0 11.15,16C11.15,18.68 13.32,20.85 16,20.85A4.85,4.85 0 0,0 20.85,16C20.85,13.32 18.68,11.15 16,11.15Z";var f5="M21,7L9,19L3.5,13.5L4.91,12.09L9,16.17L19.59,5.59L21,7Z";var O5="M12 2C6.5 2 2 6.5 2 12S6.5 22 12 22 22 17.5 22 12 17.5 2 12 2M12 20C7.59 20 4 16.41 4 12S7.59 4 12 4 20 7.59 20 12 16.41 20 12 20M16.59 7.58L10 14.17L7.41 11.59L6 13L10 17L18 9L16.59 7.58Z";var k5="M7.41,8.58L12,13.17L16.59,8.58L18,10L12,16L6,10L7.41,8.58Z";var b5="M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z";var y5="M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z";var w5="M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2Z";var T5="M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2C6.47,2 2,6.47 2,12C2,17.53 6.47,22 12,22C17.53,22 22,17.53 22,12C22,6.47 17.53,2 12,2M14.59,8L12,10.59L9.41,8L8,9.41L10.59,12L8,14.59L9.41,16L12,13.41L14.59,16L16,14.59L13.41,12L16,9.41L14.59,8Z";var P5="M6,19A2,2 0 0,0 8,21H16A2,2 0 0,0 18,19V7H6V19M8,9H16V19H8V9M15.5,4L14.5,3H9.5L8.5,4H5V6H19V4H15.5Z";var B5="M8 17V15H16V17H8M16 10L12 14L8 10H10.5V6H13.5V10H16M12 2C17.5 2 22 6.5 22 12C22 17.5 17.5 22 12 22C6.5 22 2 17.5 2 12C2 6.5 6.5 2 12 2M12 4C7.58 4 4 7.58 4 12C4 16.42 7.58 20 12 20C16.42 20 20 16.42 20 12C20 7.58 16.42 4 12 4Z";var R5="M20 18H4V8H20V18M12 6L10 4H4C2.9 4 2 4.89 2 6V18C2 19.11 2.9 20 4 20H20C21.11 20 22 19.11 22 18V8C22 6.9 21.11 6 20 6H12M11 14V12H15V9L19 13L15 17V14H11Z";var _5="M21 7C21 5.62 19.88 4.5 18.5 4.5C18.33 4.5 18.16 4.5 18 4.55V4C18 2.62 16.88 1.5 15.5 1.5C15.27 1.5 15.04 1.53 14.83 1.59C14.46 .66 13.56 0 12.5 0C11.27 0 10.25 .89 10.04 2.06C9.87 2 9.69 2 9.5 2C8.12 2 7 3.12 7 4.5V10.39C6.66 10.08 6.24 9.85 5.78 9.73L5 9.5C4.18 9.29 3.31 9.61 2.82 10.35C2.44 10.92 2.42 11.66 2.67 12.3L5.23 18.73C6.5 21.91 9.57 24 13 24C17.42 24 21 20.42 21 16V7M19 16C19 19.31 16.31 22 13 22C10.39 22 8.05 20.41 7.09 18L4.5 11.45L5 11.59C5.5 11.71 5.85 12.05 6 12.5L7 15H9V4.5C9 4.22 9.22 4 9.5 4S10 4.22 10 4.5V12H12V2.5C12 2.22 12.22 2 12.5 2S13 2.22 13 2.5V12H15V4C15 3.72 15.22 3.5 15.5 3.5S16 3.72 16 4V12H18V7C18 6.72 18.22 6.5 18.5 6.5S19 6.72 19 7V16Z";var F5="M16 3.23C16.71 2.41 17.61 2 18.7 2C19.61 2 20.37 2.33 21 3C21.63 3.67 21.96 4.43 22 5.3C22 6 21.67 6.81 21 7.76S19.68 9.5 19.03 10.15C18.38 10.79 17.37 11.74 16 13C14.61 11.74 13.59 10.79 12.94 10.15S11.63 8.71 10.97 7.76C10.31 6.81 10 6 10 5.3C10 4.39 10.32 3.63 10.97 3C11.62 2.37 12.4 2.04 13.31 2C14.38 2 15.27 2.41 16 3.23M22 19V20L14 22.5L7 20.56V22H1V11H8.97L15.13 13.3C16.25 13.72 17 14.8 17 16H19C20.66 16 22 17.34 22 19M5 20V13H3V20H5M19.9 18.57C19.74 18.24 19.39 18 19 18H13.65C13.11 18 12.58 17.92 12.07 17.75L9.69 16.96L10.32 15.06L12.7 15.85C13 15.95 15 16 15 16C15 15.63 14.77 15.3 14.43 15.17L8.61 13H7V18.5L13.97 20.41L19.9 18.57Z";var D5="M11,18H13V16H11V18M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,6A4,4 0 0,0 8,10H10A2,2 0 0,1 12,8A2,2 0 0,1 14,10C14,12 11,11.75 11,15H13C13,12.75 16,12.5 16,10A4,4 0 0,0 12,6Z";var E5="M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M3,13V18L3,20H10V18H5V13H3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M14,15H20V19H14V15Z",$5="M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z";var f2="M9.5,3A6.5,6.5 0 0,1 16,9.5C16,11.11 15.41,12.59 14.44,13.73L14.71,14H15.5L20.5,19L19,20.5L14,15.5V14.71L13.73,14.44C12.59,15.41 11.11,16 9.5,16A6.5,6.5 0 0,1 3,9.5A6.5,6.5 0 0,1 9.5,3M9.5,5C7,5 5,7 5,9.5C5,12 7,14 9.5,14C12,14 14,12 14,9.5C14,7 12,5 9.5,5Z";var N5="M3,6H21V8H3V6M3,11H21V13H3V11M3,16H21V18H3V16Z";var I5="M20.84 2.18L16.91 2.96L19.65 6.5L21.62 6.1L20.84 2.18M13.97 3.54L12 3.93L14.75 7.46L16.71 7.07L13.97 3.54M9.07 4.5L7.1 4.91L9.85 8.44L11.81 8.05L9.07 4.5M4.16 5.5L3.18 5.69C2.1 5.9 1.39 6.96 1.61 8.04L2 10L6.9 9.03L4.16 5.5M20 12V20H4V12H20M22 10H2V20C2 21.11 2.9 22 4 22H20C21.11 22 22 21.11 22 20V10Z";var W5="M14,3V5H17.59L7.76,14.83L9.17,16.24L19,6.41V10H21V3M19,19H5V5H12V3H5C3.89,3 3,3.9 3,5V19A2,2 0 0,0 5,21H19A2,2 0 0,0 21,19V12H19V19Z";var U5="M8,5.14V19.14L19,12.14L8,5.14Z";var q5="M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M10,16.5L16,12L10,7.5V16.5Z";var z5="M13,2.03C17.73,2.5 21.5,6.25 21.95,11C22.5,16.5 18.5,21.38 13,21.93V19.93C16.64,19.5 19.5,16.61 19.96,12.97C20.5,8.58 17.39,4.59 13,4.05V2.05L13,2.03M11,2.06V4.06C9.57,4.26 8.22,4.84 7.1,5.74L5.67,4.26C7.19,3 9.05,2.25 11,2.06M4.26,5.67L5.69,7.1C4.8,8.23 4.24,9.58 4.05,11H2.05C2.25,9.04 3,7.19 4.26,5.67M2.06,13H4.06C4.24,14.42 4.81,15.77 5.69,16.9L4.27,18.33C3.03,16.81 2.26,14.96 2.06,13M7.1,18.37C8.23,19.25 9.58,19.82 11,20V22C9.04,21.79 7.18,21 5.67,19.74L7.1,18.37M12,16.5L7.5,12H11V8H13V12H16.5L12,16.5Z";var G5="M22,13.5C22,15.26 20.7,16.72 19,16.96V20A2,2 0 0,1 17,22H13.2V21.7A2.7,2.7 0 0,0 10.5,19C9,19 7.8,20.21 7.8,21.7V22H4A2,2 0 0,1 2,20V16.2H2.3C3.79,16.2 5,15 5,13.5C5,12 3.79,10.8 2.3,10.8H2V7A2,2 0 0,1 4,5H7.04C7.28,3.3 8.74,2 10.5,2C12.26,2 13.72,3.3 13.96,5H17A2,2 0 0,1 19,7V10.04C20.7,10.28 22,11.74 22,13.5M17,15H18.5A1.5,1.5 0 0,0 20,13.5A1.5,1.5 0 0,0 18.5,12H17V7H12V5.5A1.5,1.5 0 0,0 10.5,4A1.5,1.5 0 0,0 9,5.5V7H4V9.12C5.76,9.8 7,11.5 7,13.5C7,15.5 5.75,17.2 4,17.88V20H6.12C6.8,18.25 8.5,17 10.5,17C12.5,17 14.2,18.25 14.88,20H17V15Z";var Q5="M17.65,6.35C16.2,4.9 14.21,4 12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20C15.73,20 18.84,17.45 19.73,14H17.65C16.83,16.33 14.61,18 12,18A6,6 0 0,1 6,12A6,6 0 0,1 12,6C13.66,6 15.14,6.69 16.22,7.78L13,11H20V4L17.65,6.35Z";var j5="M12,18A6,6 0 0,1 6,12C6,11 6.25,10.03 6.7,9.2L5.24,7.74C4.46,8.97 4,10.43 4,12A8,8 0 0,0 12,20V23L16,19L12,15M12,4V1L8,5L12,9V6A6,6 0 0,1 18,12C18,13 17.75,13.97 17.3,14.8L18.76,16.26C19.54,15.03 20,13.57 20,12A8,8 0 0,0 12,4Z";var K5="M8.16,3L6.75,4.41L9.34,7H4C2.89,7 2,7.89 2,9V19C2,20.11 2.89,21 4,21H20C21.11,21 22,20.11 22,19V9C22,7.89 21.11,7 20,7H14.66L17.25,4.41L15.84,3L12,6.84L8.16,3M4,9H17V19H4V9M19.5,9A1,1 0 0,1 20.5,10A1,1 0 0,1 19.5,11A1,1 0 0,1 18.5,10A1,1 0 0,1 19.5,9M19.5,12A1,1 0 0,1 20.5,13A1,1 0 0,1 19.5,14A1,1 0 0,1 18.5,13A1,1 0 0,1 19.5,12Z";var J5="M5,9V21H1V9H5M9,21A2,2 0 0,1 7,19V9C7,8.45 7.22,7.95 7.59,7.59L14.17,1L15.23,2.06C15.5,2.33 15.67,2.7 15.67,3.11L15.64,3.43L14.69,8H21C22.11,8 23,8.9 23,10V12C23,12.26 22.95,12.5 22.86,12.73L19.84,19.78C19.54,20.5 18.83,21 18,21H9M9,19H18.03L21,12V10H12.21L13.34,4.68L9,9.03V19Z";var w={requested:F5,approved:J5,searching:f2,wanted:w5,unaired:g5,grabbing:_5,downloading:z5,downloaded:B5,importing:R5,anime_matching:G5,available:q5,failed:T5},l={alert:S5,back:h5,check:O5,delete:P5,done:f5,down:$5,expand:k5,link:W5,menu:N5,movie:I5,next:y5,previous:b5,retry:Q5,search:f2,sync:j5,tv:K5,unknown:D5,up:E5,watch:U5};function m(L,C=""){return H5`<svg viewBox="0 0 24 24" aria-hidden="true" class=${C}><path d=${L}></path></svg>`}var Y5="important",y0=" !"+Y5,K1=U1(class extends X{constructor(L){if(super(L),L.type!==W1.ATTRIBUTE||L.name!=="style"||L.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(L){return Object.keys(L).reduce((C,H)=>{let V=L[H];return V==null?C:C+`${H=H.includes("-")?H:H.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${V};`},"")}update(L,[C]){let{style:H}=L.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(C)),this.render(C);for(let V of this.ft)C[V]==null&&(this.ft.delete(V),V.includes("-")?H.removeProperty(V):H[V]=null);for(let V in C){let e=C[V];if(e!=null){this.ft.add(V);let r=typeof e=="string"&&e.endsWith(y0);V.includes("-")||r?H.setProperty(V,r?e.slice(0,-11):e,r?Y5:""):H[V]=e}}return T}});function J1(L,C){return`S${O2(L)}E${O2(C)}`}function Y1(L){let C=[...L].sort((V,e)=>V[0]-e[0]||V[1]-e[1]),H=[];for(let[V,e]of C){let r=H.at(-1);r&&r[0]===V&&e<=r[2]+1?r[2]=e:H.push([V,e,e])}return H.map(([V,e,r])=>e===r?J1(V,e):`${J1(V,e)}–E${O2(r)}`).join(", ")}function X5(L){let C=[];for(let H of[...L].sort((V,e)=>V-e)){let V=C.at(-1);V&&H<=V[1]+1?V[1]=H:C.push([H,H])}return C.map(([H,V])=>H===V?`${H}`:`${H}–${V}`).join(", ")}function O2(L){return String(L).padStart(2,"0")}function C3(L){let C=new Map;for(let{state:H}of L)C.set(H,(C.get(H)??0)+1);return C}function H3(L,C){let H=({season:e,items:r})=>e===null||(C?C.includes(e):e!==0||r.some(({state:M})=>M!=="wanted")),V=L.filter(H);return V.length?{wanted:V,others:L.filter(e=>!H(e))}:{wanted:[...L],others:[]}}function N(L){if(!L)return null;try{let C=new URL(L);return C.protocol==="http:"||C.protocol==="https:"?C.href:null}catch{return null}}var L3={seerr:({media_type:L,ids:C})=>C.tmdb?`/${L==="movie"?"movie":"tv"}/${C.tmdb}`:null,radarr:({ids:L})=>L.tmdb?`/movie/${L.tmdb}`:null,sonarr:({ids:L})=>L.tvdb?`/add/new?term=tvdb:${L.tvdb}`:null,qbittorrent:()=>"/",shoko:({ids:L})=>L.shoko_series?`/webui/collection/series/${L.shoko_series}`:null,jellyfin:({ids:L})=>L.jellyfin?`/web/#/details?id=${encodeURIComponent(L.jellyfin)}`:null};function e3(L,C){let H=[];for(let V of C){let e=L3[V.service]?.(L)??null,r=e===null?null:a3(V.url,e);r&&w0(L,V)&&H.push({service:V.service,name:V.name,url:r})}return H}function w0(L,{service:C,id:H}){switch(C){case"seerr":return!L.seerr||L.seerr.instance===H;case"radarr":case"sonarr":return L.arr.some(({instance:V})=>V===H);case"qbittorrent":return L.downloads.some(({gone_at:V})=>!V);default:return!0}}var T0={radarr:{import_blocked:"/activity/queue"},sonarr:{import_blocked:"/activity/queue"},shoko:{not_matched:"/webui/utilities/unrecognized/files"}};function r3(L,C,H,V){let e=H.filter(o=>o.service===C),r=e.find(({id:o})=>V?.arr.some(n=>n.instance===o))??e[0];if(!r)return null;let M=T0[r.service]?.[L]??(V&&L3[r.service](V))??"/",A=a3(r.url,M);return A?{service:r.service,name:r.name,url:A}:null}function M3(L,C){let H=N(L.jellyfin_url),V=N(L.jellyfin_local_url);return C&&V&&H&&V3(V)&&!V3(H)?V:H}function V3(L){let C=k2(L)??"";return i3.some(H=>H.test(C))&&!/docker/.test(C)}function t3(L,C){let H=k2(L),[V,e]=[C.internal,C.external].map(r=>r?k2(r):null);if(H!==null&&V!==e){if(H===e)return!1;if(H===V)return!0}return H!==null&&P0.some(r=>r.test(H))}var i3=[/\.(local|lan|home|internal|home\.arpa)$/,/^10\./,/^192\.168\./,/^\[(f[cd]|fe80)/],P0=[...i3,/^localhost$/,/^[^.:]+$/,/^127\./,/^172\.(1[6-9]|2\d|3[01])\./,/^169\.254\./,/^\[::1/];function k2(L){try{return new URL(L).hostname.toLowerCase()}catch{return null}}var B0=[{name:"TMDB",id:"tmdb",url:(L,C)=>`https://www.themoviedb.org/${C?"movie":"tv"}/${L}`},{name:"TheTVDB",id:"tvdb",url:(L,C)=>`https://www.thetvdb.com/dereferrer/${C?"movie":"series"}/${L}`},{name:"IMDb",id:"imdb",url:L=>`https://www.imdb.com/title/${L}/`},{name:"AniDB",id:"anidb",url:L=>`https://anidb.net/anime/${L}`}];function o3(L){return B0.flatMap(({name:C,id:H,url:V})=>{let e=L.ids[H];if(e==null)return[];let r=encodeURIComponent(String(e));return[{name:C,id:String(e),url:N(V(r,L.media_type==="movie"))}]})}function a3(L,C){return L?N(`${L.replace(/\/+$/,"")}${C}`):null}var b2=[[86400,"day"],[3600,"hour"],[60,"minute"],[1,"second"]],R0=[[365*86400,"year"],[30*86400,"month"],[86400,"day"],[3600,"hour"],[60,"minute"]],A3=["byte","kilobyte","megabyte","gigabyte","terabyte"],X1=class{constructor(C){i(this,"region");i(this,"cache",new Map);this.region=C}percent(C){return this.number(Math.floor(C*100+1e-9)/100,{style:"percent"})}bytes(C){return this.sized(C,"")}speed(C){return this.sized(C,"-per-second")}count(C){return this.number(C,{})}duration(C){let H=Math.max(0,Math.round(C)),V=b2.findIndex(([r])=>H>=r);if(V<0)return this.unit(0,"second");let e=[];for(let[r,M]of b2.slice(V,V+2)){let A=Math.floor(H/r);H-=A*r,A&&!(M==="second"&&e.length)&&e.push(this.unit(A,M))}return e.join(" ")}age(C,H){let V=Math.max(0,(H-Date.parse(C))/1e3),[e,r]=b2.find(([M])=>V>=M)??[1,"second"];return this.unit(Math.floor(V/e),r)}relative(C,H){let V=(Date.parse(C)-H)/1e3,e=R0.find(([M])=>Math.abs(V)>=M),r=this.cached("relative",()=>new Intl.RelativeTimeFormat(this.region.language,{numeric:"auto"}));return e?r.format(Math.trunc(V/e[0]),e[1]):r.format(0,"second")}moment(C){return this.date(C,{dateStyle:"medium",timeStyle:"short"})}time(C){return this.date(C,{timeStyle:"short"})}fullDay(C){return this.date(C,{dateStyle:"full"})}day(C){return this.date(C,{weekday:"short",day:"numeric",month:"short"})}longDay(C){return this.date(C,{dateStyle:"medium"})}date(C,H){let{language:V,timeZone:e,hour12:r}=this.region,M=this.cached(JSON.stringify(H),()=>_0(V,{...H,...e?{timeZone:e}:{},...H.timeStyle&&r!==void 0?{hour12:r}:{}})),A=new Date(C);return Number.isNaN(A.getTime())?C:M.format(A)}sized(C,H){let V=C,e=0;for(;V>=999.5&&e<A3.length-1;)V/=1e3,e+=1;return this.number(V,{style:"unit",unit:`${A3[e]}${H}`,unitDisplay:"short",maximumFractionDigits:e>1&&V<100?1:0})}unit(C,H){return this.number(C,{style:"unit",unit:H,unitDisplay:"short"})}number(C,H){return this.cached(`n${JSON.stringify(H)}`,()=>new Intl.NumberFormat(this.region.numbers,H)).format(C)}cached(C,H){return this.cache.has(C)||this.cache.set(C,H()),this.cache.get(C)}};function _0(L,C){try{return new Intl.DateTimeFormat(L,C)}catch{let{timeZone:H,...V}=C;return new Intl.DateTimeFormat(L,V)}}var y1={title:"Requests",page_active:"Active",page_history:"History",page_services:"Services",open_menu:"Open the sidebar",back:"Back",reload:"Reload",try_again:"Try again",new_version:"A new version of this page is there.",loading:"Loading…",load_failed:"This could not be loaded: {error}",live:"Live",connecting:"Connecting…",lost:"Not connected",lost_long:"Not connected to Home Assistant. What you see may be out of date.",absent:"Not available",absent_long:"Status Tracker does not answer. It is starting, or it is not set up.",state_requested:"Requested",state_approved:"Approved",state_searching:"Searching",state_grabbing:"Grabbed",state_downloading:"Downloading",state_downloaded:"Downloaded",state_importing:"Importing",state_anime_matching:"Matching",state_available:"Available",state_failed:"Failed",item_unaired:"Not aired",item_wanted:"Waiting",now_requested:"Waiting for approval in Seerr",now_approved:"Approved, waiting for {arr} to take it over",now_searching:"{arr} is looking for a release",now_searching_rest:"{arr} is looking for one more episode|{arr} is looking for {n} more episodes",now_unaired:"Not aired yet",now_unaired_on:"Not aired yet, next on {day}",now_grabbing:"Release found, waiting for the download to begin",now_downloading:"Downloading",now_downloading_of:"{done} of {size} so far",now_no_data:"Waiting for data, nobody is sending any",now_downloaded:"Downloaded, waiting for {arr} to import it",now_importing:"In the library, waiting for Jellyfin to show it",now_matching:"Waiting for Shoko to recognise it",now_available:"Ready to watch",now_available_more:"Ready to watch, one episode has not aired|Ready to watch, {n} episodes have not aired",now_available_more_on:"Ready to watch, next episode on {day}|Ready to watch, {n} more to come, next on {day}",now_declined:"The request was declined",now_request_failed:"Seerr could not pass the request on",now_download_failed:"The download failed",now_deleted:"It was deleted",now_failed:"It failed",percent_of:"{title}: {percent}",left:"{time} left",ready_of:"{downloaded} downloaded, {ready} of {n} ready",n_available:"{n} ready",n_matching:"{n} matching",n_importing:"{n} importing",n_downloaded:"{n} downloaded",n_downloading:"{n} downloading",n_grabbing:"{n} grabbed",n_failed:"{n} failed",n_waiting:"{n} waiting",n_unaired:"{n} not aired",n_requests:"{n} request|{n} requests",n_of_requests:"{shown} of {n} request|{shown} of {n} requests",look_no_release:"No release has been found for long",look_download_stalled:"The download does not move",look_download_paused:"The download is paused",look_download_error:"The download client reports an error",look_import_blocked:"{arr} cannot import the files by itself",look_not_matched:"Shoko does not recognise the files",look_not_in_jellyfin:"It is in the library, but Jellyfin does not show it",look_deleted:"The file was deleted elsewhere",look_service_down:"{detail} does not answer",detail_check_shokofin:"Shoko knows the files. Check the Shokofin plugin.",detail_error:"No reason was given.",detail_missing_files:"Files are missing on the disk.",detail_never_started:"It was handed over, but never began.",detail_no_word_from_shoko:"Shoko has said nothing about the files.",detail_not_imported:"The download is complete, but nothing was imported.",detail_not_in_arr:"Neither Radarr nor Sonarr has the title.",detail_manual:"Somebody deleted it by hand.",detail_missing:"It is missing on the disk.",detail_other:"No reason was given.",open_in:"Open {service}",open_queue:"Open the queue of {service}",open_unrecognised:"Assign the files in Shoko",see_services:"See the services",for_time:"for {time}",search:"Search",type:"Type",all_types:"All types",movie:"Film",movies:"Films",show:"Show",shows:"Shows",anime:"Anime",state:"State",all_states:"All states",person:"Requested by",everyone:"Everyone",mine:"Mine ({name})",needs_attention:"Needs attention",sort:"Sort by",sort_state:"Furthest first",sort_requested:"Newest first",sort_progress:"Progress",sort_title:"Title",clear_filters:"Clear filters",none_active:"Nothing is on its way",none_active_hint:"Ask for a film or a show in Seerr, and follow it here.",none_match:"No request matches",lately:"Finished lately",see_history:"See all in the history",for_person:"for {name}",season:"Season {n}",seasons:"Seasons {n}",specials:"Specials",episodes:"Episodes",watch:"Watch",watch_title:"Watch {title} in Jellyfin",journey:"Journey",stage_now:"for {time} now",stage_skipped:"skipped",stage_requested:"Requested",stage_approved:"Approved",stage_grabbed:"Grabbed",stage_downloaded:"Downloaded",stage_imported:"Imported",stage_matched:"Matched",stage_available:"Available",timeline:"Timeline",timeline_inferred:"Nobody reported this; what came later proves it.",timeline_until:"until {time}",by:"via {service}",downloads:"Downloads",links:"Links and numbers",also_known_as:"Also known as",gone_title:"This request does not exist",gone_text:"It was deleted, or the address is wrong.",airs:"airs {day}",step_requested:"Requested by {person}",step_requested_plain:"Requested",step_approved:"Approved",step_declined:"Declined",step_request_failed:"Could not be passed on",step_request_deleted:"Request deleted",step_added:"Taken over",step_searched:"Searched",step_grabbed:"Release grabbed",step_download_started:"Download started",step_downloaded:"Downloaded",step_download_failed:"Download failed",step_download_removed:"Download removed",step_imported:"Imported",step_import_blocked:"Import blocked",step_file_deleted:"File deleted",step_removed:"Removed",step_detected:"Seen by Shoko",step_matched:"Recognised by Shoko",step_not_matched:"Not recognised by Shoko",step_hinted:"Reported as available",step_available:"Ready to watch",step_unavailable:"No longer in Jellyfin",step_attention:"Needs attention",files_deleted:"Files deleted",files_kept:"Files kept",phase_unknown:"Unknown",phase_queued:"Queued",phase_metadata:"Fetching metadata",phase_downloading:"Downloading",phase_stalled:"Stalled",phase_paused:"Paused",phase_checking:"Checking",phase_moving:"Moving",phase_complete:"Complete",phase_error:"Error",phase_missing_files:"Files missing",phase_gone:"Removed",page_of:"{from} to {to} of {n}",previous_page:"Previous page",next_page:"Next page",none_history:"Nothing has finished yet",service_up:"Connected",service_down:"Not reachable",service_unknown:"Not asked yet",version:"Version",last_webhook:"Last webhook",no_webhook_yet:"None since Home Assistant started. Check the webhook in {service} if something happened there.",no_webhook_needed:"Is asked, sends nothing",last_error:"Last error",last_refusal:"Last refused webhook",n_refused:"{n} refused",advice_down:"Check that {service} runs and that Home Assistant reaches it, then its address and key in the integration.",advice_refused:"{service} sends something that was not understood. Check the webhook there.",hook_no_address:"Home Assistant has no address that {service} could send to.",hook_not_delivered:"{service} does not reach Home Assistant.",hook_not_arrived:"Webhooks of {service} do not arrive here.",hook_redirected:"Webhooks of {service} are redirected and lose their content.",hook_refused:"{service} refuses the webhook.",hook_slot_taken:"Another program uses the only webhook of {service}.",hook_slot_left:"The only webhook of {service} was left to another program. It is asked instead.",hook_plugin_missing:"{service} has no Webhook plugin. It is asked instead, a little later.",hook_plugin_too_old:"The Webhook plugin of {service} is old and does not tell of deletions.",see_repairs:"See the repairs",open_settings:"Open the settings",open_service:"Open {service}",none_services:"No service is set up",none_services_hint:"Add Seerr, Radarr, Sonarr and the others in the settings.",retry:"Search again",check:"Check now",delete:"Delete",action_busy:"Under way…",action_done:"Done",action_failed:"That did not work: {error}",outcome_available:"It is there and can be watched.",outcome_not_there:"Jellyfin does not have it yet.",outcome_on_its_way:"It is on its way already.",outcome_not_aired:"Nothing is missing that has aired.",outcome_sent_again:"Seerr passes it on once more.",outcome_searching:"The search is under way.",outcome_found:"Something was found.",outcome_nothing_found:"Nothing was found.",page_deletions:"Deletions",delete_title:"Delete {title}?",delete_titles:"Delete {n} title?|Delete {n} titles?",delete_looking:"Looking at what would go…",delete_summary:"Files: {files} · Torrents: {torrents} · {size}",delete_begun:"It is being deleted",delete_over:"The deletion is over",delete_open:"Something is left to do. It goes on by itself where it can; see the deletions.",delete_files:"Delete the files too",keep_seeding:"Let torrents seed as long as they must",exclude:"Keep lists from adding it again",delete_for_good:"Delete for good",cancel:"Cancel",close:"Close",part_torrents:"Torrents",part_title:"Title and files",part_seasons:"Seasons",part_anime_files:"Anime files",part_library:"Library",part_requests:"Requests",part_seeding:"Torrents that still seed",will_remove:"Goes",will_nothing:"Nothing is there",step_running:"Under way",step_pending:"Comes next",result_removed:"Removed",result_already_gone:"Was gone already",result_kept:"Stays",result_not_found:"Nothing was there",result_not_applicable:"Has no part in it",result_files_kept:"Removed, files stay",result_reported:"Deleted it itself",result_service_removed:"Is no longer set up",waits_retry:"Is tried again later",waits_confirmation:"Waits until it is gone",waits_seeding:"Waits until it has seeded",trouble_service_down:"{service} does not answer",trouble_service_error:"{service} reports an error",trouble_refused:"{service} refuses the credentials",trouble_rejected:"{service} refuses to delete it",trouble_still_there:"It is still there",trouble_not_set_up:"{service} is not set up",trouble_unexpected:"Something unexpected happened",note_still_monitored:"Is still monitored and may come back.",note_seeds_without_limit:"Has no limit for seeding and stays for ever.",kept_shared:"stays, shared with {names}",kept_other_seasons:"stays for other seasons",kept_files:"stays with the files",deletion_running:"Under way",deletion_waiting:"Waits",deletion_seeding:"Seeds first",deletion_failed:"Stuck",deletion_done:"Deleted",deletion_abandoned:"Given up",deletion_recorded:"Deleted elsewhere",by_person:"by {name}",open_deletions:"Under way",deletion_log:"Log",none_deletions:"Nothing was deleted yet",try_now:"Try again now",give_up:"Give up",steps:"Steps",select:"Select",select_all:"Select all on this page",select_one:"Select {title}",n_selected:"{n} selected",card_name:"Status Tracker",card_description:"Media requests on their way, from the wish to the play button.",card_no_request:"This request no longer exists.",card_more:"and one more|and {n} more",form_title:"Title",form_entity:"One request",form_entity_help:"Leave this empty to show several requests.",form_layout:"Layout",form_layout_list:"List",form_layout_posters:"Row of posters",form_layout_compact:"Compact lines",form_show:"Show",form_show_active:"Requests on their way",form_show_attention:"Requests that need attention",form_show_finished:"Requests that finished lately",form_show_all:"All of these",form_media_type:"Type",form_mine:"Only my own requests",form_mine_help:"Those of the person who is signed in. The integration's options say who is who.",form_max:"Most to show"};function P(L){return Object.fromEntries(Object.keys(y1).map((C,H)=>[C,L[H]]))}var n3=P(["Anfragen","Aktiv","Verlauf","Dienste","Seitenleiste öffnen","Zurück","Neu laden","Erneut versuchen","Es gibt eine neue Version dieser Seite.","Wird geladen …","Das konnte nicht geladen werden: {error}","Live","Verbindet …","Nicht verbunden","Keine Verbindung zu Home Assistant. Was hier steht, kann veraltet sein.","Nicht verfügbar","Status Tracker antwortet nicht. Er startet gerade oder ist nicht eingerichtet.","Angefragt","Genehmigt","Suche läuft","Gefunden","Lädt","Geladen","Import","Zuordnung","Verfügbar","Fehlgeschlagen","Nicht ausgestrahlt","Wartet","Wartet auf die Genehmigung in Seerr","Genehmigt, wartet auf die Übernahme durch {arr}","{arr} sucht nach einem Release","{arr} sucht noch eine Folge|{arr} sucht noch {n} Folgen","Noch nicht ausgestrahlt","Noch nicht ausgestrahlt, als Nächstes am {day}","Release gefunden, der Download beginnt gleich","Wird heruntergeladen","{done} von {size} bisher","Wartet auf Daten, niemand sendet welche","Heruntergeladen, wartet auf den Import durch {arr}","In der Bibliothek, wartet auf Jellyfin","Wartet darauf, dass Shoko es erkennt","Bereit zum Ansehen","Bereit zum Ansehen, eine Folge ist noch nicht ausgestrahlt|Bereit zum Ansehen, {n} Folgen sind noch nicht ausgestrahlt","Bereit zum Ansehen, nächste Folge am {day}|Bereit zum Ansehen, {n} Folgen kommen noch, die nächste am {day}","Die Anfrage wurde abgelehnt","Seerr konnte die Anfrage nicht weitergeben","Der Download ist fehlgeschlagen","Es wurde gelöscht","Es ist fehlgeschlagen","{title}: {percent}","noch {time}","{downloaded} geladen, {ready} von {n} bereit","{n} bereit","{n} in Zuordnung","{n} im Import","{n} geladen","{n} laden","{n} gefunden","{n} fehlgeschlagen","{n} warten","{n} nicht ausgestrahlt","{n} Anfrage|{n} Anfragen","{shown} von {n} Anfrage|{shown} von {n} Anfragen","Seit Langem wird kein Release gefunden","Der Download kommt nicht voran","Der Download ist angehalten","Das Download-Programm meldet einen Fehler","{arr} kann die Dateien nicht von selbst importieren","Shoko erkennt die Dateien nicht","Es ist in der Bibliothek, aber Jellyfin zeigt es nicht","Die Datei wurde anderswo gelöscht","{detail} antwortet nicht","Shoko kennt die Dateien. Das Plugin Shokofin prüfen.","Ein Grund wurde nicht genannt.","Auf der Festplatte fehlen Dateien.","Er wurde übergeben, hat aber nie begonnen.","Shoko hat nichts über die Dateien gesagt.","Der Download ist vollständig, aber nichts wurde importiert.","Weder Radarr noch Sonarr hat den Titel.","Jemand hat sie von Hand gelöscht.","Sie fehlt auf der Festplatte.","Ein Grund wurde nicht genannt.","{service} öffnen","Warteschlange von {service} öffnen","Dateien in Shoko zuordnen","Dienste ansehen","seit {time}","Suchen","Art","Alle Arten","Film","Filme","Serie","Serien","Anime","Status","Jeder Status","Angefragt von","Alle","Meine ({name})","Braucht Aufmerksamkeit","Sortieren nach","Am weitesten zuerst","Neueste zuerst","Fortschritt","Titel","Filter löschen","Nichts ist unterwegs","Frage in Seerr nach einem Film oder einer Serie und verfolge es hier.","Keine Anfrage passt dazu","Kürzlich fertig","Alle im Verlauf ansehen","für {name}","Staffel {n}","Staffeln {n}","Specials","Folgen","Ansehen","{title} in Jellyfin ansehen","Weg","seit {time}","übersprungen","Angefragt","Genehmigt","Gefunden","Heruntergeladen","Importiert","Zugeordnet","Verfügbar","Ablauf","Das hat niemand gemeldet; was danach kam, beweist es.","bis {time}","über {service}","Downloads","Links und Nummern","Auch bekannt als","Diese Anfrage gibt es nicht","Sie wurde gelöscht, oder die Adresse ist falsch.","am {day}","Angefragt von {person}","Angefragt","Genehmigt","Abgelehnt","Konnte nicht weitergegeben werden","Anfrage gelöscht","Übernommen","Gesucht","Release gefunden","Download begonnen","Heruntergeladen","Download fehlgeschlagen","Download entfernt","Importiert","Import blockiert","Datei gelöscht","Entfernt","Von Shoko gesehen","Von Shoko erkannt","Von Shoko nicht erkannt","Als verfügbar gemeldet","Bereit zum Ansehen","Nicht mehr in Jellyfin","Braucht Aufmerksamkeit","Dateien gelöscht","Dateien behalten","Unbekannt","In der Warteschlange","Holt Metadaten","Lädt","Stockt","Angehalten","Wird geprüft","Wird verschoben","Vollständig","Fehler","Dateien fehlen","Entfernt","{from} bis {to} von {n}","Vorige Seite","Nächste Seite","Noch ist nichts fertig","Verbunden","Nicht erreichbar","Noch nicht gefragt","Version","Letzter Webhook","Keiner, seit Home Assistant läuft. Den Webhook in {service} prüfen, falls dort etwas geschehen ist.","Wird gefragt, sendet nichts","Letzter Fehler","Letzter abgelehnter Webhook","{n} abgelehnt","Prüfen, ob {service} läuft und Home Assistant ihn erreicht, dann Adresse und Schlüssel in der Integration.","{service} sendet etwas, das nicht verstanden wurde. Den Webhook dort prüfen.","Home Assistant hat keine Adresse, an die {service} senden könnte.","{service} erreicht Home Assistant nicht.","Webhooks von {service} kommen hier nicht an.","Webhooks von {service} werden umgeleitet und verlieren ihren Inhalt.","{service} lehnt den Webhook ab.","Ein anderes Programm nutzt den einzigen Webhook von {service}.","Der einzige Webhook von {service} blieb einem anderen Programm. Stattdessen wird gefragt.","{service} hat kein Webhook-Plugin. Stattdessen wird gefragt, etwas später.","Das Webhook-Plugin von {service} ist alt und meldet keine Löschungen.","Reparaturen ansehen","Einstellungen öffnen","{service} öffnen","Kein Dienst ist eingerichtet","Füge Seerr, Radarr, Sonarr und die anderen in den Einstellungen hinzu.","Erneut suchen","Jetzt prüfen","Löschen","Läuft …","Erledigt","Das hat nicht geklappt: {error}","Es ist da und kann angesehen werden.","Jellyfin hat es noch nicht.","Es ist schon unterwegs.","Es fehlt nichts, was ausgestrahlt wurde.","Seerr gibt es noch einmal weiter.","Die Suche läuft.","Es wurde etwas gefunden.","Es wurde nichts gefunden.","Löschungen","{title} löschen?","{n} Titel löschen?|{n} Titel löschen?","Sieht nach, was gelöscht würde …","Dateien: {files} · Torrents: {torrents} · {size}","Es wird gelöscht","Die Löschung ist vorbei","Etwas ist noch zu tun. Wo es geht, läuft es von selbst weiter; siehe Löschungen.","Auch die Dateien löschen","Torrents so lange verteilen lassen, wie sie müssen","Verhindern, dass Listen es wieder hinzufügen","Endgültig löschen","Abbrechen","Schließen","Torrents","Titel und Dateien","Staffeln","Anime-Dateien","Bibliothek","Anfragen","Torrents, die noch verteilen","Wird gelöscht","Nichts vorhanden","Läuft","Kommt noch","Entfernt","War schon weg","Bleibt","Nichts war da","Hat nichts damit zu tun","Entfernt, Dateien bleiben","Hat es selbst gelöscht","Ist nicht mehr eingerichtet","Wird später erneut versucht","Wartet, bis es weg ist","Wartet, bis es verteilt ist","{service} antwortet nicht","{service} meldet einen Fehler","{service} weist die Zugangsdaten zurück","{service} weigert sich, es zu löschen","Es ist noch da","{service} ist nicht eingerichtet","Etwas Unerwartetes ist geschehen","Wird noch überwacht und kann wiederkommen.","Hat keine Grenze beim Verteilen und bleibt für immer.","bleibt, geteilt mit {names}","bleibt für andere Staffeln","bleibt mit den Dateien","Läuft","Wartet","Verteilt erst","Steckt fest","Gelöscht","Aufgegeben","Anderswo gelöscht","von {name}","Im Gange","Protokoll","Noch wurde nichts gelöscht","Jetzt erneut versuchen","Aufgeben","Schritte","Auswählen","Alle auf dieser Seite auswählen","{title} auswählen","{n} ausgewählt","Status Tracker","Medienanfragen unterwegs, vom Wunsch bis zum Abspielen.","Diese Anfrage gibt es nicht mehr.","und eine weitere|und {n} weitere","Titel","Eine Anfrage","Leer lassen, um mehrere Anfragen zu zeigen.","Darstellung","Liste","Reihe von Postern","Kompakte Zeilen","Zeigen","Anfragen unterwegs","Anfragen, die Aufmerksamkeit brauchen","Kürzlich fertige Anfragen","All diese","Art","Nur meine eigenen Anfragen","Die der angemeldeten Person. Wer wer ist, steht in den Optionen der Integration.","Höchstens zeigen"]);var d3=P(["Peticiones","Activas","Historial","Servicios","Abrir la barra lateral","Atrás","Recargar","Reintentar","Hay una versión nueva de esta página.","Cargando…","No se pudo cargar: {error}","En directo","Conectando…","Sin conexión","Sin conexión con Home Assistant. Lo que se ve puede estar anticuado.","No disponible","Status Tracker no responde. Está arrancando o no está configurado.","Pedido","Aprobado","Buscando","Encontrado","Descargando","Descargado","Importando","Identificando","Disponible","Fallido","Sin emitir","En espera","A la espera de aprobación en Seerr","Aprobado, a la espera de que {arr} se encargue","{arr} busca una versión","{arr} busca un episodio más|{arr} busca {n} episodios más","Aún sin emitir","Aún sin emitir, el próximo el {day}","Versión encontrada, la descarga está por empezar","Descargando","{done} de {size} por ahora","A la espera de datos, nadie los envía","Descargado, a la espera de que {arr} lo importe","En la biblioteca, a la espera de Jellyfin","A la espera de que Shoko lo reconozca","Listo para ver","Listo para ver, falta por emitir un episodio|Listo para ver, faltan por emitir {n} episodios","Listo para ver, próximo episodio el {day}|Listo para ver, faltan {n} episodios, el próximo el {day}","La petición fue rechazada","Seerr no pudo transmitir la petición","La descarga falló","Se eliminó","Falló","{title}: {percent}","faltan {time}","{downloaded} descargados, {ready} de {n} listos","{n} listos","{n} identificando","{n} importando","{n} descargados","{n} descargando","{n} encontrados","{n} fallidos","{n} en espera","{n} sin emitir","{n} petición|{n} peticiones","{shown} de {n} petición|{shown} de {n} peticiones","Hace mucho que no se encuentra ninguna versión","La descarga no avanza","La descarga está en pausa","El programa de descargas informa de un error","{arr} no puede importar los archivos por sí solo","Shoko no reconoce los archivos","Está en la biblioteca, pero Jellyfin no lo muestra","El archivo se eliminó en otro sitio","{detail} no responde","Shoko conoce los archivos. Revise el complemento Shokofin.","No se dio ningún motivo.","Faltan archivos en el disco.","Se entregó, pero nunca empezó.","Shoko no ha dicho nada de los archivos.","La descarga está completa, pero no se importó nada.","Ni Radarr ni Sonarr tienen el título.","Alguien lo eliminó a mano.","Falta en el disco.","No se dio ningún motivo.","Abrir {service}","Abrir la cola de {service}","Asignar los archivos en Shoko","Ver los servicios","desde hace {time}","Buscar","Tipo","Todos los tipos","Película","Películas","Serie","Series","Anime","Estado","Todos los estados","Pedido por","Todos","Mías ({name})","Requiere atención","Ordenar por","Más avanzadas","Más recientes","Progreso","Título","Quitar filtros","No hay nada en camino","Pida una película o una serie en Seerr y siga aquí su camino.","Ninguna petición coincide","Terminadas hace poco","Ver todo en el historial","para {name}","Temporada {n}","Temporadas {n}","Especiales","Episodios","Ver","Ver {title} en Jellyfin","Recorrido","desde hace {time}","omitido","Pedido","Aprobado","Encontrado","Descargado","Importado","Identificado","Disponible","Cronología","Nadie lo comunicó; lo que siguió lo demuestra.","hasta {time}","por {service}","Descargas","Enlaces y números","También conocido como","Esta petición no existe","Se eliminó, o la dirección es incorrecta.","el {day}","Pedido por {person}","Pedido","Aprobado","Rechazado","No se pudo transmitir","Petición eliminada","Aceptado","Buscado","Versión encontrada","Descarga iniciada","Descargado","Descarga fallida","Descarga retirada","Importado","Importación bloqueada","Archivo eliminado","Retirado","Visto por Shoko","Reconocido por Shoko","No reconocido por Shoko","Comunicado como disponible","Listo para ver","Ya no está en Jellyfin","Requiere atención","Archivos eliminados","Archivos conservados","Desconocido","En cola","Obteniendo metadatos","Descargando","Detenida","En pausa","Comprobando","Moviendo","Completa","Error","Faltan archivos","Retirada","{from} a {to} de {n}","Página anterior","Página siguiente","Aún no ha terminado nada","Conectado","Inaccesible","Aún sin consultar","Versión","Último webhook","Ninguno desde que arrancó Home Assistant. Revise el webhook en {service} si allí ocurrió algo.","Se le consulta, no envía nada","Último error","Último webhook rechazado","{n} rechazados","Compruebe que {service} funciona y que Home Assistant llega a él; después, su dirección y su clave en la integración.","{service} envía algo que no se entendió. Revise allí el webhook.","Home Assistant no tiene una dirección a la que {service} pueda enviar.","{service} no llega a Home Assistant.","Los webhooks de {service} no llegan aquí.","Los webhooks de {service} se redirigen y pierden su contenido.","{service} rechaza el webhook.","Otro programa usa el único webhook de {service}.","El único webhook de {service} se dejó a otro programa. En su lugar se le consulta.","{service} no tiene el complemento Webhook. Se le consulta, un poco más tarde.","El complemento Webhook de {service} es antiguo y no avisa de las eliminaciones.","Ver las reparaciones","Abrir los ajustes","Abrir {service}","No hay ningún servicio configurado","Añada Seerr, Radarr, Sonarr y los demás en los ajustes.","Buscar de nuevo","Comprobar ahora","Eliminar","En curso…","Hecho","No funcionó: {error}","Ya está y se puede ver.","Jellyfin aún no lo tiene.","Ya está en camino.","No falta nada de lo emitido.","Seerr lo transmite otra vez.","La búsqueda está en curso.","Se encontró algo.","No se encontró nada.","Eliminaciones","¿Eliminar {title}?","¿Eliminar {n} título?|¿Eliminar {n} títulos?","Mirando qué se eliminaría…","Archivos: {files} · Torrents: {torrents} · {size}","Se está eliminando","La eliminación ha terminado","Queda algo por hacer. Sigue solo donde puede; véanse las eliminaciones.","Eliminar también los archivos","Dejar que los torrents compartan lo que deban","Impedir que las listas lo añadan de nuevo","Eliminar para siempre","Cancelar","Cerrar","Torrents","Título y archivos","Temporadas","Archivos de anime","Biblioteca","Peticiones","Torrents que aún comparten","Se elimina","No hay nada","En curso","Viene después","Eliminado","Ya no estaba","Se queda","No había nada","No tiene que ver","Retirado, los archivos se quedan","Lo eliminó por sí mismo","Ya no está configurado","Se reintenta más tarde","Espera a que desaparezca","Espera a terminar de compartir","{service} no responde","{service} informa de un error","{service} rechaza las credenciales","{service} se niega a eliminarlo","Sigue ahí","{service} no está configurado","Ocurrió algo inesperado","Sigue vigilado y puede volver.","No tiene límite para compartir y se queda para siempre.","se queda, compartido con {names}","se queda por otras temporadas","se queda con los archivos","En curso","En espera","Primero comparte","Atascada","Eliminado","Abandonada","Eliminado en otro sitio","por {name}","En curso","Registro","Aún no se ha eliminado nada","Reintentar ahora","Abandonar","Pasos","Seleccionar","Seleccionar todo en esta página","Seleccionar {title}","{n} seleccionados","Status Tracker","Peticiones de películas y series en camino, del deseo al botón de reproducir.","Esta petición ya no existe.","y una más|y {n} más","Título","Una petición","Déjelo vacío para mostrar varias peticiones.","Diseño","Lista","Fila de carteles","Líneas compactas","Mostrar","Peticiones en camino","Peticiones que requieren atención","Peticiones terminadas hace poco","Todas ellas","Tipo","Solo mis peticiones","Las de la persona que ha iniciado sesión. Las opciones de la integración dicen quién es quién.","Máximo que mostrar"]);var p3=P(["Demandes","En cours","Historique","Services","Ouvrir la barre latérale","Retour","Recharger","Réessayer","Une nouvelle version de cette page est disponible.","Chargement…","Le chargement a échoué : {error}","En direct","Connexion…","Non connecté","Pas de connexion à Home Assistant. Ce qui est affiché peut être dépassé.","Indisponible","Status Tracker ne répond pas. Il démarre, ou il n'est pas configuré.","Demandé","Approuvé","Recherche","Trouvé","Téléchargement","Téléchargé","Importation","Identification","Disponible","Échec","Pas encore diffusé","En attente","En attente d'approbation dans Seerr","Approuvé, en attente de prise en charge par {arr}","{arr} cherche une version","{arr} cherche encore un épisode|{arr} cherche encore {n} épisodes","Pas encore diffusé","Pas encore diffusé, prochain épisode le {day}","Version trouvée, le téléchargement va commencer","Téléchargement en cours","{done} sur {size} pour l'instant","En attente de données, personne n'en envoie","Téléchargé, en attente d'importation par {arr}","Dans la bibliothèque, en attente de Jellyfin","En attente d'identification par Shoko","Prêt à regarder","Prêt à regarder, un épisode n'est pas encore diffusé|Prêt à regarder, {n} épisodes ne sont pas encore diffusés","Prêt à regarder, prochain épisode le {day}|Prêt à regarder, encore {n} épisodes, le prochain le {day}","La demande a été refusée","Seerr n'a pas pu transmettre la demande","Le téléchargement a échoué","Supprimé","Échec","{title} : {percent}","encore {time}","{downloaded} téléchargés, {ready} prêts sur {n}","{n} prêts","{n} en identification","{n} en importation","{n} téléchargés","{n} en téléchargement","{n} trouvés","{n} en échec","{n} en attente","{n} pas encore diffusés","{n} demande|{n} demandes","{shown} sur {n} demande|{shown} sur {n} demandes","Aucune version trouvée depuis longtemps","Le téléchargement n'avance pas","Le téléchargement est en pause","Le client de téléchargement signale une erreur","{arr} ne peut pas importer les fichiers seul","Shoko n'identifie pas les fichiers","Dans la bibliothèque, mais Jellyfin ne l'affiche pas","Le fichier a été supprimé ailleurs","{detail} ne répond pas","Shoko connaît les fichiers. Vérifiez l'extension Shokofin.","Aucune raison n'a été donnée.","Des fichiers manquent sur le disque.","Il a été transmis, mais n'a jamais commencé.","Shoko n'a rien dit des fichiers.","Le téléchargement est complet, mais rien n'a été importé.","Ni Radarr ni Sonarr n'a le titre.","Quelqu'un l'a supprimé à la main.","Il manque sur le disque.","Aucune raison n'a été donnée.","Ouvrir {service}","Ouvrir la file de {service}","Attribuer les fichiers dans Shoko","Voir les services","depuis {time}","Rechercher","Type","Tous les types","Film","Films","Série","Séries","Anime","État","Tous les états","Demandé par","Tout le monde","Les miennes ({name})","À vérifier","Trier par","Les plus avancées","Les plus récentes","Progression","Titre","Effacer les filtres","Rien n'est en route","Demandez un film ou une série dans Seerr, et suivez son trajet ici.","Aucune demande ne correspond","Terminées récemment","Tout voir dans l'historique","pour {name}","Saison {n}","Saisons {n}","Épisodes spéciaux","Épisodes","Regarder","Regarder {title} dans Jellyfin","Trajet","depuis {time}","sauté","Demandé","Approuvé","Trouvé","Téléchargé","Importé","Identifié","Disponible","Chronologie","Personne ne l'a signalé ; la suite le prouve.","jusqu'à {time}","via {service}","Téléchargements","Liens et numéros","Aussi connu sous","Cette demande n'existe pas","Elle a été supprimée, ou l'adresse est fausse.","le {day}","Demandé par {person}","Demandé","Approuvé","Refusé","N'a pas pu être transmis","Demande supprimée","Pris en charge","Recherché","Version trouvée","Téléchargement commencé","Téléchargé","Téléchargement échoué","Téléchargement retiré","Importé","Importation bloquée","Fichier supprimé","Retiré","Vu par Shoko","Identifié par Shoko","Non identifié par Shoko","Signalé comme disponible","Prêt à regarder","N'est plus dans Jellyfin","À vérifier","Fichiers supprimés","Fichiers conservés","Inconnu","En file d'attente","Récupère les métadonnées","Téléchargement","Bloqué","En pause","Vérification","Déplacement","Complet","Erreur","Fichiers manquants","Retiré","{from} à {to} sur {n}","Page précédente","Page suivante","Rien n'est encore terminé","Connecté","Injoignable","Pas encore interrogé","Version","Dernier webhook","Aucun depuis le démarrage de Home Assistant. Vérifiez le webhook dans {service} s'il s'y est passé quelque chose.","Est interrogé, n'envoie rien","Dernière erreur","Dernier webhook refusé","{n} refusés","Vérifiez que {service} fonctionne et que Home Assistant l'atteint, puis son adresse et sa clé dans l'intégration.","{service} envoie quelque chose d'incompréhensible. Vérifiez-y le webhook.","Home Assistant n'a pas d'adresse où {service} puisse envoyer.","{service} n'atteint pas Home Assistant.","Les webhooks de {service} n'arrivent pas ici.","Les webhooks de {service} sont redirigés et perdent leur contenu.","{service} refuse le webhook.","Un autre programme utilise le seul webhook de {service}.","Le seul webhook de {service} a été laissé à un autre programme. Il est interrogé à la place.","{service} n'a pas l'extension Webhook. Il est interrogé, un peu plus tard.","L'extension Webhook de {service} est ancienne et ne signale pas les suppressions.","Voir les réparations","Ouvrir les paramètres","Ouvrir {service}","Aucun service n'est configuré","Ajoutez Seerr, Radarr, Sonarr et les autres dans les paramètres.","Chercher à nouveau","Vérifier maintenant","Supprimer","En cours…","Fait","Cela n'a pas fonctionné : {error}","C'est là et peut être regardé.","Jellyfin ne l'a pas encore.","C'est déjà en route.","Rien ne manque de ce qui a été diffusé.","Seerr le transmet encore une fois.","La recherche est en cours.","Quelque chose a été trouvé.","Rien n'a été trouvé.","Suppressions","Supprimer {title} ?","Supprimer {n} titre ?|Supprimer {n} titres ?","Recherche de ce qui partirait…","Fichiers : {files} · Torrents : {torrents} · {size}","Suppression en cours","La suppression est terminée","Il reste quelque chose à faire. Cela continue seul si possible ; voir les suppressions.","Supprimer aussi les fichiers","Laisser les torrents partager aussi longtemps qu'ils le doivent","Empêcher les listes de l'ajouter à nouveau","Supprimer définitivement","Annuler","Fermer","Torrents","Titre et fichiers","Saisons","Fichiers d'anime","Bibliothèque","Demandes","Torrents encore en partage","Sera supprimé","Rien n'est là","En cours","À venir","Supprimé","N'était plus là","Reste","Il n'y avait rien","N'est pas concerné","Retiré, les fichiers restent","L'a supprimé lui-même","N'est plus configuré","Nouvel essai plus tard","Attend la disparition","Attend la fin du partage","{service} ne répond pas","{service} signale une erreur","{service} refuse les identifiants","{service} refuse de le supprimer","C'est encore là","{service} n'est pas configuré","Un imprévu s'est produit","Reste surveillé et peut revenir.","N'a pas de limite de partage et reste pour toujours.","reste, partagé avec {names}","reste pour d'autres saisons","reste avec les fichiers","En cours","En attente","Partage d'abord","Bloquée","Supprimé","Abandonnée","Supprimé ailleurs","par {name}","En cours","Journal","Rien n'a encore été supprimé","Réessayer maintenant","Abandonner","Étapes","Sélectionner","Tout sélectionner sur cette page","Sélectionner {title}","{n} sélectionnés","Status Tracker","Les demandes de médias en route, du souhait au bouton lecture.","Cette demande n'existe plus.","et une autre|et {n} autres","Titre","Une demande","Laissez vide pour afficher plusieurs demandes.","Présentation","Liste","Rangée d'affiches","Lignes compactes","Afficher","Demandes en route","Demandes à vérifier","Demandes terminées récemment","Toutes","Type","Seulement mes demandes","Celles de la personne connectée. Les options de l'intégration disent qui est qui.","Nombre maximal"]);var l3=P(["リクエスト","進行中","履歴","サービス","サイドバーを開く","戻る","再読み込み","再試行","このページの新しいバージョンがあります。","読み込み中…","読み込めませんでした: {error}","ライブ","接続中…","未接続","Home Assistant に接続していません。表示が古い可能性があります。","利用できません","Status Tracker が応答しません。起動中か、設定されていません。","リクエスト済み","承認済み","検索中","取得済み","ダウンロード中","ダウンロード済み","取り込み中","照合中","視聴可能","失敗","未放送","待機中","Seerr での承認を待っています","承認済み、{arr} への受け渡しを待っています","{arr} がリリースを探しています","{arr} が残り {n} 話を探しています","まだ放送されていません","まだ放送されていません、次回は {day}","リリースが見つかり、ダウンロードの開始を待っています","ダウンロード中","{size} 中 {done}","データを待っています、送信元がありません","ダウンロード済み、{arr} の取り込みを待っています","ライブラリにあり、Jellyfin の表示を待っています","Shoko の認識を待っています","視聴できます","視聴できます、未放送 {n} 話","視聴できます、残り {n} 話、次回は {day}","リクエストは却下されました","Seerr がリクエストを渡せませんでした","ダウンロードに失敗しました","削除されました","失敗しました","{title}: {percent}","残り {time}","ダウンロード済み {downloaded}、視聴可能 {ready}/{n}","視聴可能 {n}","照合中 {n}","取り込み中 {n}","ダウンロード済み {n}","ダウンロード中 {n}","取得済み {n}","失敗 {n}","待機中 {n}","未放送 {n}","{n} 件のリクエスト","{n} 件中 {shown} 件のリクエスト","長い間リリースが見つかっていません","ダウンロードが進んでいません","ダウンロードが一時停止しています","ダウンロードクライアントがエラーを報告しています","{arr} が自動でファイルを取り込めません","Shoko がファイルを認識しません","ライブラリにありますが、Jellyfin に表示されません","ファイルが別の場所で削除されました","{detail} が応答しません","Shoko はファイルを認識しています。Shokofin プラグインを確認してください。","理由は示されていません。","ディスク上にファイルがありません。","渡されましたが、開始しませんでした。","Shoko からファイルについての通知がありません。","ダウンロードは完了しましたが、何も取り込まれていません。","Radarr にも Sonarr にもこの作品がありません。","手動で削除されました。","ディスク上にありません。","理由は示されていません。","{service} を開く","{service} のキューを開く","Shoko でファイルを割り当てる","サービスを見る","{time}経過","検索","種類","すべての種類","映画","映画","番組","番組","アニメ","状態","すべての状態","リクエストした人","全員","自分 ({name})","要確認","並べ替え","進んでいる順","新しい順","進捗","タイトル","絞り込みを解除","進行中のものはありません","Seerr で映画や番組をリクエストすると、ここで追跡できます。","一致するリクエストはありません","最近完了","履歴ですべて見る","{name} さん","シーズン {n}","シーズン {n}","スペシャル","エピソード","視聴","{title} を Jellyfin で視聴","道のり","{time}経過","省略","リクエスト","承認","取得","ダウンロード","取り込み","照合","視聴可能","タイムライン","報告はありませんが、その後の出来事から分かります。","{time}まで","{service} 経由","ダウンロード","リンクと番号","別名","このリクエストはありません","削除されたか、アドレスが間違っています。","{day} 放送","{person} がリクエスト","リクエスト","承認","却下","渡せませんでした","リクエスト削除","受け付け","検索","リリース取得","ダウンロード開始","ダウンロード完了","ダウンロード失敗","ダウンロード除去","取り込み完了","取り込み停止","ファイル削除","除去","Shoko が検出","Shoko が認識","Shoko が認識せず","視聴可能と報告","視聴可能","Jellyfin から消失","要確認","ファイルは削除","ファイルは保持","不明","順番待ち","メタデータ取得中","ダウンロード中","停滞","一時停止","検査中","移動中","完了","エラー","ファイルなし","除去","{n} 件中 {from}–{to}","前のページ","次のページ","完了したものはまだありません","接続済み","接続できません","未確認","バージョン","最後の Webhook","Home Assistant の起動後はありません。{service} で何かあった場合は、そちらの Webhook を確認してください。","問い合わせのみ、送信なし","最後のエラー","最後に拒否した Webhook","{n} 件拒否","{service} が動作し、Home Assistant から接続できるか、次に統合のアドレスとキーを確認してください。","{service} が理解できないものを送っています。そちらの Webhook を確認してください。","Home Assistant に {service} から送信できるアドレスがありません。","{service} から Home Assistant に接続できません。","{service} の Webhook が届きません。","{service} の Webhook が転送され、内容が失われています。","{service} が Webhook を拒否しています。","{service} の唯一の Webhook を別のプログラムが使っています。","{service} の唯一の Webhook は別のプログラムに譲りました。代わりに問い合わせます。","{service} に Webhook プラグインがありません。代わりに少し遅れて問い合わせます。","{service} の Webhook プラグインが古く、削除を通知しません。","修復を見る","設定を開く","{service} を開く","サービスが設定されていません","Seerr、Radarr、Sonarr などを設定で追加してください。","再検索","今すぐ確認","削除","処理中…","完了","うまくいきませんでした: {error}","視聴できます。","Jellyfin にはまだありません。","すでに進行中です。","放送済みのものはすべて揃っています。","Seerr がもう一度渡します。","検索しています。","見つかりました。","見つかりませんでした。","削除","{title} を削除しますか?","{n} 件を削除しますか?","削除されるものを確認中…","ファイル: {files} · トレント: {torrents} · {size}","削除しています","削除が終わりました","まだ残っています。可能なものは自動で続行します。削除ページを参照してください。","ファイルも削除する","トレントを必要な間シードさせる","リストからの再追加を防ぐ","完全に削除","キャンセル","閉じる","トレント","作品とファイル","シーズン","アニメファイル","ライブラリ","リクエスト","シード中のトレント","削除されます","何もありません","処理中","次に実行","削除済み","すでにありません","残ります","何もありませんでした","関係ありません","除去済み、ファイルは残ります","自身で削除しました","設定が解除されました","後で再試行します","消えるのを待っています","シードの完了を待っています","{service} が応答しません","{service} がエラーを報告しています","{service} が認証情報を拒否しています","{service} が削除を拒否しています","まだ残っています","{service} が設定されていません","予期しないことが起きました","まだ監視中で、戻る可能性があります。","シードの制限がなく、残り続けます。","残ります、{names} と共有","ほかのシーズンのために残ります","ファイルとともに残ります","処理中","待機中","シード待ち","停止中","削除済み","断念","別の場所で削除","{name} による","処理中","記録","まだ何も削除されていません","今すぐ再試行","断念する","手順","選択","このページのすべてを選択","{title} を選択","{n} 件選択","Status Tracker","リクエストから再生ボタンまで、メディアの道のり。","このリクエストはもうありません。","ほか {n} 件","タイトル","1 件のリクエスト","複数のリクエストを表示するには空欄にします。","レイアウト","リスト","ポスターの列","コンパクト","表示","進行中のリクエスト","確認が必要なリクエスト","最近完了したリクエスト","これらすべて","種類","自分のリクエストのみ","ログイン中の人のもの。誰が誰かは統合のオプションで決まります。","最大表示数"]);var m3=P(["Aanvragen","Actief","Geschiedenis","Diensten","Zijbalk openen","Terug","Opnieuw laden","Opnieuw proberen","Er is een nieuwe versie van deze pagina.","Laden…","Dit kon niet worden geladen: {error}","Live","Verbinden…","Niet verbonden","Geen verbinding met Home Assistant. Wat hier staat kan verouderd zijn.","Niet beschikbaar","Status Tracker antwoordt niet. Het start nog, of het is niet ingesteld.","Aangevraagd","Goedgekeurd","Zoeken","Gevonden","Downloaden","Gedownload","Importeren","Herkennen","Beschikbaar","Mislukt","Niet uitgezonden","Wacht","Wacht op goedkeuring in Seerr","Goedgekeurd, wacht tot {arr} het overneemt","{arr} zoekt een release","{arr} zoekt nog één aflevering|{arr} zoekt nog {n} afleveringen","Nog niet uitgezonden","Nog niet uitgezonden, de volgende op {day}","Release gevonden, de download begint zo","Wordt gedownload","{done} van {size} tot nu toe","Wacht op gegevens, niemand stuurt ze","Gedownload, wacht tot {arr} het importeert","In de bibliotheek, wacht tot Jellyfin het toont","Wacht tot Shoko het herkent","Klaar om te kijken","Klaar om te kijken, één aflevering is nog niet uitgezonden|Klaar om te kijken, {n} afleveringen zijn nog niet uitgezonden","Klaar om te kijken, volgende aflevering op {day}|Klaar om te kijken, nog {n} afleveringen, de volgende op {day}","De aanvraag is afgewezen","Seerr kon de aanvraag niet doorgeven","De download is mislukt","Het is verwijderd","Het is mislukt","{title}: {percent}","nog {time}","{downloaded} gedownload, {ready} van {n} klaar","{n} klaar","{n} in herkenning","{n} in import","{n} gedownload","{n} aan het downloaden","{n} gevonden","{n} mislukt","{n} in de wacht","{n} niet uitgezonden","{n} aanvraag|{n} aanvragen","{shown} van {n} aanvraag|{shown} van {n} aanvragen","Er wordt al lang geen release gevonden","De download komt niet vooruit","De download is gepauzeerd","Het downloadprogramma meldt een fout","{arr} kan de bestanden niet zelf importeren","Shoko herkent de bestanden niet","Het staat in de bibliotheek, maar Jellyfin toont het niet","Het bestand is elders verwijderd","{detail} antwoordt niet","Shoko kent de bestanden. Controleer de plug-in Shokofin.","Er werd geen reden gegeven.","Er ontbreken bestanden op de schijf.","Hij is doorgegeven, maar nooit begonnen.","Shoko heeft niets over de bestanden gezegd.","De download is compleet, maar er is niets geïmporteerd.","Radarr noch Sonarr heeft de titel.","Iemand heeft het met de hand verwijderd.","Het ontbreekt op de schijf.","Er werd geen reden gegeven.","{service} openen","Wachtrij van {service} openen","Bestanden toewijzen in Shoko","Diensten bekijken","sinds {time}","Zoeken","Soort","Alle soorten","Film","Films","Serie","Series","Anime","Status","Elke status","Aangevraagd door","Iedereen","Van mij ({name})","Vraagt aandacht","Sorteren op","Verst gevorderd eerst","Nieuwste eerst","Voortgang","Titel","Filters wissen","Er is niets onderweg","Vraag een film of serie aan in Seerr en volg die hier.","Geen aanvraag komt overeen","Onlangs klaar","Alles in de geschiedenis bekijken","voor {name}","Seizoen {n}","Seizoenen {n}","Specials","Afleveringen","Kijken","{title} bekijken in Jellyfin","Reis","sinds {time}","overgeslagen","Aangevraagd","Goedgekeurd","Gevonden","Gedownload","Geïmporteerd","Herkend","Beschikbaar","Tijdlijn","Niemand meldde dit; wat later kwam bewijst het.","tot {time}","via {service}","Downloads","Links en nummers","Ook bekend als","Deze aanvraag bestaat niet","Hij is verwijderd, of het adres klopt niet.","op {day}","Aangevraagd door {person}","Aangevraagd","Goedgekeurd","Afgewezen","Kon niet worden doorgegeven","Aanvraag verwijderd","Overgenomen","Gezocht","Release gevonden","Download begonnen","Gedownload","Download mislukt","Download verwijderd","Geïmporteerd","Import geblokkeerd","Bestand verwijderd","Verwijderd","Gezien door Shoko","Herkend door Shoko","Niet herkend door Shoko","Gemeld als beschikbaar","Klaar om te kijken","Niet meer in Jellyfin","Vraagt aandacht","Bestanden verwijderd","Bestanden behouden","Onbekend","In de wachtrij","Haalt metagegevens op","Downloaden","Hapert","Gepauzeerd","Wordt gecontroleerd","Wordt verplaatst","Compleet","Fout","Bestanden ontbreken","Verwijderd","{from} tot {to} van {n}","Vorige pagina","Volgende pagina","Er is nog niets klaar","Verbonden","Niet bereikbaar","Nog niet gevraagd","Versie","Laatste webhook","Geen sinds Home Assistant is gestart. Controleer de webhook in {service} als daar iets is gebeurd.","Wordt gevraagd, stuurt niets","Laatste fout","Laatste geweigerde webhook","{n} geweigerd","Controleer of {service} draait en of Home Assistant het bereikt, dan adres en sleutel in de integratie.","{service} stuurt iets dat niet werd begrepen. Controleer daar de webhook.","Home Assistant heeft geen adres waarheen {service} kan sturen.","{service} bereikt Home Assistant niet.","Webhooks van {service} komen hier niet aan.","Webhooks van {service} worden omgeleid en verliezen hun inhoud.","{service} weigert de webhook.","Een ander programma gebruikt de enige webhook van {service}.","De enige webhook van {service} is aan een ander programma gelaten. Het wordt in plaats daarvan gevraagd.","{service} heeft geen Webhook-plug-in. Het wordt gevraagd, iets later.","De Webhook-plug-in van {service} is oud en meldt geen verwijderingen.","Reparaties bekijken","Instellingen openen","{service} openen","Er is geen dienst ingesteld","Voeg Seerr, Radarr, Sonarr en de andere toe in de instellingen.","Opnieuw zoeken","Nu controleren","Verwijderen","Bezig…","Gedaan","Dat lukte niet: {error}","Het is er en kan worden bekeken.","Jellyfin heeft het nog niet.","Het is al onderweg.","Er ontbreekt niets dat is uitgezonden.","Seerr geeft het nog een keer door.","De zoekopdracht loopt.","Er is iets gevonden.","Er is niets gevonden.","Verwijderingen","{title} verwijderen?","{n} titel verwijderen?|{n} titels verwijderen?","Kijkt wat er weg zou gaan…","Bestanden: {files} · Torrents: {torrents} · {size}","Het wordt verwijderd","De verwijdering is voorbij","Er is nog iets te doen. Waar het kan gaat het vanzelf verder; zie de verwijderingen.","Ook de bestanden verwijderen","Torrents laten delen zolang ze moeten","Voorkomen dat lijsten het weer toevoegen","Voorgoed verwijderen","Annuleren","Sluiten","Torrents","Titel en bestanden","Seizoenen","Animebestanden","Bibliotheek","Aanvragen","Torrents die nog delen","Gaat weg","Er is niets","Bezig","Komt nog","Verwijderd","Was al weg","Blijft","Er was niets","Heeft er niets mee te maken","Verwijderd, bestanden blijven","Verwijderde het zelf","Is niet meer ingesteld","Wordt later opnieuw geprobeerd","Wacht tot het weg is","Wacht tot het is gedeeld","{service} antwoordt niet","{service} meldt een fout","{service} weigert de inloggegevens","{service} weigert het te verwijderen","Het is er nog","{service} is niet ingesteld","Er gebeurde iets onverwachts","Wordt nog gevolgd en kan terugkomen.","Heeft geen grens voor delen en blijft voor altijd.","blijft, gedeeld met {names}","blijft voor andere seizoenen","blijft met de bestanden","Bezig","Wacht","Deelt eerst","Zit vast","Verwijderd","Opgegeven","Elders verwijderd","door {name}","Bezig","Logboek","Er is nog niets verwijderd","Nu opnieuw proberen","Opgeven","Stappen","Selecteren","Alles op deze pagina selecteren","{title} selecteren","{n} geselecteerd","Status Tracker","Media-aanvragen onderweg, van de wens tot de afspeelknop.","Deze aanvraag bestaat niet meer.","en nog één|en nog {n}","Titel","Eén aanvraag","Laat dit leeg om meerdere aanvragen te tonen.","Weergave","Lijst","Rij posters","Compacte regels","Tonen","Aanvragen onderweg","Aanvragen die aandacht vragen","Onlangs voltooide aanvragen","Al deze","Soort","Alleen mijn eigen aanvragen","Die van de aangemelde persoon. De opties van de integratie zeggen wie wie is.","Hoogstens tonen"]);var F0={en:y1,de:n3,es:d3,fr:p3,ja:l3,nl:m3};function V1(L){for(let C of[L,L.split("-")[0]??""]){let H=F0[C];if(H)return{language:C,texts:H}}return{language:"en",texts:y1}}var f="/status-tracker",D0={comma_decimal:"en-US",decimal_comma:"de",space_comma:"fr",quote_decimal:"de-CH"},L1=class{constructor(C){i(this,"connection");i(this,"format");i(this,"language");i(this,"isAdmin");i(this,"addresses");i(this,"texts");i(this,"plurals");let{language:H,texts:V}=V1(C.language);this.connection=C.connection,this.language=H,this.texts=V,this.plurals=new Intl.PluralRules(H),this.isAdmin=C.user?.is_admin??!1,this.addresses={internal:C.config.internal_url,external:C.config.external_url};let{time_format:e,number_format:r}=C.locale;this.format=new X1({language:C.locale.language||H,timeZone:C.locale.time_zone==="server"?C.config.time_zone:void 0,hour12:e==="12"?!0:e==="24"?!1:void 0,numbers:D0[r]??(C.locale.language||H)})}t(C,H={}){let V=this.texts[C].split("|"),{n:e}=H;return((V.length===1||typeof e!="number"?V[0]:V[this.plurals.select(e)==="one"?0:1])??"").replace(/\{(\w+)\}/g,(M,A)=>{let o=H[A];return typeof o=="number"?this.format.count(o):o??""})}say(C){return this.t(C.key,C.values)}};function D(L){return`${f}/request/${encodeURIComponent(L)}`}function I(L){return K1({"--state":`var(--st-${L})`})}function r1(L,C){return t`<span class="pill" style=${I(C)}
>${m(w[C])}${L.t(`state_${C}`)}</span
>`}function W(L,C){let H=L.t(C.media_type==="movie"?"movie":"show");return[C.year,C.is_anime?`${L.t("anime")} (${H})`:H,C.seasons?.length?E0(L,C.seasons):null,C.is_4k?"4K":null,C.requested_by?L.t("for_person",{name:C.requested_by}):null].filter(Boolean).join(" · ")}function E0(L,C){let H=C.filter(e=>e>0);return[H.length?L.t(H.length===1?"season":"seasons",{n:X5(H)}):"",C.includes(0)?L.t("specials"):""].filter(Boolean).join(", ")}function e1(L,C){return t`<div
class="fill"
style=${K1({"--state":`var(--st-${C})`,width:`${L*100}%`})}
></div>`}function U(L,C){let{counts:H,title:V}=C,e=C.state==="downloaded"?1:C.progress;if(b1(C)&&H.wanted>1){let M=Q1.filter(({field:o})=>H[o]>0),A=M.map(({field:o,key:n})=>L.t(n,{n:H[o]})).join(", ");return t`<div class="bar" role="img" aria-label=${A}>
${M.map(({state:o,field:n})=>{let p=o==="downloading"&&e!==null;return t`<div
class=${p?"part":"whole"}
style=${K1({"--state":`var(--st-${o})`,"flex-grow":String(H[n])})}
>
${p?e1(e,o):a}
</div>`})}
</div>`}if(e===null||C.state==="available")return a;let r=L.format.percent(e);return t`<div
class="bar"
role="progressbar"
aria-valuemin="0"
aria-valuemax="100"
aria-valuenow=${Math.floor(e*100)}
aria-label=${L.t("percent_of",{title:V,percent:r})}
>
${e1(e,C.state)}
</div>`}function K(L,C){if(C.progress===null||C.state!=="downloading")return[];let H=[L.format.percent(C.progress)];return C.speed&&H.push(L.format.speed(C.speed)),C.eta!==null&&H.push(L.t("left",{time:L.format.duration(C.eta)})),H}function M1(L,C){let{counts:H}=C;if(!b1(C))return[];let V=H.wanted?[L.t("ready_of",{downloaded:Z5(H),ready:H.available,n:H.wanted})]:[];return H.unaired&&V.push(L.t("n_unaired",{n:H.unaired})),V}function C2(L,C,H,V){if(!C.attention)return a;let{reason:e,since:r,detail:M}=C.attention,{key:A,step:o,service:n,arr:p}=c5(e,C),d=M?j1(M):null,v=d?L.t(d):e==="service_down"?null:M,x=r3(e,n,H,"ids"in C?C:void 0);return t`<div class="notice">
${m(l.alert)}
<div>
<strong>${L.t(A,{arr:p,detail:M??"?"})}</strong>
<span class="quiet"
>${L.t("for_time",{time:L.format.age(r,V)})}</span
>
${v?t`<p class="said">${v}</p>`:a}
${x?t`<a
class="step"
href=${x.url}
target="_blank"
rel="noreferrer noopener"
>${L.t(o,{service:x.name})}</a
>`:o==="see_services"?t`<a class="step" href="${f}/services"
>${L.t(o)}</a
>`:a}
</div>
</div>`}function t1(L,C){let H=M3(C,t3(location.href,L.addresses));return H?t`<a
class="button strong watch"
href=${H}
target="_blank"
rel="noreferrer noopener"
aria-label=${L.t("watch_title",{title:C.title})}
>${m(l.watch)}${L.t("watch")}</a
>`:a}var H2=s`
.tile {
display: block;
position: relative;
text-decoration: none;
}
.tile .frame {
display: block;
position: relative;
}
.tile .badge {
align-items: center;
background: var(--ha-card-background, var(--card-background-color, #fff));
border-radius: 50%;
bottom: 6px;
box-shadow: 0 1px 3px rgba(0, 0, 0, 0.4);
display: flex;
height: 28px;
inset-inline-end: 6px;
justify-content: center;
position: absolute;
width: 28px;
}
.tile .badge svg {
color: color-mix(in srgb, var(--state) 75%, var(--primary-text-color));
}
.tile .badge.attention {
inset-inline-end: 40px;
--state: var(--st-attention);
}
.tile .bar {
margin-top: 6px;
}
.tile .name {
-webkit-box-orient: vertical;
-webkit-line-clamp: 2;
display: -webkit-box;
margin-top: 6px;
overflow: hidden;
overflow-wrap: anywhere;
}
`;function V2(L,C,H){let V=L.t(`state_${C.state}`);return t`<a
class="tile"
href=${D(C.id)}
title="${C.title}: ${V}"
>
<span class="frame">
<status-tracker-poster
.src=${C.poster}
.kind=${C.media_type}
></status-tracker-poster>
${C.attention?t`<span class="badge attention"
>${m(l.alert)}<span class="hidden"
>${L.t("needs_attention")}</span
></span
>`:a}
<span class="badge" style=${I(C.state)}
>${m(w[C.state])}<span class="hidden"
>${V}</span
></span
>
</span>
${H?U(L,H):a}
<span class="name">${C.title}</span>
</a>`}var Z=s`
:host {
display: block;
color: var(--primary-text-color);
font-family: var(--ha-font-family-body, Roboto, Noto, sans-serif);
font-size: var(--ha-font-size-m, 14px);
line-height: 1.45;
--st-requested: var(--grey-color, #9e9e9e);
--st-approved: var(--blue-grey-color, #607d8b);
--st-searching: var(--indigo-color, #5c6bc0);
--st-grabbing: var(--purple-color, #926bc7);
--st-downloading: var(--blue-color, #2196f3);
--st-downloaded: var(--cyan-color, #00bcd4);
--st-importing: var(--teal-color, #009688);
--st-anime_matching: var(--amber-color, #ffc107);
--st-available: var(--green-color, #4caf50);
--st-failed: var(--error-color, #db4437);
--st-attention: var(--warning-color, #ffa600);
--st-wanted: var(--divider-color, #e0e0e0);
--st-unaired: var(--divider-color, #e0e0e0);
--st-line: var(--divider-color, rgba(0, 0, 0, 0.12));
--st-soft: var(--secondary-background-color, #f5f5f5);
--st-quiet: var(--secondary-text-color, #5e5e5e);
--st-radius: var(--ha-border-radius-lg, 12px);
}
*,
*::before,
*::after {
box-sizing: border-box;
}
[hidden] {
display: none !important;
}
h1,
h2,
h3,
p,
ul,
ol,
dl,
dd {
margin: 0;
padding: 0;
}
ul,
ol {
list-style: none;
}
a {
color: inherit;
}
svg {
fill: currentcolor;
flex: none;
height: 20px;
width: 20px;
}
:focus-visible {
outline: 2px solid var(--primary-color, #009ac7);
outline-offset: 2px;
}
.quiet {
color: var(--st-quiet);
}
.hidden {
clip-path: inset(50%);
height: 1px;
overflow: hidden;
position: absolute;
white-space: nowrap;
width: 1px;
}
.surface {
background: var(--ha-card-background, var(--card-background-color, #fff));
border: var(--ha-card-border-width, 1px) solid
var(--ha-card-border-color, var(--st-line));
border-radius: var(--ha-card-border-radius, var(--st-radius));
box-shadow: var(--ha-card-box-shadow, none);
}
`,S=s`
button,
select,
input,
.button {
align-items: center;
background: none;
border: 1px solid var(--st-line);
border-radius: 20px;
color: var(--primary-text-color);
cursor: pointer;
display: inline-flex;
font: inherit;
gap: 6px;
min-height: 36px;
padding: 4px 14px;
text-decoration: none;
}
select,
input {
background-color: var(
--ha-card-background,
var(--card-background-color, #fff)
);
}
option {
background-color: var(--card-background-color, #fff);
color: var(--primary-text-color);
}
button:hover,
.button:hover,
select:hover {
border-color: var(--st-quiet);
}
button:disabled {
cursor: default;
opacity: 0.5;
}
button[aria-pressed="true"],
.button.strong {
background-color: color-mix(
in srgb,
var(--primary-color, #009ac7) 20%,
transparent
);
border-color: var(--primary-color, #009ac7);
}
.button.icon,
button.icon {
border-color: transparent;
height: 44px;
justify-content: center;
padding: 0;
width: 44px;
}
button.plain {
border-color: transparent;
padding-inline: 8px;
}
@media (pointer: coarse) {
button,
select,
input,
.button {
min-height: 44px;
}
}
`,O=s`
.bar {
background: var(--st-wanted);
border-radius: 3px;
display: flex;
gap: 1px;
height: 6px;
overflow: hidden;
}
.bar > * {
transition: flex-grow 0.4s linear;
}
.whole {
background: var(--state);
}
.part {
background: color-mix(in srgb, var(--state) 35%, transparent);
}
.fill {
background: var(--state);
height: 100%;
transition: width 0.4s linear;
}
.pill {
align-items: center;
background: color-mix(in srgb, var(--state) 18%, transparent);
border-radius: 14px;
display: inline-flex;
gap: 4px;
padding-block: 2px;
padding-inline: 6px 10px;
white-space: nowrap;
}
.pill svg {
color: color-mix(in srgb, var(--state) 75%, var(--primary-text-color));
height: 18px;
width: 18px;
}
.notice {
align-items: start;
background: color-mix(in srgb, var(--st-attention) 16%, transparent);
border-radius: 8px;
display: flex;
gap: 8px;
padding: 8px 10px;
}
.notice.bad {
background: color-mix(in srgb, var(--st-failed) 14%, transparent);
}
.notice > svg {
color: var(--st-attention);
}
.notice.bad > svg {
color: var(--st-failed);
}
@media (prefers-reduced-motion: reduce) {
.bar > *,
.fill {
transition: none;
}
}
`;var s3=s`
ha-card {
height: 100%;
overflow: hidden;
padding-block: 8px;
}
h2 {
font-size: var(--ha-font-size-l, 16px);
font-weight: var(--ha-font-weight-medium, 500);
padding: 4px 16px 8px;
}
.empty,
.offline,
.more {
display: flex;
gap: 8px;
padding: 8px 16px;
}
.offline svg {
color: var(--st-failed);
}
.name {
overflow-wrap: anywhere;
}
.look {
align-items: center;
display: inline-flex;
flex: none;
gap: 4px;
}
.look svg {
color: color-mix(in srgb, var(--state) 75%, var(--primary-text-color));
}
.alert {
display: inline-flex;
}
.alert svg {
color: color-mix(
in srgb,
var(--st-attention) 75%,
var(--primary-text-color)
);
}
.list a,
.compact a {
text-decoration: none;
}
.list a:hover,
.compact a:hover {
background: color-mix(in srgb, var(--st-soft) 70%, transparent);
}
.list a:focus-visible,
.compact a:focus-visible {
outline-offset: -2px;
}
.list a {
display: grid;
gap: 12px;
grid-template-columns: 56px minmax(0, 1fr);
padding: 8px 16px;
}
.list .body {
align-content: start;
display: grid;
gap: 2px;
}
.list .top {
align-items: start;
display: flex;
gap: 8px;
justify-content: space-between;
}
.list .name {
flex: 1;
font-weight: var(--ha-font-weight-medium, 500);
}
.list .bar {
margin-top: 4px;
}
.list .facts {
overflow: hidden;
text-overflow: ellipsis;
white-space: nowrap;
}
.numbers {
display: flex;
flex-wrap: wrap;
font-variant-numeric: tabular-nums;
gap: 0 12px;
}
.compact a {
align-items: center;
display: flex;
gap: 10px;
min-height: 40px;
padding: 4px 16px;
}
.compact .name {
flex: 1;
overflow: hidden;
text-overflow: ellipsis;
white-space: nowrap;
}
.posters {
display: flex;
gap: 12px;
overflow-x: auto;
padding: 4px 16px 8px;
scroll-padding-inline: 16px;
scroll-snap-type: x proximity;
scrollbar-width: thin;
}
.posters li {
flex: 0 0 112px;
scroll-snap-align: start;
}
.posters .tile .name {
-webkit-line-clamp: 1;
}
`;var e2=["state","requested","progress","title"],B={text:"",media_type:"",state:"",requested_by:"",attention:!1},L2=["requested","approved","searching","grabbing","downloading","downloaded","importing","anime_matching","available","failed"],$0=new Set(["available","failed"]);function y(L){return!$0.has(L.state)}function u3(L){return L.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase().replace(/[^\p{L}\p{N}]+/gu," ").trim()}function w1(L){return Object.keys(B).some(C=>L[C]!==B[C])}function Z3(L){let C=u3(L.text).split(" ").filter(Boolean),H=L.requested_by.toLowerCase();return V=>(!L.attention||V.attention!==null)&&(!L.state||V.state===L.state)&&(!L.media_type||(L.media_type==="anime"?V.is_anime===!0:V.media_type===L.media_type))&&(!H||V.requested_by?.toLowerCase()===H)&&(!C.length||N0(V,C))}function N0(L,C){let H=u3([L.title,L.original_title,L.year,L.requested_by].join(" "));return C.every(V=>H.includes(V))}var c3=(L,C)=>L.title.localeCompare(C.title),S3=L=>(C,H)=>x3(H[L])-x3(C[L]),I0={state:(L,C)=>L2.indexOf(C.state)-L2.indexOf(L.state),requested:()=>0,progress:(L,C)=>v3(C)-v3(L),title:c3},W0=S3("created_at");function v3(L){return Math.floor((L.progress??-.01)*100+1e-9)}function x3(L){return L?Date.parse(L):0}function r2(L,C){let H=I0[C];return[...L].sort((V,e)=>H(V,e)||W0(V,e)||(V.id<e.id?-1:1))}function M2(L){let C=S3("finished_at");return[...L].sort((H,V)=>C(H,V)||c3(H,V))}function h3(L){let C=new Map;for(let{requested_by:H}of L)H&&!C.has(H.toLowerCase())&&C.set(H.toLowerCase(),H);return[...C.values()].sort((H,V)=>H.localeCompare(V))}var J="status-tracker-card",g3=["list","posters","compact"],f3=["active","attention","finished","all"],U0=["movie","tv"],w2=10,y2=100,q0=[{name:"layout",values:g3},{name:"show",values:f3},{name:"media_type",values:U0}];function T2(L){for(let{name:e,values:r}of q0){let M=L[e];if(M&&!r.includes(M))throw new Error(`${e} must be one of ${r.join(", ")}`)}let{max:C,entity:H,title:V}=L;if(C!=null&&!(Number.isInteger(C)&&C>0&&C<=y2))throw new Error(`max must be a whole number from 1 to ${y2}`);for(let[e,r]of Object.entries({entity:H,title:V}))if(r!=null&&typeof r!="string")throw new Error(`${e} must be a text`)}function O3(L,C,H,V){let e=[...L];if(C.entity){let n=e.filter(({id:p})=>p===V);return{shown:n,total:n.length}}let r=e.filter(n=>(!C.media_type||n.media_type===C.media_type)&&(!C.mine||H(n.requested_by))),M=r2(r.filter(y),"state"),A=M2(r.filter(n=>!y(n))),o={active:()=>M,attention:()=>M.filter(n=>n.attention),finished:()=>A,all:()=>[...M,...A]}[C.show??"active"]();return{shown:o.slice(0,C.max??w2),total:o.length}}function t2(L,C){let H=L.states[C]?.attributes.request_id;return typeof H=="string"?H:null}var z0={title:"form_title",entity:"form_entity",layout:"form_layout",show:"form_show",media_type:"form_media_type",mine:"form_mine",max:"form_max"},G0={entity:"form_entity_help",mine:"form_mine_help"};function k3(L){let{texts:C}=V1(L),H=V=>({select:{mode:"dropdown",options:V.map(([e,r])=>({value:e,label:C[r]}))}});return{schema:[{name:"title",selector:{text:{}}},{name:"layout",selector:H(g3.map(V=>[V,`form_layout_${V}`]))},{name:"show",selector:H(f3.map(V=>[V,`form_show_${V}`]))},{name:"media_type",selector:H([["movie","movies"],["tv","shows"]])},{name:"mine",selector:{boolean:{}}},{name:"max",selector:{number:{min:1,max:y2,mode:"box"}}},{name:"entity",selector:{entity:{filter:{integration:"status_tracker",domain:"sensor"}}}}],computeLabel:({name:V})=>{let e=z0[V];return e?C[e]:V},computeHelper:({name:V})=>{let e=G0[V];return e?C[e]:void 0},assertConfig:T2}}var i1=class extends k{constructor(){super();i(this,"known");i(this,"stop");this.requestId=null}static getConfigForm(){return k3(document.documentElement.lang||"en")}static getStubConfig(){return{type:`custom:${J}`,layout:"list",show:"active"}}setConfig(H){T2(H),this.config=H,this.findRequest()}set hass(H){let V=z1(this.known,H);this.known=H,this.findRequest(),V&&(this.ui=new L1(H))}getCardSize(){let{layout:H="list",entity:V}=this.config??{},e=V?1:this.config?.max??w2;return{list:1+e,posters:4,compact:1+Math.ceil(e/2)}[H]}getGridOptions(){let{layout:H="list"}=this.config??{};return H==="posters"?{columns:"full",min_columns:4,rows:"auto",min_rows:3}:{columns:12,min_columns:6,rows:"auto",min_rows:1}}connectedCallback(){super.connectedCallback(),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.stop?.(),this.stop=void 0}findRequest(){let H=this.config?.entity;H?this.known&&(this.requestId=t2(this.known,H)??this.requestId):this.requestId=null}shouldUpdate(){return this.ui!==void 0&&this.config!==void 0}willUpdate(){!this.stop&&this.ui&&this.isConnected&&(this.stop=u(this.ui.connection).listen(()=>this.requestUpdate()))}render(){let{ui:H,config:V}=this;if(!H||!V)return a;let{layout:e="list"}=V,r=u(H.connection),{shown:M,total:A}=O3(r.rows.values(),V,o=>r.isOwn(o),this.requestId);return t`<ha-card>
${V.title?t`<h2>${V.title}</h2>`:a}
${r.status==="live"||r.status==="connecting"?a:t`<p class="offline" role="status">
${m(l.down)}${H.t(r.status)}
</p>`}
${M.length?t`<ul class=${e}>
${g(M,({id:o})=>o,o=>t`<li>${this.renderRow(H,o,e)}</li>`)}
</ul>`:r.status==="live"?t`<p class="empty quiet">
${H.t(V.entity?"card_no_request":"none_active")}
</p>`:a}
${A>M.length?t`<a class="more quiet" href=${f}
>${H.t("card_more",{n:A-M.length})}</a
>`:a}
</ha-card>`}renderRow(H,V,e){switch(e){case"posters":return V2(H,V,V);case"compact":return this.renderLine(H,V);case"list":return this.renderEntry(H,V)}}renderLine(H,V){let[e]=K(H,V),r=H.t(`state_${V.state}`);return t`<a href=${D(V.id)} title=${r}>
<span class="look" style=${I(V.state)}
>${m(w[V.state])}</span
>
<span class="name">${V.title}</span>
${this.renderAlert(H,V)}
<span class="quiet">${e??r}</span>
</a>`}renderEntry(H,V){let e=[...K(H,V),...M1(H,V)];return t`<a href=${D(V.id)}>
<status-tracker-poster
.src=${V.poster}
.kind=${V.media_type}
></status-tracker-poster>
<span class="body">
<span class="top"
><span class="name">${V.title}</span>${this.renderAlert(H,V)}<span class="look" style=${I(V.state)}
>${m(w[V.state])}<span
>${H.t(`state_${V.state}`)}</span
></span
></span
>
<span class="quiet facts">${W(H,V)}</span>
<span class="now">${H.say(H1(V,H.format))}</span>
${U(H,V)}
${e.length?t`<span class="numbers quiet"
>${e.map(r=>t`<span>${r}</span>`)}</span
>`:a}
</span>
</a>`}renderAlert(H,V){return V.attention?t`<span class="alert" title=${H.t("needs_attention")}
>${m(l.alert)}<span class="hidden"
>${H.t("needs_attention")}</span
></span
>`:a}};i(i1,"properties",{config:{state:!0},ui:{state:!0},requestId:{state:!0}}),i(i1,"styles",[Z,O,H2,s3]);var c=class extends k{shouldUpdate(){return this.ui!==void 0}};i(c,"properties",{ui:{attribute:!1}});function b3(L,C){if(!customElements.get(L))try{customElements.define(L,C)}catch{}}var Q0={unaired:"item_unaired",wanted:"item_wanted",grabbing:"state_grabbing",downloading:"state_downloading",downloaded:"state_downloaded",importing:"state_importing",anime_matching:"state_anime_matching",available:"state_available",failed:"state_failed"},o1=class extends c{constructor(){super(...arguments);i(this,"opened",new Map)}render(){let{wanted:H,others:V}=H3(this.groups,this.seasons),e=H.length===1;for(let r of H)this.opened.has(r.season)||this.opened.set(r.season,e||j0(r));return t`${g([...H,...V],({season:r})=>r??-1,r=>this.renderGroup(r))}`}renderGroup({season:H,items:V}){let{ui:e}=this,r=C3(V),M=Q1.filter(({state:o})=>r.has(o)).map(({state:o,key:n})=>e.t(n,{n:r.get(o)??0})),A=r.get("unaired");return A&&M.push(e.t("n_unaired",{n:A})),t`<details ?open=${this.opened.get(H)??!1}>
<summary>
<span
>${H===0?e.t("specials"):e.t("season",{n:String(H??"")})}</span
>
<span class="quiet">${M.join(", ")}</span>
</summary>
<ul>
${g(V,({number:o})=>o??-1,o=>this.renderItem(H??0,o))}
</ul>
</details>`}renderItem(H,V){let{ui:e}=this,{state:r,progress:M}=V,A=V.air_date&&(r==="unaired"||r==="wanted")?r==="unaired"?e.t("airs",{day:e.format.day(V.air_date)}):e.format.longDay(V.air_date):null;return t`<li>
<span class="code quiet">${J1(H,V.number??0)}</span>
<span class="name" title=${V.title??""}
>${V.title??""}${V.absolute!==null?t` <span class="quiet">(${V.absolute})</span>`:a}</span
>
<span class="state" style=${I(r)}>
${A?t`<span class="quiet">${A}</span>`:a}
${M!==null&&r==="downloading"?e.format.percent(M):e.t(Q0[r])}
${m(w[r])}
</span>
${M!==null&&r==="downloading"?t`<div class="bar" aria-hidden="true">
${e1(M,r)}
</div>`:a}
</li>`}};i(o1,"properties",{groups:{attribute:!1},seasons:{attribute:!1}}),i(o1,"styles",[Z,S,O,s`
details {
border-top: 1px solid var(--st-line);
}
summary {
align-items: center;
cursor: pointer;
display: flex;
flex-wrap: wrap;
gap: 4px 12px;
justify-content: space-between;
min-height: 44px;
padding: 6px 4px;
}
li {
align-items: center;
display: grid;
gap: 2px 10px;
grid-template-columns: 4.6em minmax(0, 1fr) auto;
min-height: 32px;
padding: 3px 4px;
}
li:nth-child(even) {
background: color-mix(in srgb, var(--st-soft) 60%, transparent);
}
.code {
font-variant-numeric: tabular-nums;
}
.name {
overflow: hidden;
text-overflow: ellipsis;
white-space: nowrap;
}
.state {
align-items: center;
display: inline-flex;
gap: 4px;
}
.state svg {
color: color-mix(in srgb, var(--state) 75%, var(--primary-text-color));
height: 18px;
width: 18px;
}
.bar {
grid-column: 2 / -1;
height: 4px;
}
`]);function j0({items:L}){return L.some(({state:C})=>C!=="available"&&C!=="unaired"&&C!=="wanted")}var a1=class extends k{constructor(){super();i(this,"fail",()=>{this.failed=!0});this.src=null,this.kind="movie",this.failed=!1}willUpdate(H){H.has("src")&&(this.failed=!1)}render(){let H=N(this.src);return t`
${m(this.kind==="tv"?l.tv:l.movie)}
${H&&!this.failed?t`<img
src=${H}
alt=""
loading="lazy"
decoding="async"
referrerpolicy="no-referrer"
@error=${this.fail}
/>`:null}
`}};i(a1,"properties",{src:{attribute:!1},kind:{attribute:!1},failed:{state:!0}}),i(a1,"styles",s`
:host {
aspect-ratio: 2 / 3;
background: var(--secondary-background-color, #e5e5e5);
border-radius: 8px;
color: var(--secondary-text-color);
display: grid;
flex: none;
isolation: isolate;
overflow: hidden;
place-items: center;
}
img {
grid-area: 1 / 1;
height: 100%;
object-fit: cover;
width: 100%;
z-index: 1;
}
svg {
fill: currentcolor;
grid-area: 1 / 1;
max-height: 40px;
opacity: 0.7;
width: 40%;
}
`);var K0=1e3,A1=class{constructor(C){i(this,"request",null);i(this,"error",null);i(this,"isGone",!1);i(this,"host");i(this,"connection",null);i(this,"store",null);i(this,"id","");i(this,"stops",[]);i(this,"timer");i(this,"asking",!1);i(this,"stale",!1);this.host=C,C.addController(this)}follow(C,H){if(H===this.id&&C===this.connection||(this.release(),this.connection=C,this.id=H,this.request=null,this.error=null,this.isGone=!1,!H))return;let V=u(C);this.store=V,this.stops=[V.watch(H,()=>this.refresh()),V.listen(({everything:e})=>{e&&this.refresh()})],this.refresh()}hostDisconnected(){this.release(),this.id=""}refresh(){this.stale=!0,!this.asking&&this.timer===void 0&&this.ask()}release(){clearTimeout(this.timer),this.timer=void 0;for(let C of this.stops)C();this.stops=[],this.store=null}async ask(){let{connection:C,id:H,store:V}=this;if(!(!C||!V||!H)){this.stale=!1,this.asking=!0;try{let e=await A5(C,H);H===this.id&&(this.request=e,this.error=null,this.isGone=!1)}catch(e){H===this.id&&(this.isGone=m5(e)&&V.status==="live",this.error=b(e))}finally{this.asking=!1}if(this.host.requestUpdate(),H!==this.id||this.store!==V){this.stale&&this.ask();return}this.timer=setTimeout(()=>{this.timer=void 0,this.stale&&this.ask()},K0)}}};var n1=class extends c{constructor(){super();i(this,"loader",new A1(this));i(this,"stop");i(this,"watched","");i(this,"toggle",()=>{this.open=!this.open});this.services=[],this.open=!1}connectedCallback(){super.connectedCallback(),this.watched="",this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.stop?.(),this.stop=void 0}willUpdate(){this.watched!==this.requestId&&this.isConnected&&(this.watched=this.requestId,this.stop?.(),this.stop=u(this.ui.connection).watch(this.requestId,()=>this.requestUpdate())),this.loader.follow(this.ui.connection,this.open&&this.isConnected?this.requestId:"")}render(){let H=u(this.ui.connection).rows.get(this.requestId);return H?this.renderRow(H):a}renderRow(H){let{ui:V}=this,e=[...K(V,H),...M1(V,H)];return t`<article class="surface">
<status-tracker-poster
.src=${H.poster}
.kind=${H.media_type}
></status-tracker-poster>
<div class="body">
<div class="top">
<h2><a href=${D(H.id)}>${H.title}</a></h2>
${r1(V,H.state)}
</div>
${H.original_title&&H.original_title!==H.title?t`<p class="quiet original">${H.original_title}</p>`:a}
<p class="quiet">${W(V,H)}</p>
<p class="now">${V.say(H1(H,V.format))}</p>
${U(V,H)}
${e.length?t`<p class="numbers quiet">
${e.map(r=>t`<span>${r}</span>`)}
</p>`:a}
${C2(V,H,this.services,Date.now())}
<div class="actions">
${H.state==="available"?t1(V,H):a}
${b1(H)?t`<button
class="plain"
aria-expanded=${this.open}
aria-controls="episodes"
@click=${this.toggle}
>
${m(l.expand)}${V.t("episodes")}
</button>`:a}
</div>
</div>
<div class="more" id="episodes" ?hidden=${!this.open}>
${this.open?this.renderEpisodes(H):a}
</div>
</article>`}renderEpisodes(H){let{request:V,error:e}=this.loader;return V?t`<status-tracker-episodes
.ui=${this.ui}
.groups=${V.item_groups}
.seasons=${H.seasons}
></status-tracker-episodes>`:t`<p class="quiet">
${e?this.ui.t("load_failed",{error:e}):this.ui.t("loading")}
</p>`}};i(n1,"properties",{requestId:{attribute:!1},services:{attribute:!1},open:{state:!0}}),i(n1,"styles",[Z,S,O,s`
:host {
contain-intrinsic-size: auto 190px;
content-visibility: auto;
}
article {
display: grid;
gap: 12px 16px;
grid-template-columns: 92px minmax(0, 1fr);
min-height: 168px;
padding: 14px;
position: relative;
}
status-tracker-poster {
width: 92px;
}
.body {
display: flex;
flex-direction: column;
gap: 6px;
min-width: 0;
}
.top {
align-items: start;
display: flex;
flex-wrap: wrap;
gap: 4px 8px;
justify-content: space-between;
}
h2 {
flex: 1 1 9em;
font-size: var(--ha-font-size-l, 16px);
font-weight: var(--ha-font-weight-medium, 500);
line-height: 1.3;
overflow-wrap: anywhere;
}
h2 a {
text-decoration: none;
}
h2 a::after {
border-radius: var(--ha-card-border-radius, var(--st-radius));
content: "";
inset: 0;
position: absolute;
}
h2 a:focus-visible {
outline: none;
}
h2 a:focus-visible::after {
outline: 2px solid var(--primary-color, #009ac7);
}
.numbers {
display: flex;
flex-wrap: wrap;
font-variant-numeric: tabular-nums;
gap: 2px 14px;
}
.said {
overflow-wrap: anywhere;
}
.notice a,
.actions,
.more {
position: relative;
z-index: 1;
}
.actions {
display: flex;
flex-wrap: wrap;
gap: 8px;
margin-top: auto;
}
.more {
grid-column: 1 / -1;
}
.actions .plain {
margin-inline-start: -8px;
}
button[aria-expanded="true"] svg {
transform: rotate(180deg);
}
`]);var d1=s`
.toolbar {
align-items: center;
display: flex;
flex-wrap: wrap;
gap: 8px;
}
.toolbar input {
flex: 1 1 220px;
max-width: 420px;
min-width: 0;
}
.choices {
display: flex;
flex-wrap: wrap;
gap: 8px;
}
.choices select {
max-width: 14em;
}
@media (max-width: 600px) {
.toolbar input {
flex-basis: 100%;
max-width: none;
}
.choices {
flex-wrap: nowrap;
margin-inline: -12px;
overflow-x: auto;
padding: 2px 12px;
scrollbar-width: none;
}
.choices > * {
flex: none;
}
}
`;function E(L,C,H,V){return t`<select
aria-label=${L}
@change=${e=>V(e.target.value)}
>
${C.map(([e,r])=>t`<option value=${e} .selected=${e===H}>
${r}
</option>`)}
</select>`}var p1=class extends c{constructor(){super(),this.filter=B,this.sort="state",this.people=[],this.attention=0}render(){let{ui:C,filter:H}=this;return t`<search class="toolbar">
<input
type="search"
placeholder=${C.t("search")}
aria-label=${C.t("search")}
.value=${H.text}
@input=${V=>this.change({text:V.target.value})}
/>
<div class="choices">
${E(C.t("type"),[["",C.t("all_types")],["movie",C.t("movies")],["tv",C.t("shows")],["anime",C.t("anime")]],H.media_type,V=>this.change({media_type:V}))}
${E(C.t("state"),[["",C.t("all_states")],...L2.filter(V=>y({state:V})).map(V=>[V,C.t(`state_${V}`)])],H.state,V=>this.change({state:V}))}
${this.people.length?E(C.t("person"),P2(C,this.people),H.requested_by,V=>this.change({requested_by:V})):a}
${this.attention||H.attention?t`<button
aria-pressed=${H.attention}
@click=${()=>this.change({attention:!H.attention})}
>
${m(l.alert)}${C.t("needs_attention")}
(${C.format.count(this.attention)})
</button>`:a}
${E(C.t("sort"),e2.map(V=>[V,C.t(`sort_${V}`)]),this.sort,V=>this.tell("sort-changed",V))}
${w1(H)?t`<button
class="plain"
@click=${()=>this.tell("filter-changed",B)}
>
${C.t("clear_filters")}
</button>`:a}
</div>
</search>`}change(C){this.tell("filter-changed",{...this.filter,...C})}tell(C,H){this.dispatchEvent(new CustomEvent(C,{detail:H,bubbles:!0,composed:!0}))}};i(p1,"properties",{filter:{attribute:!1},sort:{attribute:!1},people:{attribute:!1},attention:{attribute:!1}}),i(p1,"styles",[Z,S,d1,s`
:host {
display: block;
}
`]);function P2(L,C){let H=C.filter(e=>e.is_user),V=C.filter(e=>!e.is_user);return[["",L.t("everyone")],...H.map(({name:e})=>[e,L.t("mine",{name:e})]),...V.map(({name:e})=>[e,e])]}var J0=24,Y0=48,y3=24,l1=class extends c{constructor(){super();i(this,"stop");i(this,"active",[]);i(this,"finished",[]);i(this,"total",0);i(this,"shown","");i(this,"look",()=>{let H=this.shown;this.choose(),this.shown!==H&&this.requestUpdate()});i(this,"clear",()=>{this.dispatchEvent(new CustomEvent("filter-changed",{detail:B,bubbles:!0}))});this.services=[],this.filter=B,this.sort="state",this.limit=J0}connectedCallback(){super.connectedCallback(),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.stop?.(),this.stop=void 0}willUpdate(){!this.stop&&this.isConnected&&(this.stop=u(this.ui.connection).listen(this.look)),this.choose()}choose(){let{rows:H,status:V}=u(this.ui.connection),e=[...H.values()],r=e.filter(Z3(this.filter));this.active=r2(r.filter(y),this.sort),this.finished=M2(r.filter(M=>!y(M))),this.total=e.filter(y).length,this.shown=JSON.stringify([V,this.total,this.active.map(({id:M})=>M),this.finished.slice(0,y3).map(M=>[M.id,M.state]),this.peopleOf(e),e.filter(M=>M.attention).length])}render(){let{ui:H,active:V,finished:e,filter:r}=this,M=u(H.connection),A=[...M.rows.values()],o=M.status==="live"||A.length>0;return t`
<status-tracker-toolbar
.ui=${H}
.filter=${r}
.sort=${this.sort}
.people=${this.peopleOf(A)}
.attention=${A.filter(n=>n.attention).length}
></status-tracker-toolbar>
${o?t`<p class="count quiet" role="status">${this.countText()}</p>`:a}
${V.length?t`<div class="cards" role="list">
${g(V.slice(0,this.limit),({id:n})=>n,({id:n})=>t`<status-tracker-request-card
role="listitem"
.ui=${H}
.requestId=${n}
.services=${this.services}
></status-tracker-request-card>`)}
</div>`:o&&!e.length?this.renderEmpty():a}
${e.length?t`<h2>${H.t("lately")}</h2>
<ul class="tiles">
${g(e.slice(0,y3),({id:n})=>n,n=>t`<li>${V2(H,n)}</li>`)}
</ul>
<a class="all" href="${f}/history"
>${H.t("see_history")}</a
>`:a}
`}peopleOf(H){let V=u(this.ui.connection);return h3(H).map(e=>({name:e,is_user:V.isOwn(e)}))}countText(){let{ui:H,active:V,total:e}=this;return w1(this.filter)&&V.length!==e?H.t("n_of_requests",{shown:V.length,n:e}):H.t("n_requests",{n:e})}renderEmpty(){let{ui:H}=this,V=w1(this.filter);return t`<div class="empty">
${m(V?l.search:l.movie)}
<p>${H.t(V?"none_match":"none_active")}</p>
${V?t`<button @click=${this.clear}>${H.t("clear_filters")}</button>`:t`<p class="quiet">${H.t("none_active_hint")}</p>`}
</div>`}updated(){if(this.limit<this.active.length){let H=()=>{this.limit+=Y0};"requestIdleCallback"in window?requestIdleCallback(H,{timeout:200}):setTimeout(H)}}};i(l1,"properties",{services:{attribute:!1},filter:{attribute:!1},sort:{attribute:!1},limit:{state:!0}}),i(l1,"styles",[Z,S,H2,s`
.cards {
align-items: start;
display: grid;
gap: 12px;
grid-template-columns: repeat(auto-fill, minmax(min(400px, 100%), 1fr));
}
.count {
padding-block: 12px;
}
h2 {
font-size: var(--ha-font-size-xl, 20px);
font-weight: var(--ha-font-weight-normal, 400);
padding-block: 28px 12px;
}
.tiles {
display: grid;
gap: 16px 12px;
grid-template-columns: repeat(auto-fill, minmax(104px, 1fr));
}
.empty {
align-items: center;
display: flex;
flex-direction: column;
gap: 8px;
padding: 48px 16px;
text-align: center;
}
.empty svg {
height: 56px;
opacity: 0.6;
width: 56px;
}
.empty p:first-of-type {
font-size: var(--ha-font-size-l, 16px);
}
.all {
display: inline-block;
padding-block: 16px;
}
`]);async function w3(L,C,H){return(await L.sendMessagePromise({type:"status_tracker/deletions/preview",request_ids:C,...H})).previews}async function T3(L,C,H){return(await L.sendMessagePromise({type:"status_tracker/deletions/start",request_ids:C,...H})).deletions}function P3(L,C){return L.sendMessagePromise({type:"status_tracker/deletions/list",offset:C.offset,limit:C.limit,...C.text?{text:C.text}:{}})}function B3(L,C,H){return L.sendMessagePromise({type:`status_tracker/deletions/${C}`,deletion_id:H})}var m1=class{constructor(C,H){i(this,"callback");i(this,"connection",null);i(this,"stop");i(this,"unsubscribe");this.callback=H,C.addController(this)}follow(C){C!==this.connection&&(this.hostDisconnected(),this.connection=C,this.stop=u(C).listen(({everything:H})=>{H&&this.subscribe(C)}),this.subscribe(C))}hostDisconnected(){this.stop?.(),this.stop=void 0,this.connection=null,this.drop()}drop(){let{unsubscribe:C}=this;this.unsubscribe=void 0,C?.().catch(()=>{})}async subscribe(C){this.drop();try{let H=await C.subscribeMessage(({deletion:V,deletions:e})=>{for(let r of e??(V?[V]:[]))this.callback(r)},{type:"status_tracker/deletions/subscribe"},{resubscribe:!1});C===this.connection&&!this.unsubscribe?this.unsubscribe=H:await H()}catch{}}};var X0={removed:"result_removed",already_gone:"result_already_gone",kept:"result_kept",not_found:"result_not_found",not_applicable:"result_not_applicable",files_kept:"result_files_kept",reported:"result_reported",service_removed:"result_service_removed"},C7={retry:"waits_retry",confirmation:"waits_confirmation",seeding:"waits_seeding"},H7={service_down:"trouble_service_down",service_error:"trouble_service_error",refused:"trouble_refused",rejected:"trouble_rejected",still_there:"trouble_still_there",not_set_up:"trouble_not_set_up"},V7={torrents:"part_torrents",title:"part_title",seasons:"part_seasons",anime_files:"part_anime_files",library:"part_library",requests:"part_requests",seeding:"part_seeding"},L7={still_monitored:"note_still_monitored",seeds_without_limit:"note_seeds_without_limit"},e7={shared:"kept_shared",other_seasons:"kept_other_seasons",files_kept:"kept_files"};function R3(L){return V7[L.kind]??"part_title"}function _3({state:L,error:C}){switch(L){case"done":return"done";case"skipped":return"left_out";case"failed":return"bad";case"running":return"moving";default:return C?"bad":"waiting"}}function F3(L,C){let{state:H,result:V,waits_for:e,error:r}=L;return r?{key:H7[r.code]??"trouble_unexpected",values:{service:L.name}}:V?{key:X0[V]??"result_removed"}:C?{key:L.objects.length?"will_remove":"will_nothing"}:e?{key:C7[e]??"waits_retry"}:{key:H==="running"?"step_running":"step_pending"}}function D3(L){return[...L].sort((C,H)=>(H.size??0)-(C.size??0)).flatMap(({name:C,path:H})=>C??$3(H)??[])}function E3(L){let C=L.filter(({kind:H})=>H==="file");return(C.length?C:L).reduce((H,{size:V})=>H+(V??0),0)}function $3(L){return L?.split(/[\\/]/).pop()||L}function N3(L){return L.kept.map(C=>({name:C.name??$3(C.path)??C.id,phrase:{key:e7[C.reason]??"result_kept",values:{names:C.shared_with.join(", ")}}}))}function I3(L){return L.notes.flatMap(C=>L7[C]??[])}var r7=new Set(["running","waiting","seeding","failed"]);function i2({state:L}){return r7.has(L)}function B2({state:L}){return L!=="running"}function W3(L){let C={files:0,torrents:0,bytes:0};for(let{totals:H}of L)C.files+=H.files,C.torrents+=H.torrents,C.bytes+=H.file_bytes;return C}var U3=5,M7={done:l.check,moving:l.sync,waiting:w.wanted,bad:l.alert,left_out:w.wanted},o2=s`
.steps li {
align-items: start;
border-top: 1px solid var(--st-line);
display: grid;
gap: 2px 10px;
grid-template-columns: 20px minmax(0, 1fr) auto;
padding-block: 8px;
}
.steps li > :not(svg) {
min-width: 0;
}
.steps .more {
grid-column: 2 / -1;
overflow-wrap: anywhere;
}
.steps .done > svg {
color: var(--st-available);
}
.steps .bad > svg {
color: var(--st-failed);
}
.steps .moving > svg {
animation: turn 2s linear infinite;
}
.steps .left_out {
color: var(--st-quiet);
}
@keyframes turn {
to {
transform: rotate(360deg);
}
}
@media (prefers-reduced-motion: reduce) {
.steps .moving > svg {
animation: none;
}
}
`;function T1(L,C,H){return t`<ul class="steps">
${g(C,({kind:V,instance:e})=>`${V} ${e}`,V=>t7(L,V,H))}
</ul>`}function t7(L,C,H){let V=_3(C),e=D3(C.objects),r=E3(C.objects),M=e.length-U3,A=[C.error?.detail,...C.left,...I3(C).map(o=>L.t(o)),...N3(C).map(({name:o,phrase:n})=>`${o}: ${L.say(n)}`)].filter(Boolean);return t`<li class=${V}>
${m(M7[V])}
<span><strong>${C.name}</strong> ${L.t(R3(C))}</span>
<span>${L.say(F3(C,H))}</span>
${e.length?t`<p class="more quiet">
${e.slice(0,U3).join(", ")}${M>0?` ${L.t("card_more",{n:M})}`:""}${r?` · ${L.format.bytes(r)}`:""}
</p>`:a}
${A.length?t`<p class="more">${A.join(" · ")}</p>`:a}
</li>`}var q3=s`
dialog {
color: inherit;
display: flex;
flex-direction: column;
gap: 12px;
max-height: min(90dvh, 800px);
max-width: min(640px, calc(100vw - 24px));
padding: 20px;
width: 100%;
}
dialog:not([open]) {
display: none;
}
dialog::backdrop {
background: rgba(0, 0, 0, 0.5);
}
h2 {
font-size: var(--ha-font-size-xl, 20px);
font-weight: var(--ha-font-weight-normal, 400);
overflow-wrap: anywhere;
}
.content {
overflow: auto;
}
.options {
display: grid;
gap: 4px;
padding-block-end: 8px;
}
label {
align-items: center;
display: flex;
gap: 10px;
min-height: 36px;
}
input[type="checkbox"] {
accent-color: var(--primary-color);
height: 18px;
min-height: 0;
width: 18px;
}
.sum {
padding-block: 8px;
}
.buttons {
display: flex;
flex-wrap: wrap;
gap: 8px;
justify-content: end;
}
.danger {
background: color-mix(in srgb, var(--st-failed) 18%, transparent);
border-color: var(--st-failed);
}
`;var i7={delete_files:!0,keep_seeding:!1,exclude:!1},s1=class extends c{constructor(){super();i(this,"asked",0);i(this,"moved",new Map);i(this,"feed",new m1(this,H=>this.take(H)));i(this,"begin",async()=>{let{connection:H}=this.ui;this.busy=!0,this.error=null;try{this.feed.follow(H);let V=await T3(H,this.requestIds,this.options);this.begun=V.map(({id:e},r)=>this.moved.get(e)??V[r])}catch(V){this.error=b(V)}finally{this.busy=!1}});i(this,"close",()=>{this.renderRoot.querySelector("dialog")?.close()});i(this,"tellClosed",()=>{this.dispatchEvent(new CustomEvent("delete-closed",{detail:{begun:this.begun!==null},bubbles:!0,composed:!0}))});this.requestIds=[],this.options=i7,this.previews=null,this.begun=null,this.error=null,this.busy=!1}firstUpdated(){this.renderRoot.querySelector("dialog")?.showModal(),this.look()}async look(){this.asked+=1;let H=this.asked;this.error=null;try{let V=await w3(this.ui.connection,this.requestIds,this.options);H===this.asked&&(this.previews=V)}catch(V){H===this.asked&&(this.error=b(V))}}choose(H){this.options={...this.options,...H},this.previews=null,this.look()}take(H){this.moved.set(H.id,H),this.begun=this.begun?.map(V=>V.id===H.id?H:V)??null}render(){let{begun:H}=this;return t`<dialog
class="surface"
aria-labelledby="headline"
@close=${this.tellClosed}
>
<h2 id="headline">${this.headline()}</h2>
<div class="content" tabindex="0">
${H?this.renderBegun(H):this.renderPreviews()}
${this.error===null?a:t`<p class="notice bad" role="alert">${this.error}</p>`}
</div>
<div class="buttons">
${H?t`<button autofocus @click=${this.close}>
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
</dialog>`}headline(){let{ui:H,begun:V,previews:e}=this;return V?H.t(V.every(B2)?"delete_over":"delete_begun"):e?.length===1?H.t("delete_title",{title:e[0]?.title??""}):H.t("delete_titles",{n:e?.length??this.requestIds.length})}renderPreviews(){let{ui:H,previews:V}=this;return t`
${this.renderChoices()}
${V?t`<p class="sum">${this.summary(V)}</p>
${V.map(e=>t`${this.renderTitle(e,V.length)}
${T1(H,e.steps,!0)}`)}`:this.error===null?t`<p class="quiet" role="status">${H.t("delete_looking")}</p>`:a}
`}renderTitle({title:H,year:V},e){return e>1?t`<p class="title">${H} ${V?`(${V})`:""}</p>`:a}summary(H){let{ui:V}=this,{files:e,torrents:r,bytes:M}=W3(H);return V.t("delete_summary",{files:e,torrents:r,size:V.format.bytes(M)})}renderChoices(){let{ui:H,options:V}=this;return t`<div class="options">
${["delete_files","keep_seeding","exclude"].map(r=>t`<label
><input
type="checkbox"
.checked=${V[r]}
?disabled=${this.busy}
@change=${M=>this.choose({[r]:M.target.checked})}
/>${H.t(r)}</label
>`)}
</div>`}renderBegun(H){let{ui:V}=this,e=H.every(B2)&&H.some(i2);return t`
${H.map(r=>t`${this.renderTitle(r,H.length)}
${T1(V,r.steps,!1)}`)}
${e?t`<p class="notice">${V.t("delete_open")}</p>`:a}
`}};i(s1,"properties",{requestIds:{attribute:!1},options:{state:!0},previews:{state:!0},begun:{state:!0},error:{state:!0},busy:{state:!0}}),i(s1,"styles",[Z,S,O,o2,q3,s`
.title {
font-weight: var(--ha-font-weight-medium, 500);
padding-block: 8px;
}
`]);var a2=s`
.pager {
align-items: center;
display: flex;
gap: 8px;
justify-content: center;
}
.pager svg {
transform: scaleX(var(--scale-direction, 1));
}
`;function A2(L,C,H,V,e,r){let M=Math.min(H+V,e);return t`<nav class="pager" aria-label=${C}>
<button
class="icon"
aria-label=${L.t("previous_page")}
?disabled=${H===0}
@click=${()=>r(Math.max(0,H-V))}
>
${m(l.previous)}
</button>
<span
>${L.t("page_of",{from:L.format.count(H+1),to:L.format.count(M),n:e})}</span
>
<button
class="icon"
aria-label=${L.t("next_page")}
?disabled=${M>=e}
@click=${()=>r(H+V)}
>
${m(l.next)}
</button>
</nav>`}var R2=25,z3=250,v1=class extends c{constructor(){super();i(this,"stop");i(this,"feed",new m1(this,H=>this.take(H)));i(this,"timer");i(this,"asked",0);this.text="",this.offset=0,this.page=null,this.error=null}connectedCallback(){super.connectedCallback(),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.timer),this.stop?.(),this.stop=void 0}willUpdate(){if(this.stop||!this.isConnected)return;let{connection:H}=this.ui;this.stop=u(H).listen(({everything:V})=>{V&&this.ask()}),this.ask(),this.feed.follow(H)}take(H){let{page:V}=this,e=V?.open.some(({id:r})=>r===H.id)??!1;if(V&&e&&i2(H)){let r=V.open.map(M=>M.id===H.id?H:M);this.page={...V,open:r}}else this.askSoon(z3)}askSoon(H){clearTimeout(this.timer),this.timer=setTimeout(()=>{this.ask()},H)}async ask(){this.asked+=1;let H=this.asked,{text:V,offset:e}=this;try{let r=await P3(this.ui.connection,{text:V,offset:e,limit:R2});H===this.asked&&(this.page=r,this.error=null)}catch(r){H===this.asked&&(this.error=b(r))}}async settle(H,V){try{await B3(this.ui.connection,H,V),await this.ask()}catch(e){this.error=b(e)}}render(){let{ui:H,page:V}=this;return t`
<search class="toolbar">
<input
type="search"
placeholder=${H.t("search")}
aria-label=${H.t("search")}
maxlength="200"
.value=${this.text}
@input=${e=>{this.text=e.target.value,this.offset=0,this.askSoon(z3)}}
/>
</search>
${this.error===null?V===null?t`<p class="quiet" role="status">${H.t("loading")}</p>`:a:t`<p role="alert">
${H.t("load_failed",{error:this.error})}
</p>`}
${V?this.renderPage(V):a}
`}renderPage({open:H,total:V,deletions:e}){let{ui:r}=this;return!H.length&&!V?t`<p class="empty quiet">
${r.t(this.text?"none_match":"none_deletions")}
</p>`:t`
${this.renderList("open_deletions",H,!0)}
${this.renderList("deletion_log",e,!1)}
${V>R2?A2(r,r.t("page_deletions"),this.offset,R2,V,M=>{this.offset=M,this.ask()}):a}
`}renderList(H,V,e){return V.length?t`<h2>${this.ui.t(H)}</h2>
<ul class="deletions">
${g(V,({id:r})=>r,r=>this.renderDeletion(r,e))}
</ul>`:a}renderDeletion(H,V){let{ui:e}=this,{title:r,year:M,by:A,state:o,totals:n}=H,p=[M,e.t(H.media_type==="movie"?"movie":"show"),A.name?e.t("by_person",{name:A.name}):null,e.format.moment(H.created_at),n.file_bytes?e.format.bytes(n.file_bytes):null].filter(Boolean);return t`<li class="surface">
<div class="top">
<status-tracker-poster
.src=${H.poster}
.kind=${H.media_type}
></status-tracker-poster>
<div>
<strong>${r}</strong>
<p class="quiet">${p.join(" · ")}</p>
</div>
<span class="pill ${o}">${e.t(`deletion_${o}`)}</span>
</div>
<details ?open=${V}>
<summary>${e.t("steps")}</summary>
${T1(e,H.steps,!1)}
</details>
${V?t`<p class="buttons">
<button @click=${()=>{this.settle("retry",H.id)}}>
${e.t("try_now")}
</button>
<button @click=${()=>{this.settle("abandon",H.id)}}>
${e.t("give_up")}
</button>
</p>`:a}
</li>`}};i(v1,"properties",{text:{state:!0},offset:{state:!0},page:{state:!0},error:{state:!0}}),i(v1,"styles",[Z,S,O,o2,d1,a2,s`
h2 {
font-size: var(--ha-font-size-l, 16px);
font-weight: var(--ha-font-weight-medium, 500);
padding-block: 16px 8px;
}
.deletions > li {
margin-block-end: 8px;
padding: 12px 14px;
}
.top {
align-items: start;
display: grid;
gap: 4px 14px;
grid-template-columns: 44px minmax(0, 1fr) auto;
}
status-tracker-poster {
border-radius: 4px;
width: 44px;
}
.pill {
--state: var(--st-requested);
padding-inline: 10px;
}
.pill.done {
--state: var(--st-available);
}
.pill.failed {
--state: var(--st-failed);
}
.pill.waiting,
.pill.seeding {
--state: var(--st-attention);
}
.buttons {
display: flex;
flex-wrap: wrap;
gap: 8px;
padding-block-start: 8px;
}
summary {
cursor: pointer;
padding-block: 8px;
}
.empty {
padding: 48px 16px;
text-align: center;
}
`]);function n2(L,C){L.dispatchEvent(new CustomEvent("delete-requests",{detail:C,bubbles:!0,composed:!0}))}var _2=250;function G3(L,C,H){let{people:V}=u(L.connection);return t`<search class="toolbar">
<input
type="search"
placeholder=${L.t("search")}
aria-label=${L.t("search")}
maxlength="200"
.value=${C.text}
@input=${e=>H({text:e.target.value},_2)}
/>
<div class="choices">
${E(L.t("type"),[["",L.t("all_types")],["movie",L.t("movies")],["tv",L.t("shows")]],C.media_type,e=>H({media_type:e}))}
${E(L.t("state"),[["",L.t("all_states")],["available",L.t("state_available")],["failed",L.t("state_failed")]],C.state,e=>H({state:e}))}
${V.length?E(L.t("person"),P2(L,V),C.requested_by,e=>H({requested_by:e})):a}
</div>
</search>`}var Q3=s`
.line {
align-items: center;
display: flex;
flex-wrap: wrap;
gap: 8px;
padding-block-start: 12px;
}
.line .count {
flex: 1;
}
input[type="checkbox"] {
accent-color: var(--primary-color);
height: 20px;
min-height: 0;
position: relative;
width: 20px;
z-index: 1;
}
.rows {
margin-block: 12px;
overflow: hidden;
}
.rows[aria-busy="true"] {
opacity: 0.6;
}
.rows li {
align-items: center;
contain-intrinsic-size: auto 82px;
content-visibility: auto;
display: grid;
gap: 4px 14px;
grid-template-columns: 44px minmax(0, 1fr) auto 116px;
padding: 8px 14px;
position: relative;
}
.rows li.selecting {
grid-template-columns: 20px 44px minmax(0, 1fr) auto 116px;
}
.rows li + li {
border-top: 1px solid var(--st-line);
}
.rows li:hover {
background: color-mix(in srgb, var(--st-soft) 70%, transparent);
}
status-tracker-poster {
border-radius: 4px;
width: 44px;
}
h2 {
font-size: inherit;
font-weight: var(--ha-font-weight-medium, 500);
overflow-wrap: anywhere;
}
h2 a {
text-decoration: none;
}
h2 a::after {
content: "";
inset: 0;
position: absolute;
}
h2 a:focus-visible {
outline-offset: 0;
}
.watch {
justify-self: end;
position: relative;
z-index: 1;
}
.end {
align-items: end;
display: flex;
flex-direction: column;
gap: 4px;
}
.empty {
padding: 48px 16px;
text-align: center;
}
@media (max-width: 600px) {
.rows li {
grid-template-columns: 44px minmax(0, 1fr) auto;
padding: 8px 10px;
}
.rows li.selecting {
grid-template-columns: 20px 44px minmax(0, 1fr) auto;
}
.end {
align-items: start;
flex-direction: row;
flex-wrap: wrap;
grid-column: -3;
grid-row: 2;
}
.watch {
grid-column: -2;
grid-row: 1 / span 2;
}
}
`;var j3=50,o7={text:"",media_type:"",state:"",requested_by:"",offset:0,limit:j3},x1=class extends c{constructor(){super();i(this,"stop");i(this,"timer");i(this,"asked",0);i(this,"answered",0);this.query=o7,this.page=null,this.error=null,this.selected=null}connectedCallback(){super.connectedCallback(),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.timer),this.stop?.(),this.stop=void 0}willUpdate(){if(this.stop||!this.isConnected)return;let H=u(this.ui.connection);this.stop=H.listen(({ids:V,everything:e})=>{V.size||this.requestUpdate();let r=[...V].some(M=>{let A=H.rows.get(M);return!A||!y(A)});(e||r)&&this.askSoon(_2)}),this.ask()}askSoon(H){clearTimeout(this.timer),this.timer=setTimeout(()=>{this.ask()},H)}async ask(){this.asked+=1;let H=this.asked;try{let V=await n5(this.ui.connection,this.query);H>this.answered&&(this.answered=H,this.page=V,this.error=null,this.query.offset&&!V.requests.length&&this.change({offset:0},0))}catch(V){H>this.answered&&(this.answered=H,this.error=b(V))}}change(H,V=0){this.query={...this.query,offset:0,...H},this.askSoon(V)}render(){let{ui:H,page:V}=this;return t`
${G3(H,this.query,(e,r)=>this.change(e,r))}
${V?t`<div class="line">
<p class="quiet count" role="status">
${H.t("n_requests",{n:V.total})}
</p>
${this.renderSelecting(V)}
</div>`:a}
${this.error!==null?t`<p role="alert">
${H.t("load_failed",{error:this.error})}
<button @click=${()=>{this.ask()}}>
${H.t("try_again")}
</button>
</p>`:V===null?t`<p class="quiet">${H.t("loading")}</p>`:a}
${V?.requests.length?t`<ul
class="rows surface"
aria-busy=${this.answered<this.asked}
>
${g(V.requests,({id:e})=>e,e=>this.renderRow(e))}
</ul>
${A2(H,H.t("page_history"),this.query.offset,j3,V.total,e=>this.turn(e))}`:V&&this.error===null?t`<p class="empty quiet">
${H.t(this.isSearching?"none_match":"none_history")}
</p>`:a}
`}get isSearching(){let{text:H,media_type:V,state:e,requested_by:r}=this.query;return!!(H||V||e||r)}renderSelecting({requests:H}){let{ui:V,selected:e}=this;return!V.isAdmin||!u(V.connection).features.has("delete")?a:e===null?t`<button @click=${()=>this.selected=new Set}>
${V.t("select")}
</button>`:t`<span role="status"
>${V.t("n_selected",{n:e.size})}</span
>
<button
@click=${()=>this.selected=new Set([...e,...H.map(({id:r})=>r)])}
>
${V.t("select_all")}
</button>
<button ?disabled=${!e.size} @click=${()=>this.delete(e)}>
${m(l.delete)}${V.t("delete")}
</button>
<button @click=${()=>this.selected=null}>
${V.t("cancel")}
</button>`}delete(H){n2(this,[...H]),this.selected=null}renderCheckbox({id:H,title:V}){let{ui:e,selected:r}=this;return r===null?a:t`<input
type="checkbox"
aria-label=${e.t("select_one",{title:V})}
.checked=${r.has(H)}
@change=${M=>{let A=new Set(r);M.target.checked?A.add(H):A.delete(H),this.selected=A}}
/>`}renderRow(H){let{ui:V}=this;return t`<li class=${this.selected?"selecting":""}>
${this.renderCheckbox(H)}
<status-tracker-poster
.src=${H.poster}
.kind=${H.media_type}
></status-tracker-poster>
<div>
<h2><a href=${D(H.id)}>${H.title}</a></h2>
<p class="quiet">${W(V,H)}</p>
</div>
<div class="end">
${r1(V,H.state)}
${H.finished_at?t`<time
class="quiet"
datetime=${H.finished_at}
title=${V.format.moment(H.finished_at)}
>${V.format.longDay(H.finished_at)}</time
>`:a}
</div>
${H.state==="available"?t1(V,H):t`<span></span>`}
</li>`}turn(H){this.change({offset:H}),this.scrollIntoView({block:"start"})}};i(x1,"properties",{query:{state:!0},page:{state:!0},error:{state:!0},selected:{state:!0}}),i(x1,"styles",[Z,S,O,d1,a2,Q3]);var a7=15e3,d2=class{constructor(C){i(this,"services",null);i(this,"error",null);i(this,"host");i(this,"connection",null);i(this,"timer");i(this,"stop");this.host=C,C.addController(this)}follow(C){C!==this.connection&&(this.hostDisconnected(),this.connection=C,this.stop=u(C).listen(({everything:H})=>{H&&this.ask()}),this.timer=setInterval(()=>{document.visibilityState==="visible"&&this.ask()},a7),this.ask())}hostDisconnected(){clearInterval(this.timer),this.stop?.(),this.connection=null}async ask(){let{connection:C}=this;if(C?.connected){try{this.services=await p5(C),this.error=null}catch(H){this.error=b(H)}this.host.requestUpdate()}}};function F2(L){let[C,H]=L.replace(/^\/+/,"").split("/");return C==="history"||C==="services"||C==="deletions"?{name:C}:C==="request"&&H?{name:C,id:A7(H)}:{name:"active"}}function A7(L){try{return decodeURIComponent(L)}catch{return L}}var K3=s`
:host {
background: var(--primary-background-color);
min-height: 100%;
}
header {
background: var(--app-header-background-color, var(--primary-color));
border-bottom: var(--app-header-border-bottom, none);
color: var(--app-header-text-color, var(--text-primary-color, #fff));
inset-block-start: 0;
position: sticky;
z-index: 4;
}
.title {
align-items: center;
display: flex;
gap: 8px;
height: var(--header-height, 56px);
padding-inline: 16px;
}
.title .icon {
color: inherit;
margin-inline-start: -12px;
}
h1 {
flex: 1;
font-size: var(--ha-font-size-xl, 20px);
font-weight: var(--ha-font-weight-normal, 400);
}
.status {
align-items: center;
display: inline-flex;
gap: 8px;
}
.status::before {
background: var(--st-requested);
border-radius: 50%;
content: "";
height: 10px;
width: 10px;
}
.status.live::before {
background: var(--st-available);
}
.status.lost::before,
.status.absent::before {
background: var(--st-failed);
}
nav {
display: flex;
overflow-x: auto;
padding-inline: 8px;
}
nav a {
border-bottom: 3px solid transparent;
padding: 10px 16px 9px;
text-decoration: none;
white-space: nowrap;
}
nav a[aria-current] {
border-color: currentcolor;
font-weight: var(--ha-font-weight-medium, 500);
}
nav a:focus-visible {
outline-color: currentcolor;
outline-offset: -4px;
}
.banner {
align-items: center;
background: color-mix(
in srgb,
var(--st-attention) 22%,
var(--primary-background-color)
);
display: flex;
flex-wrap: wrap;
gap: 8px;
padding: 10px 16px;
}
.banner.lost,
.banner.absent {
background: color-mix(
in srgb,
var(--st-failed) 22%,
var(--primary-background-color)
);
}
main {
margin-inline: auto;
max-width: 1500px;
padding: 16px;
}
@media (max-width: 600px) {
main {
padding: 12px;
}
}
`;var n7=[{name:"active",path:f,key:"page_active"},{name:"history",path:`${f}/history`,key:"page_history"},{name:"deletions",path:`${f}/deletions`,key:"page_deletions",feature:"delete"},{name:"services",path:`${f}/services`,key:"page_services"}],d7={connecting:"connecting",live:"live",absent:"absent",lost:"lost"},Y3="status-tracker-sort",J3=new URL(import.meta.url).searchParams.get("v"),u1=class extends k{constructor(){super();i(this,"known");i(this,"list",new d2(this));i(this,"stop");i(this,"scrolls",new Map);i(this,"shownPage","");i(this,"openMenu",()=>{this.dispatchEvent(new CustomEvent("hass-toggle-menu",{bubbles:!0,composed:!0}))});this.narrow=!1,this.filter=B,this.sort=p7(),this.toDelete=[],this.addEventListener("delete-requests",H=>{this.toDelete=H.detail}),this.addEventListener("delete-closed",H=>{this.leaveDeleted(H.detail)}),this.addEventListener("filter-changed",H=>{this.filter=H.detail}),this.addEventListener("sort-changed",H=>{this.sort=H.detail,l7(this.sort)})}set hass(H){z1(this.known,H)&&(this.known=H,this.ui=new L1(H))}connectedCallback(){super.connectedCallback(),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.stop?.(),this.stop=void 0}shouldUpdate(){return this.ui!==void 0}willUpdate(){if(!this.ui||!this.isConnected)return;let{connection:H}=this.ui;if(this.list.follow(H),!this.stop){let e=u(H),r;this.stop=e.listen(()=>{e.status!==r&&(r=e.status,this.requestUpdate())})}let V=this.route?.path??"";V!==this.shownPage&&(this.scrolls.set(this.shownPage,window.scrollY),this.shownPage=V,this.updateComplete.then(()=>window.scrollTo(0,this.scrolls.get(V)??0)))}render(){let{ui:H}=this;if(!H)return a;let{status:V}=u(H.connection),e=F2(this.route?.path??"");return t`
<header>
<div class="title">
${this.narrow?t`<button
class="icon"
aria-label=${H.t("open_menu")}
@click=${this.openMenu}
>
${m(l.menu)}
</button>`:a}
<h1>${H.t("title")}</h1>
<span class="status ${V}" role="status"
>${H.t(d7[V])}</span
>
</div>
<nav aria-label=${H.t("title")}>
${n7.filter(({feature:r})=>!r||this.offers(r)).map(({name:r,path:M,key:A})=>t`<a
href=${M}
aria-current=${e.name===r?"page":a}
>${H.t(A)}</a
>`)}
</nav>
</header>
${this.renderBanner(V)}
<main>${this.renderPage(H,e)}</main>
${this.toDelete.length?t`<status-tracker-delete
.ui=${H}
.requestIds=${this.toDelete}
></status-tracker-delete>`:a}
`}renderBanner(H){let{ui:V}=this;if(!V)return a;if(H==="lost"||H==="absent")return t`<p class="banner ${H}" role="alert">
${m(l.down)}${V.t(H==="lost"?"lost_long":"absent_long")}
</p>`;let e=this.panel?.config?.version;return e&&J3&&e!==J3?t`<p class="banner">
${m(l.sync)}${V.t("new_version")}
<button @click=${()=>location.reload()}>${V.t("reload")}</button>
</p>`:a}renderPage(H,V){let e=this.list.services??[];switch(V.name){case"history":return t`<status-tracker-history
.ui=${H}
></status-tracker-history>`;case"deletions":return this.offers("delete")?t`<status-tracker-deletions
.ui=${H}
></status-tracker-deletions>`:t``;case"services":return t`<status-tracker-services
.ui=${H}
.services=${this.list.services}
.error=${this.list.error}
></status-tracker-services>`;case"request":return t`<status-tracker-request
.ui=${H}
.requestId=${V.id}
.services=${e}
></status-tracker-request>`;case"active":return t`<status-tracker-active
.ui=${H}
.services=${e}
.filter=${this.filter}
.sort=${this.sort}
></status-tracker-active>`}}offers(H){let{ui:V}=this;return!!(V?.isAdmin&&u(V.connection).features.has(H))}leaveDeleted({begun:H}){let V=F2(this.route?.path??""),e=V.name==="request"&&this.toDelete.includes(V.id);this.toDelete=[],H&&e&&(history.replaceState(null,"",f),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:!0}})))}};i(u1,"properties",{narrow:{type:Boolean},route:{attribute:!1},panel:{attribute:!1},ui:{state:!0},filter:{state:!0},sort:{state:!0},toDelete:{state:!0}}),i(u1,"styles",[Z,S,K3]);function p7(){try{let L=localStorage.getItem(Y3);return L&&e2.includes(L)?L:"state"}catch{return"state"}}function l7(L){try{localStorage.setItem(Y3,L)}catch{}}var m7=[{feature:"retry",key:"retry",adminsOnly:!0,fits:({state:L,attention:C,archived:H})=>!H&&(L==="failed"||L==="searching"||C!==null)},{feature:"check",key:"check",adminsOnly:!1,fits:L=>!L.archived&&y(L)},{feature:"delete",key:"delete",adminsOnly:!0,fits:()=>!0}];function X3(L,C,H){return m7.filter(({feature:V,adminsOnly:e,fits:r})=>L.has(V)&&(C||!e)&&r(H))}var s7={available:"outcome_available",on_its_way:"outcome_on_its_way",not_aired:"outcome_not_aired",sent_again:"outcome_sent_again",searching:"outcome_searching",found:"outcome_found",nothing_found:"outcome_nothing_found"};function C0(L){return L.outcome!==void 0?s7[L.outcome]??"action_done":L.available?"outcome_available":"outcome_not_there"}var H0=s`
.way {
padding-block-end: 12px;
}
.turn {
transform: scaleX(var(--scale-direction, 1));
}
section,
.box {
margin-block-end: 12px;
}
.box {
padding: 16px;
}
.hero {
display: grid;
gap: 16px 24px;
grid-template-columns: minmax(120px, 220px) minmax(0, 1fr);
padding: 16px;
}
.hero status-tracker-poster {
align-self: start;
width: 100%;
}
.body {
display: flex;
flex-direction: column;
gap: 10px;
}
h2 {
font-size: var(--ha-font-size-2xl, 24px);
font-weight: var(--ha-font-weight-normal, 400);
line-height: 1.25;
overflow-wrap: anywhere;
}
h3 {
font-size: var(--ha-font-size-l, 16px);
font-weight: var(--ha-font-weight-medium, 500);
padding-block-end: 12px;
}
h4 {
font-size: inherit;
font-weight: inherit;
margin: 0;
padding-block: 12px 4px;
}
.state,
.actions,
.numbers {
align-items: center;
display: flex;
flex-wrap: wrap;
gap: 6px 14px;
}
.numbers {
font-variant-numeric: tabular-nums;
}
.outcome:empty {
margin-block-start: -10px;
}
.overview {
max-width: 70ch;
}
.said,
.release {
overflow-wrap: anywhere;
}
.journey {
display: grid;
grid-auto-columns: minmax(0, 1fr);
grid-auto-flow: column;
}
.journey li {
align-items: center;
display: flex;
flex-direction: column;
gap: 2px;
padding-inline: 4px;
position: relative;
text-align: center;
}
.journey .dot {
align-items: center;
background: var(--ha-card-background, var(--card-background-color, #fff));
border: 2px solid var(--st-line);
border-radius: 50%;
display: flex;
height: 28px;
justify-content: center;
position: relative;
width: 28px;
z-index: 1;
}
.journey li + li::before {
background: var(--st-line);
content: "";
height: 2px;
inset-block-start: 13px;
inset-inline: -50% 50%;
position: absolute;
}
.journey .done .dot {
border-color: var(--st-available);
}
.journey .done svg {
color: var(--st-available);
height: 18px;
}
.journey li.done::before,
.journey li.skipped::before,
.journey li.current::before {
background: var(--st-available) !important;
}
.journey .partly .dot {
border-color: var(--st-available);
border-style: dotted;
}
.journey .current .dot {
background: var(--st-downloading);
border-color: var(--st-downloading);
}
.journey .failed .dot {
border-color: var(--st-failed);
}
.journey .failed svg {
color: var(--st-failed);
}
.journey .ahead .stage {
color: var(--st-quiet);
}
.journey .current .stage {
font-weight: var(--ha-font-weight-bold, 700);
}
.journey .lasted {
font-variant-numeric: tabular-nums;
}
.downloads li {
border-top: 1px solid var(--st-line);
display: grid;
gap: 6px;
padding-block: 10px;
}
.downloads li:first-child {
border-top: 0;
padding-block-start: 0;
}
.timeline li {
display: grid;
gap: 12px;
grid-template-columns: 4.5em minmax(0, 1fr);
padding-block: 6px;
}
.timeline time {
font-variant-numeric: tabular-nums;
}
.timeline li > div {
border-inline-start: 3px solid var(--st-line);
padding-inline-start: 12px;
}
.timeline .good > div {
border-color: var(--st-available);
}
.timeline .bad > div {
border-color: var(--st-failed);
}
.inferred {
font-style: italic;
}
.links {
display: flex;
flex-wrap: wrap;
gap: 8px;
}
.ids {
display: grid;
gap: 4px 16px;
grid-template-columns: max-content minmax(0, 1fr);
padding-block-start: 12px;
}
@media (max-width: 700px) {
.hero {
grid-template-columns: 96px minmax(0, 1fr);
padding: 12px;
}
.overview {
max-width: none;
}
.journey {
grid-auto-flow: row;
}
.journey li {
column-gap: 12px;
display: grid;
grid-template-columns: 28px 1fr;
justify-items: start;
padding-block: 6px;
text-align: start;
}
.journey li > :not(.dot) {
grid-column: 2;
}
.journey .dot {
grid-row: 1 / span 2;
}
.journey li + li::before {
content: none;
}
.journey li:not(:last-child)::after {
background: var(--st-line);
content: "";
inset-block: 34px -6px;
inset-inline-start: 17px;
position: absolute;
width: 2px;
}
.journey li.done::after,
.journey li.skipped::after {
background: var(--st-available) !important;
}
}
`;var v7=[{key:"stage_requested",step:"requested"},{key:"stage_approved",step:"approved"},{key:"stage_grabbed",step:"grabbed"},{key:"stage_downloaded",step:"downloaded"},{key:"stage_imported",step:"imported"},{key:"stage_matched",step:"matched",animeOnly:!0},{key:"stage_available",step:"available"}],x7={requested:"approved",approved:"grabbed",searching:"grabbed",grabbing:"downloaded",downloading:"downloaded",downloaded:"imported",importing:"available",anime_matching:"matched"};function V0(L){let C=u7(L.timeline),H=v7.filter(({step:r,animeOnly:M})=>(!M||L.is_anime||C.has(r))&&(L.wish!==null||C.has(r)||r!=="requested"&&r!=="approved")),V=Z7(L.state,H.map(({step:r})=>r),C),e=null;return H.map(({key:r,step:M},A)=>{let o=C.get(M),n=o?.at??null,p=n&&e?P1(e,n):null;return e=n??e,{key:r,at:n,until:o&&P1(o.at,o.until)>=60?o.until:null,inferred:o?.inferred??!1,took:p!==null&&p>0?p:null,status:c7(L.state,A,V,n!==null)}})}function L0(L){let C=L.findIndex(({status:V})=>V==="current");return(C<0?L:L.slice(0,C)).findLast(({at:V})=>V!==null)?.at??null}function u7(L){let C=new Map;for(let{step:H,at:V,until:e,inferred:r}of L){let M=C.get(H);C.set(H,{at:M&&M.at<V?M.at:V,until:M&&M.until>e?M.until:e,inferred:r&&(M?.inferred??!0)})}return C}function Z7(L,C,H){if(L==="available")return C.length;let V=x7[L],e=V?C.indexOf(V):-1;return e<0?C.findLastIndex(r=>H.has(r))+1:e}function c7(L,C,H,V){return C<H?V?"done":"skipped":C>H?V?"partly":"ahead":L==="failed"?"failed":"current"}function P1(L,C){return(Date.parse(C)-Date.parse(L))/1e3}var S7={available:"good",declined:"bad",request_failed:"bad",request_deleted:"bad",download_failed:"bad",import_blocked:"bad",file_deleted:"bad",removed:"bad",not_matched:"bad",unavailable:"bad",attention:"bad"},h7={import_blocked:"look_import_blocked",no_release:"look_no_release",download_stalled:"look_download_stalled",download_paused:"look_download_paused",download_error:"look_download_error",not_matched:"look_not_matched",not_in_jellyfin:"look_not_in_jellyfin",deleted_externally:"look_deleted",service_down:"look_service_down"},g7={deleted:"files_deleted",kept:"files_kept"};function e0(L,C,H){let{step:V,items:e,detail:r}=L,M=[],A=e.length?[Y1(e)]:[];for(let v of["quality","group","indexer"])r[v]&&A.push(String(r[v]));Number(r.size)>0&&A.push(H(Number(r.size)));let o=g7[String(r.files??"")];o&&M.push({key:o});let n=r.reason?String(r.reason):"",p=V==="attention"?h7[n]:void 0,d=String(r.message??"");p&&M.push({key:p,values:{arr:C,detail:d}});for(let v of[V==="attention"?"":n,p==="look_service_down"?"":d,String(r.detail??"")]){let x=j1(v);x?M.push({key:x}):v&&A.push(v)}return{phrase:f7(V,r),tone:S7[V]??"plain",phrases:M,words:A}}function f7(L,C){return L==="requested"?C.requested_by?{key:"step_requested",values:{person:String(C.requested_by)}}:{key:"step_requested_plain"}:{key:`step_${L}`}}var O7={seerr:"Seerr",radarr:"Radarr",sonarr:"Sonarr",qbittorrent:"qBittorrent",shoko:"Shoko",jellyfin:"Jellyfin",tracker:"Status Tracker"};function r0(L,C,H){let V=V0(C),e=L0(V),r=e?P1(e,new Date(H).toISOString()):null;return t`<ol class="journey">
${V.map(M=>k7(L,C.state,M,r))}
</ol>`}function k7(L,C,{key:H,status:V,at:e,until:r,inferred:M,took:A},o){let n=V==="current",p=n?o:A;return t`<li class=${V} aria-current=${n?"step":a}>
<span class="dot"
>${V==="done"?m(l.done):V==="failed"?m(l.alert):a}</span
>
<span class="stage">${L.t(n?`state_${C}`:H)}</span>
${e?t`<time
class="quiet"
datetime=${e}
title=${M?L.t("timeline_inferred"):a}
>${M?"≈ ":""}${L.format.moment(e)}</time
>`:V==="skipped"?t`<span class="quiet">${L.t("stage_skipped")}</span>`:a}
${r&&!n?t`<span class="quiet"
>${L.t("timeline_until",{time:L.format.moment(r)})}</span
>`:a}
${p!==null&&p>=0?t`<span class="lasted"
>${n?L.t("stage_now",{time:L.format.duration(p)}):`+ ${L.format.duration(p)}`}</span
>`:a}
</li>`}function M0(L,C){return t`<ul class="downloads">
${g([...C.downloads].reverse(),({id:H})=>H,H=>b7(L,H,C.timeline))}
</ul>`}function b7(L,C,H){let{format:V}=L,e=C.completed_at!==null||C.phase==="complete"||H.some(({step:p,detail:d})=>p==="imported"&&d.download===C.id),r=e?1:C.progress,M=C.gone_at&&!e?"phase_gone":e?"phase_complete":C.phase?`phase_${C.phase}`:null,A=[C.items.length?Y1(C.items):null,C.quality,C.size?V.bytes(C.size):null,C.indexer,C.group,C.client].filter(Boolean),o=[M&&L.t(M),r!==null&&!e?V.percent(r):null,C.speed&&!e?V.speed(C.speed):null,C.eta!==null&&!e?L.t("left",{time:V.duration(C.eta)}):null].filter(Boolean),n=[C.message,...C.failed?.messages??[],...C.blocked?.messages??[]].filter(Boolean);return t`<li>
<p class="release">${C.release??C.id}</p>
<p class="quiet">${A.join(" · ")}</p>
${r!==null&&!e?t`<div class="bar">${e1(r,"downloading")}</div>`:a}
<p class="numbers">${o.map(p=>t`<span>${p}</span>`)}</p>
${n.map(p=>t`<p class="notice bad">
${m(l.alert)}<span class="said">${p}</span>
</p>`)}
</li>`}function t0(L,C){let H=new Map;for(let V of[...C.timeline].reverse()){let e=L.format.fullDay(V.at);H.set(e,[...H.get(e)??[],V])}return t`${[...H].map(([V,e])=>t`<h4 class="quiet">${V}</h4>
<ol class="timeline">
${e.map(r=>y7(L,C,r))}
</ol>`)}`}function y7(L,C,H){let{phrase:V,tone:e,phrases:r,words:M}=e0(H,G1(C),d=>L.format.bytes(d)),A=P1(H.at,H.until)>=60,n=L.format.fullDay(H.at)===L.format.fullDay(H.until)?L.format.time(H.until):L.format.moment(H.until),p=[...r.map(d=>L.say(d)),...M];return t`<li class=${e}>
<time datetime=${H.at}>${L.format.time(H.at)}</time>
<div>
<p>
<strong>${L.say(V)}</strong>
<span class="quiet"
>${L.t("by",{service:O7[H.service]})}${A?`, ${L.t("timeline_until",{time:n})}`:""}</span
>
</p>
${p.length?t`<p class="quiet said">${p.join(" · ")}</p>`:a}
${H.inferred?t`<p class="quiet inferred">${L.t("timeline_inferred")}</p>`:a}
</div>
</li>`}var w7=6e4,Z1=class extends c{constructor(){super();i(this,"loader",new A1(this));i(this,"clock");this.services=[],this.said="",this.busy=!1}connectedCallback(){super.connectedCallback(),this.clock=setInterval(()=>this.requestUpdate(),w7),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.clock)}willUpdate(H){H.has("requestId")&&(this.said=""),this.loader.follow(this.ui.connection,this.isConnected?this.requestId:"")}render(){let{ui:H}=this,{request:V,error:e,isGone:r}=this.loader;return t`
<p class="way">
<a class="button" href=${f} @click=${T7}
>${m(l.back,"turn")}${H.t("back")}</a
>
</p>
${r?t`<div class="surface box">
<h2>${H.t("gone_title")}</h2>
<p>${H.t("gone_text")}</p>
</div>`:V?this.renderRequest(V):t`<p class="quiet" role="status">
${e?H.t("load_failed",{error:e}):H.t("loading")}
</p>`}
`}renderRequest(H){let{ui:V}=this,e=Date.now(),r=[...K(V,H),...M1(V,H)],M=H.media_type==="tv"&&H.item_groups.length;return t`
<section class="surface hero">
<status-tracker-poster
.src=${H.poster}
.kind=${H.media_type}
></status-tracker-poster>
<div class="body">
<h2>${H.title}</h2>
${H.original_title&&H.original_title!==H.title?t`<p class="quiet original">${H.original_title}</p>`:a}
<p class="quiet">${W(V,H)}</p>
<p class="state">
${r1(V,H.state)}
<span>${V.say(H1(H,V.format))}</span>
</p>
${H.failure?.detail?t`<p class="said">${H.failure.detail}</p>`:a}
${U(V,H)}
${r.length?t`<p class="numbers">
${r.map(A=>t`<span>${A}</span>`)}
</p>`:a}
${C2(V,H,this.services,e)}
<div class="actions">
${t1(V,H)} ${this.renderActions(H)}
</div>
<p role="status" class="outcome quiet">${this.said}</p>
${H.overview?t`<p class="overview">${H.overview}</p>`:a}
</div>
</section>
<section class="surface box">
<h3>${V.t("journey")}</h3>
${r0(V,H,e)}
</section>
${M?t`<section class="surface box">
<h3>${V.t("episodes")}</h3>
<status-tracker-episodes
.ui=${V}
.groups=${H.item_groups}
.seasons=${H.seasons}
></status-tracker-episodes>
</section>`:a}
${H.downloads.length?t`<section class="surface box">
<h3>${V.t("downloads")}</h3>
${M0(V,H)}
</section>`:a}
<section class="surface box">
<h3>${V.t("timeline")}</h3>
${t0(V,H)}
</section>
${this.renderLinks(H)}
`}renderActions(H){let{features:V}=u(this.ui.connection);return X3(V,this.ui.isAdmin,H).map(({feature:e,key:r})=>t`<button
?disabled=${this.busy}
@click=${()=>{this.act(e,H.id)}}
>
${m(l[e])}${this.ui.t(r)}
</button>`)}async act(H,V){let{ui:e}=this;if(H==="delete"){n2(this,[V]);return}this.busy=!0,this.said=e.t("action_busy");try{let r=await l5(e.connection,H,V);this.said=e.t(C0(r)),this.loader.refresh()}catch(r){this.said=e.t("action_failed",{error:b(r)})}finally{this.busy=!1}}renderLinks(H){let{ui:V}=this,e=e3(H,this.services),r=o3(H),M=H.aliases.filter(A=>A!==H.title&&A!==H.original_title);return!e.length&&!r.length&&!M.length?a:t`<section class="surface box">
<h3>${V.t("links")}</h3>
<ul class="links">
${e.map(({name:A,url:o})=>t`<li>
<a
class="button"
href=${o}
target="_blank"
rel="noreferrer noopener"
>${A}${m(l.link)}</a
>
</li>`)}
</ul>
<dl class="ids">
${r.map(({name:A,id:o,url:n})=>t`<dt class="quiet">${A}</dt>
<dd>
${n?t`<a
href=${n}
target="_blank"
rel="noreferrer noopener"
>${o}</a
>`:o}
</dd>`)}
${M.length?t`<dt class="quiet">${V.t("also_known_as")}</dt>
<dd>${M.join(" · ")}</dd>`:a}
</dl>
</section>`}};i(Z1,"properties",{requestId:{attribute:!1},services:{attribute:!1},said:{state:!0},busy:{state:!0}}),i(Z1,"styles",[Z,S,O,H0]);function T7(L){let C=history.state?.from;typeof C=="string"&&C.startsWith(f)&&(L.preventDefault(),history.back())}var P7={no_address:"hook_no_address",not_delivered:"hook_not_delivered",not_arrived:"hook_not_arrived",redirected:"hook_redirected",refused:"hook_refused",slot_taken:"hook_slot_taken",slot_left:"hook_slot_left",plugin_missing:"hook_plugin_missing",plugin_too_old:"hook_plugin_too_old"},B7="/config/integrations/integration/status_tracker",c1=class extends c{render(){let{ui:C,services:H,error:V}=this;return H===null?t`<p class="quiet" role="status">
${V?C.t("load_failed",{error:V}):C.t("loading")}
</p>`:t`
${H.length?t`<ul class="services">
${g(H,({id:e})=>e,e=>this.renderService(e))}
</ul>`:t`<div class="empty">
<p>${C.t("none_services")}</p>
<p class="quiet">${C.t("none_services_hint")}</p>
</div>`}
${C.isAdmin?t`<p class="foot">
<a class="button" href=${B7}>${C.t("open_settings")}</a>
</p>`:a}
`}renderService(C){let{ui:H}=this,{reachable:V,since:e}=C,r=Date.now(),[M,A,o]=V===null?["unknown",l.unknown,"service_unknown"]:V?["up",l.up,"service_up"]:["down",l.down,"service_down"],n=N(C.url);return t`<li class="surface ${M}">
<div class="top">
<h2>${C.name}</h2>
<span class="pill"
>${m(A)}${H.t(o)}${e?t`<span class="hidden">, </span>&nbsp;${H.t("for_time",{time:H.format.age(e,r)})}`:a}</span
>
</div>
${this.renderAdvice(C)}
<dl>
${C.version?t`<dt class="quiet">${H.t("version")}</dt>
<dd>${C.version}</dd>`:a}
<dt class="quiet">${H.t("last_webhook")}</dt>
<dd>${this.webhookText(C,r)}</dd>
${C.last_refusal?t`<dt class="quiet">${H.t("last_refusal")}</dt>
<dd>
${C.last_refusal}
(${H.t("n_refused",{n:C.refused})})
</dd>`:a}
${C.last_error?t`<dt class="quiet">${H.t("last_error")}</dt>
<dd>${C.last_error}</dd>`:a}
</dl>
${n?t`<p class="links">
<a
class="button"
href=${n}
target="_blank"
rel="noreferrer noopener"
>${H.t("open_service",{service:C.name})}${m(l.link)}</a
>
</p>`:a}
</li>`}webhookText(C,H){let{ui:V}=this;return C.has_webhook?C.last_webhook?[C.last_event,V.format.relative(C.last_webhook,H)].filter(Boolean).join(", "):V.t("no_webhook_yet",{service:C.name}):V.t("no_webhook_needed")}renderAdvice(C){let{ui:H}=this,V={service:C.name};if(C.reachable===!1)return t`<p class="notice bad">
${m(l.alert)}<span>${H.t("advice_down",V)}</span>
</p>`;let e=P7[C.webhook_problem??""];return e?t`<p class="notice">
${m(l.alert)}<span
>${H.t(e,V)}
${H.isAdmin?t`<a href="/config/repairs">${H.t("see_repairs")}</a>`:a}</span
>
</p>`:C.refused?t`<p class="notice">
${m(l.alert)}<span>${H.t("advice_refused",V)}</span>
</p>`:a}};i(c1,"properties",{services:{attribute:!1},error:{attribute:!1}}),i(c1,"styles",[Z,S,O,s`
.services {
display: grid;
gap: 12px;
grid-template-columns: repeat(auto-fill, minmax(min(340px, 100%), 1fr));
}
.services > li {
display: flex;
flex-direction: column;
gap: 10px;
padding: 16px;
}
.top {
align-items: center;
display: flex;
flex-wrap: wrap;
gap: 8px;
justify-content: space-between;
}
h2 {
font-size: var(--ha-font-size-l, 16px);
font-weight: var(--ha-font-weight-medium, 500);
}
dl {
display: grid;
gap: 4px 16px;
grid-template-columns: max-content minmax(0, 1fr);
}
dd {
overflow-wrap: anywhere;
}
.up {
--state: var(--st-available);
}
.down {
--state: var(--st-failed);
}
.unknown {
--state: var(--st-requested);
}
.links {
display: flex;
flex-wrap: wrap;
gap: 8px;
margin-top: auto;
}
.foot {
padding-block: 16px;
}
.empty {
padding: 48px 16px;
text-align: center;
}
`]);var R7=[["status-tracker-poster",a1],["status-tracker-episodes",o1],["status-tracker-toolbar",p1],["status-tracker-request-card",n1],["status-tracker-active",l1],["status-tracker-history",x1],["status-tracker-deletions",v1],["status-tracker-delete",s1],["status-tracker-services",c1],["status-tracker-request",Z1],["status-tracker-panel",u1],[J,i1]],_7=5e3;function D2(){for(let[L,C]of R7)b3(L,C)}function F7(){let L=window.customCards??=[];if(L.some(({type:H})=>H===J))return;let{texts:C}=V1(document.documentElement.lang||"en");L.push({type:J,name:C.card_name,description:C.card_description,preview:!0,documentationURL:"https://github.com/status-tracker/status-tracker",getEntitySuggestion:(H,V)=>t2(H,V)?{config:{type:`custom:${J}`,entity:V,layout:"list"}}:null})}D2();F7();customElements.whenDefined("home-assistant").then(D2);setTimeout(D2,_7);
/*! Bundled license information:

@lit/reactive-element/css-tag.js:
  (**
   * @license
   * Copyright 2019 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

@lit/reactive-element/reactive-element.js:
lit-html/lit-html.js:
lit-element/lit-element.js:
lit-html/directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/is-server.js:
  (**
   * @license
   * Copyright 2022 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/style-map.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
