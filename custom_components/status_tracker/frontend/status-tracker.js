var b3=Object.defineProperty;var y3=(L,C,H)=>C in L?b3(L,C,{enumerable:!0,configurable:!0,writable:!0,value:H}):L[C]=H;var o=(L,C,H)=>y3(L,typeof C!="symbol"?C+"":C,H);var O1=globalThis,k1=O1.ShadowRoot&&(O1.ShadyCSS===void 0||O1.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,M2=Symbol(),O2=new WeakMap,v1=class{constructor(C,H,V){if(this._$cssResult$=!0,V!==M2)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=C,this.t=H}get styleSheet(){let C=this.o,H=this.t;if(k1&&C===void 0){let V=H!==void 0&&H.length===1;V&&(C=O2.get(H)),C===void 0&&((this.o=C=new CSSStyleSheet).replaceSync(this.cssText),V&&O2.set(H,C))}return C}toString(){return this.cssText}},k2=L=>new v1(typeof L=="string"?L:L+"",void 0,M2),x=(L,...C)=>{let H=L.length===1?L[0]:C.reduce((V,e,M)=>V+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(e)+L[M+1],L[0]);return new v1(H,L,M2)},_2=(L,C)=>{if(k1)L.adoptedStyleSheets=C.map(H=>H instanceof CSSStyleSheet?H:H.styleSheet);else for(let H of C){let V=document.createElement("style"),e=O1.litNonce;e!==void 0&&V.setAttribute("nonce",e),V.textContent=H.cssText,L.appendChild(V)}},r2=k1?L=>L:L=>L instanceof CSSStyleSheet?(C=>{let H="";for(let V of C.cssRules)H+=V.cssText;return k2(H)})(L):L;var{is:T3,defineProperty:P3,getOwnPropertyDescriptor:B3,getOwnPropertyNames:R3,getOwnPropertySymbols:F3,getPrototypeOf:D3}=Object,_1=globalThis,w2=_1.trustedTypes,E3=w2?w2.emptyScript:"",$3=_1.reactiveElementPolyfillSupport,x1=(L,C)=>L,t2={toAttribute(L,C){switch(C){case Boolean:L=L?E3:null;break;case Object:case Array:L=L==null?L:JSON.stringify(L)}return L},fromAttribute(L,C){let H=L;switch(C){case Boolean:H=L!==null;break;case Number:H=L===null?null:Number(L);break;case Object:case Array:try{H=JSON.parse(L)}catch{H=null}}return H}},y2=(L,C)=>!T3(L,C),b2={attribute:!0,type:String,converter:t2,reflect:!1,useDefault:!1,hasChanged:y2};Symbol.metadata??=Symbol("metadata"),_1.litPropertyMetadata??=new WeakMap;var T=class extends HTMLElement{static addInitializer(C){this._$Ei(),(this.l??=[]).push(C)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(C,H=b2){if(H.state&&(H.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(C)&&((H=Object.create(H)).wrapped=!0),this.elementProperties.set(C,H),!H.noAccessor){let V=Symbol(),e=this.getPropertyDescriptor(C,V,H);e!==void 0&&P3(this.prototype,C,e)}}static getPropertyDescriptor(C,H,V){let{get:e,set:M}=B3(this.prototype,C)??{get(){return this[H]},set(r){this[H]=r}};return{get:e,set(r){let A=e?.call(this);M?.call(this,r),this.requestUpdate(C,A,V)},configurable:!0,enumerable:!0}}static getPropertyOptions(C){return this.elementProperties.get(C)??b2}static _$Ei(){if(this.hasOwnProperty(x1("elementProperties")))return;let C=D3(this);C.finalize(),C.l!==void 0&&(this.l=[...C.l]),this.elementProperties=new Map(C.elementProperties)}static finalize(){if(this.hasOwnProperty(x1("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(x1("properties"))){let H=this.properties,V=[...R3(H),...F3(H)];for(let e of V)this.createProperty(e,H[e])}let C=this[Symbol.metadata];if(C!==null){let H=litPropertyMetadata.get(C);if(H!==void 0)for(let[V,e]of H)this.elementProperties.set(V,e)}this._$Eh=new Map;for(let[H,V]of this.elementProperties){let e=this._$Eu(H,V);e!==void 0&&this._$Eh.set(e,H)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(C){let H=[];if(Array.isArray(C)){let V=new Set(C.flat(1/0).reverse());for(let e of V)H.unshift(r2(e))}else C!==void 0&&H.push(r2(C));return H}static _$Eu(C,H){let V=H.attribute;return V===!1?void 0:typeof V=="string"?V:typeof C=="string"?C.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(C=>this.enableUpdating=C),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(C=>C(this))}addController(C){(this._$EO??=new Set).add(C),this.renderRoot!==void 0&&this.isConnected&&C.hostConnected?.()}removeController(C){this._$EO?.delete(C)}_$E_(){let C=new Map,H=this.constructor.elementProperties;for(let V of H.keys())this.hasOwnProperty(V)&&(C.set(V,this[V]),delete this[V]);C.size>0&&(this._$Ep=C)}createRenderRoot(){let C=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return _2(C,this.constructor.elementStyles),C}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(C=>C.hostConnected?.())}enableUpdating(C){}disconnectedCallback(){this._$EO?.forEach(C=>C.hostDisconnected?.())}attributeChangedCallback(C,H,V){this._$AK(C,V)}_$ET(C,H){let V=this.constructor.elementProperties.get(C),e=this.constructor._$Eu(C,V);if(e!==void 0&&V.reflect===!0){let M=(V.converter?.toAttribute!==void 0?V.converter:t2).toAttribute(H,V.type);this._$Em=C,M==null?this.removeAttribute(e):this.setAttribute(e,M),this._$Em=null}}_$AK(C,H){let V=this.constructor,e=V._$Eh.get(C);if(e!==void 0&&this._$Em!==e){let M=V.getPropertyOptions(e),r=typeof M.converter=="function"?{fromAttribute:M.converter}:M.converter?.fromAttribute!==void 0?M.converter:t2;this._$Em=e;let A=r.fromAttribute(H,M.type);this[e]=A??this._$Ej?.get(e)??A,this._$Em=null}}requestUpdate(C,H,V,e=!1,M){if(C!==void 0){let r=this.constructor;if(e===!1&&(M=this[C]),V??=r.getPropertyOptions(C),!((V.hasChanged??y2)(M,H)||V.useDefault&&V.reflect&&M===this._$Ej?.get(C)&&!this.hasAttribute(r._$Eu(C,V))))return;this.C(C,H,V)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(C,H,{useDefault:V,reflect:e,wrapped:M},r){V&&!(this._$Ej??=new Map).has(C)&&(this._$Ej.set(C,r??H??this[C]),M!==!0||r!==void 0)||(this._$AL.has(C)||(this.hasUpdated||V||(H=void 0),this._$AL.set(C,H)),e===!0&&this._$Em!==C&&(this._$Eq??=new Set).add(C))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(H){Promise.reject(H)}let C=this.scheduleUpdate();return C!=null&&await C,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[e,M]of this._$Ep)this[e]=M;this._$Ep=void 0}let V=this.constructor.elementProperties;if(V.size>0)for(let[e,M]of V){let{wrapped:r}=M,A=this[e];r!==!0||this._$AL.has(e)||A===void 0||this.C(e,void 0,M,A)}}let C=!1,H=this._$AL;try{C=this.shouldUpdate(H),C?(this.willUpdate(H),this._$EO?.forEach(V=>V.hostUpdate?.()),this.update(H)):this._$EM()}catch(V){throw C=!1,this._$EM(),V}C&&this._$AE(H)}willUpdate(C){}_$AE(C){this._$EO?.forEach(H=>H.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(C)),this.updated(C)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(C){return!0}update(C){this._$Eq&&=this._$Eq.forEach(H=>this._$ET(H,this[H])),this._$EM()}updated(C){}firstUpdated(C){}};T.elementStyles=[],T.shadowRootOptions={mode:"open"},T[x1("elementProperties")]=new Map,T[x1("finalized")]=new Map,$3?.({ReactiveElement:T}),(_1.reactiveElementVersions??=[]).push("2.1.2");var o2=globalThis,T2=L=>L,w1=o2.trustedTypes,P2=w1?w1.createPolicy("lit-html",{createHTML:L=>L}):void 0,a2="$lit$",P=`lit$${Math.random().toFixed(9).slice(2)}$`,A2="?"+P,N3=`<${A2}>`,G=document,Z1=()=>G.createComment(""),c1=L=>L===null||typeof L!="object"&&typeof L!="function",n2=Array.isArray,$2=L=>n2(L)||typeof L?.[Symbol.iterator]=="function",i2=`[ 	
\f\r]`,u1=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,B2=/-->/g,R2=/>/g,q=RegExp(`>|${i2}(?:([^\\s"'>=/]+)(${i2}*=${i2}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),F2=/'/g,D2=/"/g,N2=/^(?:script|style|textarea|title)$/i,d2=L=>(C,...H)=>({_$litType$:L,strings:C,values:H}),t=d2(1),I2=d2(2),H7=d2(3),w=Symbol.for("lit-noChange"),a=Symbol.for("lit-nothing"),E2=new WeakMap,U=G.createTreeWalker(G,129);function W2(L,C){if(!n2(L)||!L.hasOwnProperty("raw"))throw Error("invalid template strings array");return P2!==void 0?P2.createHTML(C):C}var q2=(L,C)=>{let H=L.length-1,V=[],e,M=C===2?"<svg>":C===3?"<math>":"",r=u1;for(let A=0;A<H;A++){let i=L[A],n,p,d=-1,s=0;for(;s<i.length&&(r.lastIndex=s,p=r.exec(i),p!==null);)s=r.lastIndex,r===u1?p[1]==="!--"?r=B2:p[1]!==void 0?r=R2:p[2]!==void 0?(N2.test(p[2])&&(e=RegExp("</"+p[2],"g")),r=q):p[3]!==void 0&&(r=q):r===q?p[0]===">"?(r=e??u1,d=-1):p[1]===void 0?d=-2:(d=r.lastIndex-p[2].length,n=p[1],r=p[3]===void 0?q:p[3]==='"'?D2:F2):r===D2||r===F2?r=q:r===B2||r===R2?r=u1:(r=q,e=void 0);let v=r===q&&L[A+1].startsWith("/>")?" ":"";M+=r===u1?i+N3:d>=0?(V.push(n),i.slice(0,d)+a2+i.slice(d)+P+v):i+P+(d===-2?A:v)}return[W2(L,M+(L[H]||"<?>")+(C===2?"</svg>":C===3?"</math>":"")),V]},S1=class L{constructor({strings:C,_$litType$:H},V){let e;this.parts=[];let M=0,r=0,A=C.length-1,i=this.parts,[n,p]=q2(C,H);if(this.el=L.createElement(n,V),U.currentNode=this.el.content,H===2||H===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(e=U.nextNode())!==null&&i.length<A;){if(e.nodeType===1){if(e.hasAttributes())for(let d of e.getAttributeNames())if(d.endsWith(a2)){let s=p[r++],v=e.getAttribute(d).split(P),Z=/([.?@])?(.*)/.exec(s);i.push({type:1,index:M,name:Z[2],strings:v,ctor:Z[1]==="."?y1:Z[1]==="?"?T1:Z[1]==="@"?P1:Q}),e.removeAttribute(d)}else d.startsWith(P)&&(i.push({type:6,index:M}),e.removeAttribute(d));if(N2.test(e.tagName)){let d=e.textContent.split(P),s=d.length-1;if(s>0){e.textContent=w1?w1.emptyScript:"";for(let v=0;v<s;v++)e.append(d[v],Z1()),U.nextNode(),i.push({type:2,index:++M});e.append(d[s],Z1())}}}else if(e.nodeType===8)if(e.data===A2)i.push({type:2,index:M});else{let d=-1;for(;(d=e.data.indexOf(P,d+1))!==-1;)i.push({type:7,index:M}),d+=P.length-1}M++}}static createElement(C,H){let V=G.createElement("template");return V.innerHTML=C,V}};function z(L,C,H=L,V){if(C===w)return C;let e=V!==void 0?H._$Co?.[V]:H._$Cl,M=c1(C)?void 0:C._$litDirective$;return e?.constructor!==M&&(e?._$AO?.(!1),M===void 0?e=void 0:(e=new M(L),e._$AT(L,H,V)),V!==void 0?(H._$Co??=[])[V]=e:H._$Cl=e),e!==void 0&&(C=z(L,e._$AS(L,C.values),e,V)),C}var b1=class{constructor(C,H){this._$AV=[],this._$AN=void 0,this._$AD=C,this._$AM=H}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(C){let{el:{content:H},parts:V}=this._$AD,e=(C?.creationScope??G).importNode(H,!0);U.currentNode=e;let M=U.nextNode(),r=0,A=0,i=V[0];for(;i!==void 0;){if(r===i.index){let n;i.type===2?n=new J(M,M.nextSibling,this,C):i.type===1?n=new i.ctor(M,i.name,i.strings,this,C):i.type===6&&(n=new B1(M,this,C)),this._$AV.push(n),i=V[++A]}r!==i?.index&&(M=U.nextNode(),r++)}return U.currentNode=G,e}p(C){let H=0;for(let V of this._$AV)V!==void 0&&(V.strings!==void 0?(V._$AI(C,V,H),H+=V.strings.length-2):V._$AI(C[H])),H++}},J=class L{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(C,H,V,e){this.type=2,this._$AH=a,this._$AN=void 0,this._$AA=C,this._$AB=H,this._$AM=V,this.options=e,this._$Cv=e?.isConnected??!0}get parentNode(){let C=this._$AA.parentNode,H=this._$AM;return H!==void 0&&C?.nodeType===11&&(C=H.parentNode),C}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(C,H=this){C=z(this,C,H),c1(C)?C===a||C==null||C===""?(this._$AH!==a&&this._$AR(),this._$AH=a):C!==this._$AH&&C!==w&&this._(C):C._$litType$!==void 0?this.$(C):C.nodeType!==void 0?this.T(C):$2(C)?this.k(C):this._(C)}O(C){return this._$AA.parentNode.insertBefore(C,this._$AB)}T(C){this._$AH!==C&&(this._$AR(),this._$AH=this.O(C))}_(C){this._$AH!==a&&c1(this._$AH)?this._$AA.nextSibling.data=C:this.T(G.createTextNode(C)),this._$AH=C}$(C){let{values:H,_$litType$:V}=C,e=typeof V=="number"?this._$AC(C):(V.el===void 0&&(V.el=S1.createElement(W2(V.h,V.h[0]),this.options)),V);if(this._$AH?._$AD===e)this._$AH.p(H);else{let M=new b1(e,this),r=M.u(this.options);M.p(H),this.T(r),this._$AH=M}}_$AC(C){let H=E2.get(C.strings);return H===void 0&&E2.set(C.strings,H=new S1(C)),H}k(C){n2(this._$AH)||(this._$AH=[],this._$AR());let H=this._$AH,V,e=0;for(let M of C)e===H.length?H.push(V=new L(this.O(Z1()),this.O(Z1()),this,this.options)):V=H[e],V._$AI(M),e++;e<H.length&&(this._$AR(V&&V._$AB.nextSibling,e),H.length=e)}_$AR(C=this._$AA.nextSibling,H){for(this._$AP?.(!1,!0,H);C!==this._$AB;){let V=T2(C).nextSibling;T2(C).remove(),C=V}}setConnected(C){this._$AM===void 0&&(this._$Cv=C,this._$AP?.(C))}},Q=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(C,H,V,e,M){this.type=1,this._$AH=a,this._$AN=void 0,this.element=C,this.name=H,this._$AM=e,this.options=M,V.length>2||V[0]!==""||V[1]!==""?(this._$AH=Array(V.length-1).fill(new String),this.strings=V):this._$AH=a}_$AI(C,H=this,V,e){let M=this.strings,r=!1;if(M===void 0)C=z(this,C,H,0),r=!c1(C)||C!==this._$AH&&C!==w,r&&(this._$AH=C);else{let A=C,i,n;for(C=M[0],i=0;i<M.length-1;i++)n=z(this,A[V+i],H,i),n===w&&(n=this._$AH[i]),r||=!c1(n)||n!==this._$AH[i],n===a?C=a:C!==a&&(C+=(n??"")+M[i+1]),this._$AH[i]=n}r&&!e&&this.j(C)}j(C){C===a?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,C??"")}},y1=class extends Q{constructor(){super(...arguments),this.type=3}j(C){this.element[this.name]=C===a?void 0:C}},T1=class extends Q{constructor(){super(...arguments),this.type=4}j(C){this.element.toggleAttribute(this.name,!!C&&C!==a)}},P1=class extends Q{constructor(C,H,V,e,M){super(C,H,V,e,M),this.type=5}_$AI(C,H=this){if((C=z(this,C,H,0)??a)===w)return;let V=this._$AH,e=C===a&&V!==a||C.capture!==V.capture||C.once!==V.once||C.passive!==V.passive,M=C!==a&&(V===a||e);e&&this.element.removeEventListener(this.name,this,V),M&&this.element.addEventListener(this.name,this,C),this._$AH=C}handleEvent(C){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,C):this._$AH.handleEvent(C)}},B1=class{constructor(C,H,V){this.element=C,this.type=6,this._$AN=void 0,this._$AM=H,this.options=V}get _$AU(){return this._$AM._$AU}_$AI(C){z(this,C)}},U2={M:a2,P,A:A2,C:1,L:q2,R:b1,D:$2,V:z,I:J,H:Q,N:T1,U:P1,B:y1,F:B1},I3=o2.litHtmlPolyfillSupport;I3?.(S1,J),(o2.litHtmlVersions??=[]).push("3.3.3");var G2=(L,C,H)=>{let V=H?.renderBefore??C,e=V._$litPart$;if(e===void 0){let M=H?.renderBefore??null;V._$litPart$=e=new J(C.insertBefore(Z1(),M),M,void 0,H??{})}return e._$AI(L),e};var p2=globalThis,g=class extends T{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let C=super.createRenderRoot();return this.renderOptions.renderBefore??=C.firstChild,C}update(C){let H=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(C),this._$Do=G2(H,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return w}};g._$litElement$=!0,g.finalized=!0,p2.litElementHydrateSupport?.({LitElement:g});var W3=p2.litElementPolyfillSupport;W3?.({LitElement:g});(p2.litElementVersions??=[]).push("4.2.2");var R1={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},F1=L=>(...C)=>({_$litDirective$:L,values:C}),Y=class{constructor(C){}get _$AU(){return this._$AM._$AU}_$AT(C,H,V){this._$Ct=C,this._$AM=H,this._$Ci=V}_$AS(C,H){return this.update(C,H)}update(C,H){return this.render(...H)}};var{I:q3}=U2,z2=L=>L;var Q2=()=>document.createComment(""),X=(L,C,H)=>{let V=L._$AA.parentNode,e=C===void 0?L._$AB:C._$AA;if(H===void 0){let M=V.insertBefore(Q2(),e),r=V.insertBefore(Q2(),e);H=new q3(M,r,L,L.options)}else{let M=H._$AB.nextSibling,r=H._$AM,A=r!==L;if(A){let i;H._$AQ?.(L),H._$AM=L,H._$AP!==void 0&&(i=L._$AU)!==r._$AU&&H._$AP(i)}if(M!==e||A){let i=H._$AA;for(;i!==M;){let n=z2(i).nextSibling;z2(V).insertBefore(i,e),i=n}}}return H},D=(L,C,H=L)=>(L._$AI(C,H),L),U3={},j2=(L,C=U3)=>L._$AH=C,K2=L=>L._$AH,D1=L=>{L._$AR(),L._$AA.remove()};var J2=(L,C,H)=>{let V=new Map;for(let e=C;e<=H;e++)V.set(L[e],e);return V},f=F1(class extends Y{constructor(L){if(super(L),L.type!==R1.CHILD)throw Error("repeat() can only be used in text expressions")}dt(L,C,H){let V;H===void 0?H=C:C!==void 0&&(V=C);let e=[],M=[],r=0;for(let A of L)e[r]=V?V(A,r):r,M[r]=H(A,r),r++;return{values:M,keys:e}}render(L,C,H){return this.dt(L,C,H).values}update(L,[C,H,V]){let e=K2(L),{values:M,keys:r}=this.dt(C,H,V);if(!Array.isArray(e))return this.ut=r,M;let A=this.ut??=[],i=[],n,p,d=0,s=e.length-1,v=0,Z=M.length-1;for(;d<=s&&v<=Z;)if(e[d]===null)d++;else if(e[s]===null)s--;else if(A[d]===r[v])i[v]=D(e[d],M[v]),d++,v++;else if(A[s]===r[Z])i[Z]=D(e[s],M[Z]),s--,Z--;else if(A[d]===r[Z])i[Z]=D(e[d],M[Z]),X(L,i[Z+1],e[d]),d++,Z--;else if(A[s]===r[v])i[v]=D(e[s],M[v]),X(L,e[d],e[s]),s--,v++;else if(n===void 0&&(n=J2(r,v,Z),p=J2(A,d,s)),n.has(A[d]))if(n.has(A[s])){let y=p.get(r[v]),e2=y!==void 0?e[y]:null;if(e2===null){let f2=X(L,e[d]);D(f2,M[v]),i[v]=f2}else i[v]=D(e2,M[v]),X(L,e[d],e2),e[y]=null;v++}else D1(e[s]),s--;else D1(e[d]),d++;for(;v<=Z;){let y=X(L,i[Z+1]);D(y,M[v]),i[v++]=y}for(;d<=s;){let y=e[d++];y!==null&&D1(y)}return this.ut=r,j2(L,i),w}});function E1(L,C){return L===void 0||L.connection!==C.connection||L.language!==C.language||L.locale!==C.locale||L.config!==C.config||L.user!==C.user}function Y2(L,C){return L.sendMessagePromise({type:"status_tracker/requests/get",request_id:C})}function X2(L,C){return L.sendMessagePromise({type:"status_tracker/requests/list",scope:"all",states:C.state?[C.state]:["available","failed"],offset:C.offset,limit:C.limit,...C.text?{text:C.text}:{},...C.media_type?{media_type:C.media_type}:{},...C.requested_by?{requested_by:C.requested_by}:{}})}async function C5(L){return(await L.sendMessagePromise({type:"status_tracker/requests/people"})).people}async function H5(L){return(await L.sendMessagePromise({type:"status_tracker/services/list"})).services}function V5(L,C,H){return L.sendMessagePromise({type:`status_tracker/requests/${C}`,request_id:H})}function E(L){return L&&typeof L=="object"&&"message"in L?String(L.message):String(L)}function L5(L){return typeof L=="object"&&L!==null&&"code"in L&&L.code==="not_found"}function e5(L,C){if(C.loaded){let e=new Map(C.requests.map(M=>[M.id,M]));return{rows:e,ids:new Set([...L.keys(),...e.keys()])}}let H=new Map(L),V=new Set;for(let e of C.added??[])H.set(e.id,e),V.add(e.id);for(let e of C.changed??[]){let M=H.get(e.id);M&&(H.set(e.id,{...M,...e}),V.add(e.id))}for(let e of C.removed??[])H.delete(e)&&V.add(e);return{rows:H,ids:V}}var G3=1e3,z3=15e3,Q3=1e4,M5={ids:new Set,everything:!1},m2=class{constructor(C){o(this,"rows",new Map);o(this,"features",new Set);o(this,"status","connecting");o(this,"people",[]);o(this,"connection");o(this,"listeners",new Set);o(this,"watchers",new Map);o(this,"attempt",0);o(this,"retry");o(this,"rest");o(this,"unsubscribe");o(this,"running",!1);o(this,"lose",()=>{this.unsubscribe=void 0,this.forget(),this.setStatus("lost")});o(this,"begin",()=>{this.unsubscribe=void 0,this.forget(),this.status==="lost"&&this.setStatus("connecting"),this.subscribe(this.attempt,G3)});this.connection=C}listen(C){return this.listeners.add(C),clearTimeout(this.rest),this.running||this.start(),()=>{this.listeners.delete(C)&&!this.listeners.size&&(this.rest=setTimeout(()=>this.stop(),Q3))}}watch(C,H){let V=this.watchers.get(C)??new Set;return this.watchers.set(C,V.add(H)),()=>{V.delete(H)&&!V.size&&this.watchers.delete(C)}}isOwn(C){let H=C?.toLowerCase();return this.people.some(V=>V.is_user&&V.name.toLowerCase()===H)}start(){this.running=!0,this.connection.addEventListener("ready",this.begin),this.connection.addEventListener("disconnected",this.lose),this.connection.connected?this.begin():this.lose()}stop(){this.running=!1,this.connection.removeEventListener("ready",this.begin),this.connection.removeEventListener("disconnected",this.lose),this.forget(),this.status="connecting",this.rows=new Map}forget(){this.attempt+=1,clearTimeout(this.retry);let C=this.unsubscribe;this.unsubscribe=void 0,C&&this.connection.connected&&C().catch(()=>{})}async subscribe(C,H){try{let V=await this.connection.subscribeMessage(e=>{C===this.attempt&&this.take(e)},{type:"status_tracker/requests/subscribe"},{resubscribe:!1});C===this.attempt?this.unsubscribe=V:await V()}catch{if(C!==this.attempt)return;this.setStatus("absent"),this.retry=setTimeout(()=>{this.subscribe(C,Math.min(H*2,z3))},H)}}take(C){if(C.loaded===!1){this.setStatus("absent");return}let{rows:H,ids:V}=e5(this.rows,C);this.rows=H,C.loaded&&(this.features=new Set(C.features??[]),this.status="live"),this.tell({ids:V,everything:C.loaded===!0}),(C.loaded||this.hasStranger(V))&&this.askPeople(this.attempt)}hasStranger(C){let H=new Set(this.people.map(({name:V})=>V.toLowerCase()));return[...C].some(V=>{let e=this.rows.get(V)?.requested_by?.toLowerCase();return e!==void 0&&!H.has(e)})}async askPeople(C){try{let H=await C5(this.connection);C===this.attempt&&(this.people=H,this.tell(M5))}catch{}}setStatus(C){C!==this.status&&(this.status=C,this.tell(M5))}tell(C){for(let H of C.ids)for(let V of[...this.watchers.get(H)??[]])V();for(let H of[...this.listeners])H(C)}},r5=new WeakMap;function u(L){let C=r5.get(L);return C||(C=new m2(L),r5.set(L,C)),C}function $1(L){return L.media_type==="movie"?"Radarr":"Sonarr"}var j3={declined:"now_declined",request_failed:"now_request_failed",download_failed:"now_download_failed",deleted:"now_deleted"};function C1(L,C){let H=$1(L),{counts:V}=L;switch(L.state){case"requested":return{key:"now_requested"};case"approved":return{key:"now_approved",values:{arr:H}};case"searching":return K3(L,H,C);case"grabbing":return{key:"now_grabbing"};case"downloading":return J3(L,C);case"downloaded":return{key:"now_downloaded",values:{arr:H}};case"importing":return{key:"now_importing"};case"anime_matching":return{key:"now_matching"};case"available":return V.unaired&&L.next_air?{key:"now_available_more_on",values:{n:V.unaired,day:C.day(L.next_air)}}:V.unaired?{key:"now_available_more",values:{n:V.unaired}}:{key:"now_available"};case"failed":return{key:L.failure?j3[L.failure.reason]:"now_failed"}}}function K3(L,C,H){let{counts:V}=L;return!V.wanted&&V.unaired?L.next_air?{key:"now_unaired_on",values:{day:H.day(L.next_air)}}:{key:"now_unaired"}:V.available?{key:"now_searching_rest",values:{arr:C,n:V.waiting}}:{key:"now_searching",values:{arr:C}}}function J3(L,C){return L.speed===0?{key:"now_no_data"}:L.size&&L.progress!==null?{key:"now_downloading_of",values:{done:C.bytes(L.size*L.progress),size:C.bytes(L.size)}}:{key:"now_downloading"}}function i5(L){return L.downloaded+L.importing+L.anime_matching+L.available}function h1(L){return L.media_type==="tv"&&L.counts.wanted+L.counts.unaired>0}var N1=[{state:"available",field:"available",key:"n_available"},{state:"anime_matching",field:"anime_matching",key:"n_matching"},{state:"importing",field:"importing",key:"n_importing"},{state:"downloaded",field:"downloaded",key:"n_downloaded"},{state:"downloading",field:"downloading",key:"n_downloading"},{state:"grabbing",field:"grabbing",key:"n_grabbing"},{state:"failed",field:"failed",key:"n_failed"},{state:"wanted",field:"waiting",key:"n_waiting"}],t5={no_release:{key:"look_no_release",step:"open_in",service:"arr"},download_stalled:{key:"look_download_stalled",step:"open_in",service:"qbittorrent"},download_paused:{key:"look_download_paused",step:"open_in",service:"qbittorrent"},download_error:{key:"look_download_error",step:"open_in",service:"qbittorrent"},import_blocked:{key:"look_import_blocked",step:"open_queue",service:"arr"},not_matched:{key:"look_not_matched",step:"open_unrecognised",service:"shoko"},not_in_jellyfin:{key:"look_not_in_jellyfin",step:"open_in",service:"jellyfin"},deleted_externally:{key:"look_deleted",step:"open_in",service:"arr"},service_down:{key:"look_service_down",step:"see_services",service:null}};function o5(L,C){let{key:H,step:V,service:e}=t5[L]??t5.service_down,M=$1(C);return{key:H,step:V,arr:M,service:e==="arr"?M.toLowerCase():e}}var Y3={check_shokofin:"detail_check_shokofin",error:"detail_error",never_started:"detail_never_started",no_word_from_shoko:"detail_no_word_from_shoko",not_imported:"detail_not_imported",not_in_arr:"detail_not_in_arr",missing_files:"detail_missing_files",manual:"detail_manual",missing:"detail_missing",other:"detail_other"};function I1(L){return Y3[L]??null}var a5="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z";var A5="M20,11V13H8L13.5,18.5L12.08,19.92L4.16,12L12.08,4.08L13.5,5.5L8,11H20Z";var n5="M15,13H16.5V15.82L18.94,17.23L18.19,18.53L15,16.69V13M19,8H5V19H9.67C9.24,18.09 9,17.07 9,16A7,7 0 0,1 16,9C17.07,9 18.09,9.24 19,9.67V8M5,21C3.89,21 3,20.1 3,19V5C3,3.89 3.89,3 5,3H6V1H8V3H16V1H18V3H19A2,2 0 0,1 21,5V11.1C22.24,12.36 23,14.09 23,16A7,7 0 0,1 16,23C14.09,23 12.36,22.24 11.1,21H5M16,11.15A4.85,4.85 0 0,0 11.15,16C11.15,18.68 13.32,20.85 16,20.85A4.85,4.85 0 0,0 20.85,16C20.85,13.32 18.68,11.15 16,11.15Z";var d5="M21,7L9,19L3.5,13.5L4.91,12.09L9,16.17L19.59,5.59L21,7Z";var p5="M12 2C6.5 2 2 6.5 2 12S6.5 22 12 22 22 17.5 22 12 17.5 2 12 2M12 20C7.59 20 4 16.41 4 12S7.59 4 12 4 20 7.59 20 12 16.41 20 12 20M16.59 7.58L10 14.17L7.41 11.59L6 13L10 17L18 9L16.59 7.58Z";var m5="M7.41,8.58L12,13.17L16.59,8.58L18,10L12,16L6,10L7.41,8.58Z";var l5="M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z";var s5="M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z";var v5="M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2Z";var x5="M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2C6.47,2 2,6.47 2,12C2,17.53 6.47,22 12,22C17.53,22 22,17.53 22,12C22,6.47 17.53,2 12,2M14.59,8L12,10.59L9.41,8L8,9.41L10.59,12L8,14.59L9.41,16L12,13.41L14.59,16L16,14.59L13.41,12L16,9.41L14.59,8Z";var u5="M8 17V15H16V17H8M16 10L12 14L8 10H10.5V6H13.5V10H16M12 2C17.5 2 22 6.5 22 12C22 17.5 17.5 22 12 22C6.5 22 2 17.5 2 12C2 6.5 6.5 2 12 2M12 4C7.58 4 4 7.58 4 12C4 16.42 7.58 20 12 20C16.42 20 20 16.42 20 12C20 7.58 16.42 4 12 4Z";var Z5="M20 18H4V8H20V18M12 6L10 4H4C2.9 4 2 4.89 2 6V18C2 19.11 2.9 20 4 20H20C21.11 20 22 19.11 22 18V8C22 6.9 21.11 6 20 6H12M11 14V12H15V9L19 13L15 17V14H11Z";var c5="M21 7C21 5.62 19.88 4.5 18.5 4.5C18.33 4.5 18.16 4.5 18 4.55V4C18 2.62 16.88 1.5 15.5 1.5C15.27 1.5 15.04 1.53 14.83 1.59C14.46 .66 13.56 0 12.5 0C11.27 0 10.25 .89 10.04 2.06C9.87 2 9.69 2 9.5 2C8.12 2 7 3.12 7 4.5V10.39C6.66 10.08 6.24 9.85 5.78 9.73L5 9.5C4.18 9.29 3.31 9.61 2.82 10.35C2.44 10.92 2.42 11.66 2.67 12.3L5.23 18.73C6.5 21.91 9.57 24 13 24C17.42 24 21 20.42 21 16V7M19 16C19 19.31 16.31 22 13 22C10.39 22 8.05 20.41 7.09 18L4.5 11.45L5 11.59C5.5 11.71 5.85 12.05 6 12.5L7 15H9V4.5C9 4.22 9.22 4 9.5 4S10 4.22 10 4.5V12H12V2.5C12 2.22 12.22 2 12.5 2S13 2.22 13 2.5V12H15V4C15 3.72 15.22 3.5 15.5 3.5S16 3.72 16 4V12H18V7C18 6.72 18.22 6.5 18.5 6.5S19 6.72 19 7V16Z";var S5="M16 3.23C16.71 2.41 17.61 2 18.7 2C19.61 2 20.37 2.33 21 3C21.63 3.67 21.96 4.43 22 5.3C22 6 21.67 6.81 21 7.76S19.68 9.5 19.03 10.15C18.38 10.79 17.37 11.74 16 13C14.61 11.74 13.59 10.79 12.94 10.15S11.63 8.71 10.97 7.76C10.31 6.81 10 6 10 5.3C10 4.39 10.32 3.63 10.97 3C11.62 2.37 12.4 2.04 13.31 2C14.38 2 15.27 2.41 16 3.23M22 19V20L14 22.5L7 20.56V22H1V11H8.97L15.13 13.3C16.25 13.72 17 14.8 17 16H19C20.66 16 22 17.34 22 19M5 20V13H3V20H5M19.9 18.57C19.74 18.24 19.39 18 19 18H13.65C13.11 18 12.58 17.92 12.07 17.75L9.69 16.96L10.32 15.06L12.7 15.85C13 15.95 15 16 15 16C15 15.63 14.77 15.3 14.43 15.17L8.61 13H7V18.5L13.97 20.41L19.9 18.57Z";var h5="M11,18H13V16H11V18M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,6A4,4 0 0,0 8,10H10A2,2 0 0,1 12,8A2,2 0 0,1 14,10C14,12 11,11.75 11,15H13C13,12.75 16,12.5 16,10A4,4 0 0,0 12,6Z";var g5="M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M3,13V18L3,20H10V18H5V13H3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M14,15H20V19H14V15Z",f5="M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z";var l2="M9.5,3A6.5,6.5 0 0,1 16,9.5C16,11.11 15.41,12.59 14.44,13.73L14.71,14H15.5L20.5,19L19,20.5L14,15.5V14.71L13.73,14.44C12.59,15.41 11.11,16 9.5,16A6.5,6.5 0 0,1 3,9.5A6.5,6.5 0 0,1 9.5,3M9.5,5C7,5 5,7 5,9.5C5,12 7,14 9.5,14C12,14 14,12 14,9.5C14,7 12,5 9.5,5Z";var O5="M3,6H21V8H3V6M3,11H21V13H3V11M3,16H21V18H3V16Z";var k5="M20.84 2.18L16.91 2.96L19.65 6.5L21.62 6.1L20.84 2.18M13.97 3.54L12 3.93L14.75 7.46L16.71 7.07L13.97 3.54M9.07 4.5L7.1 4.91L9.85 8.44L11.81 8.05L9.07 4.5M4.16 5.5L3.18 5.69C2.1 5.9 1.39 6.96 1.61 8.04L2 10L6.9 9.03L4.16 5.5M20 12V20H4V12H20M22 10H2V20C2 21.11 2.9 22 4 22H20C21.11 22 22 21.11 22 20V10Z";var _5="M14,3V5H17.59L7.76,14.83L9.17,16.24L19,6.41V10H21V3M19,19H5V5H12V3H5C3.89,3 3,3.9 3,5V19A2,2 0 0,0 5,21H19A2,2 0 0,0 21,19V12H19V19Z";var w5="M8,5.14V19.14L19,12.14L8,5.14Z";var b5="M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M10,16.5L16,12L10,7.5V16.5Z";var y5="M13,2.03C17.73,2.5 21.5,6.25 21.95,11C22.5,16.5 18.5,21.38 13,21.93V19.93C16.64,19.5 19.5,16.61 19.96,12.97C20.5,8.58 17.39,4.59 13,4.05V2.05L13,2.03M11,2.06V4.06C9.57,4.26 8.22,4.84 7.1,5.74L5.67,4.26C7.19,3 9.05,2.25 11,2.06M4.26,5.67L5.69,7.1C4.8,8.23 4.24,9.58 4.05,11H2.05C2.25,9.04 3,7.19 4.26,5.67M2.06,13H4.06C4.24,14.42 4.81,15.77 5.69,16.9L4.27,18.33C3.03,16.81 2.26,14.96 2.06,13M7.1,18.37C8.23,19.25 9.58,19.82 11,20V22C9.04,21.79 7.18,21 5.67,19.74L7.1,18.37M12,16.5L7.5,12H11V8H13V12H16.5L12,16.5Z";var T5="M22,13.5C22,15.26 20.7,16.72 19,16.96V20A2,2 0 0,1 17,22H13.2V21.7A2.7,2.7 0 0,0 10.5,19C9,19 7.8,20.21 7.8,21.7V22H4A2,2 0 0,1 2,20V16.2H2.3C3.79,16.2 5,15 5,13.5C5,12 3.79,10.8 2.3,10.8H2V7A2,2 0 0,1 4,5H7.04C7.28,3.3 8.74,2 10.5,2C12.26,2 13.72,3.3 13.96,5H17A2,2 0 0,1 19,7V10.04C20.7,10.28 22,11.74 22,13.5M17,15H18.5A1.5,1.5 0 0,0 20,13.5A1.5,1.5 0 0,0 18.5,12H17V7H12V5.5A1.5,1.5 0 0,0 10.5,4A1.5,1.5 0 0,0 9,5.5V7H4V9.12C5.76,9.8 7,11.5 7,13.5C7,15.5 5.75,17.2 4,17.88V20H6.12C6.8,18.25 8.5,17 10.5,17C12.5,17 14.2,18.25 14.88,20H17V15Z";var P5="M17.65,6.35C16.2,4.9 14.21,4 12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20C15.73,20 18.84,17.45 19.73,14H17.65C16.83,16.33 14.61,18 12,18A6,6 0 0,1 6,12A6,6 0 0,1 12,6C13.66,6 15.14,6.69 16.22,7.78L13,11H20V4L17.65,6.35Z";var B5="M12,18A6,6 0 0,1 6,12C6,11 6.25,10.03 6.7,9.2L5.24,7.74C4.46,8.97 4,10.43 4,12A8,8 0 0,0 12,20V23L16,19L12,15M12,4V1L8,5L12,9V6A6,6 0 0,1 18,12C18,13 17.75,13.97 17.3,14.8L18.76,16.26C19.54,15.03 20,13.57 20,12A8,8 0 0,0 12,4Z";var R5="M8.16,3L6.75,4.41L9.34,7H4C2.89,7 2,7.89 2,9V19C2,20.11 2.89,21 4,21H20C21.11,21 22,20.11 22,19V9C22,7.89 21.11,7 20,7H14.66L17.25,4.41L15.84,3L12,6.84L8.16,3M4,9H17V19H4V9M19.5,9A1,1 0 0,1 20.5,10A1,1 0 0,1 19.5,11A1,1 0 0,1 18.5,10A1,1 0 0,1 19.5,9M19.5,12A1,1 0 0,1 20.5,13A1,1 0 0,1 19.5,14A1,1 0 0,1 18.5,13A1,1 0 0,1 19.5,12Z";var F5="M5,9V21H1V9H5M9,21A2,2 0 0,1 7,19V9C7,8.45 7.22,7.95 7.59,7.59L14.17,1L15.23,2.06C15.5,2.33 15.67,2.7 15.67,3.11L15.64,3.43L14.69,8H21C22.11,8 23,8.9 23,10V12C23,12.26 22.95,12.5 22.86,12.73L19.84,19.78C19.54,20.5 18.83,21 18,21H9M9,19H18.03L21,12V10H12.21L13.34,4.68L9,9.03V19Z";var B={requested:S5,approved:F5,searching:l2,wanted:v5,unaired:n5,grabbing:c5,downloading:y5,downloaded:u5,importing:Z5,anime_matching:T5,available:b5,failed:x5},l={alert:a5,back:A5,check:p5,done:d5,down:f5,expand:m5,link:_5,menu:O5,movie:k5,next:s5,previous:l5,retry:P5,search:l2,sync:B5,tv:R5,unknown:h5,up:g5,watch:w5};function m(L,C=""){return I2`<svg viewBox="0 0 24 24" aria-hidden="true" class=${C}><path d=${L}></path></svg>`}var D5="important",X3=" !"+D5,W1=F1(class extends Y{constructor(L){if(super(L),L.type!==R1.ATTRIBUTE||L.name!=="style"||L.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(L){return Object.keys(L).reduce((C,H)=>{let V=L[H];return V==null?C:C+`${H=H.includes("-")?H:H.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${V};`},"")}update(L,[C]){let{style:H}=L.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(C)),this.render(C);for(let V of this.ft)C[V]==null&&(this.ft.delete(V),V.includes("-")?H.removeProperty(V):H[V]=null);for(let V in C){let e=C[V];if(e!=null){this.ft.add(V);let M=typeof e=="string"&&e.endsWith(X3);V.includes("-")||M?H.setProperty(V,M?e.slice(0,-11):e,M?D5:""):H[V]=e}}return w}});function q1(L,C){return`S${s2(L)}E${s2(C)}`}function U1(L){let C=[...L].sort((V,e)=>V[0]-e[0]||V[1]-e[1]),H=[];for(let[V,e]of C){let M=H.at(-1);M&&M[0]===V&&e<=M[2]+1?M[2]=e:H.push([V,e,e])}return H.map(([V,e,M])=>e===M?q1(V,e):`${q1(V,e)}–E${s2(M)}`).join(", ")}function E5(L){let C=[];for(let H of[...L].sort((V,e)=>V-e)){let V=C.at(-1);V&&H<=V[1]+1?V[1]=H:C.push([H,H])}return C.map(([H,V])=>H===V?`${H}`:`${H}–${V}`).join(", ")}function s2(L){return String(L).padStart(2,"0")}function $5(L){let C=new Map;for(let{state:H}of L)C.set(H,(C.get(H)??0)+1);return C}function N5(L,C){let H=({season:e,items:M})=>e===null||(C?C.includes(e):e!==0||M.some(({state:r})=>r!=="wanted")),V=L.filter(H);return V.length?{wanted:V,others:L.filter(e=>!H(e))}:{wanted:[...L],others:[]}}function $(L){if(!L)return null;try{let C=new URL(L);return C.protocol==="http:"||C.protocol==="https:"?C.href:null}catch{return null}}var W5={seerr:({media_type:L,ids:C})=>C.tmdb?`/${L==="movie"?"movie":"tv"}/${C.tmdb}`:null,radarr:({ids:L})=>L.tmdb?`/movie/${L.tmdb}`:null,sonarr:({ids:L})=>L.tvdb?`/add/new?term=tvdb:${L.tvdb}`:null,qbittorrent:()=>"/",shoko:({ids:L})=>L.shoko_series?`/webui/collection/series/${L.shoko_series}`:null,jellyfin:({ids:L})=>L.jellyfin?`/web/#/details?id=${encodeURIComponent(L.jellyfin)}`:null};function q5(L,C){let H=[];for(let V of C){let e=W5[V.service]?.(L)??null,M=e===null?null:K5(V.url,e);M&&C0(L,V)&&H.push({service:V.service,name:V.name,url:M})}return H}function C0(L,{service:C,id:H}){switch(C){case"seerr":return!L.seerr||L.seerr.instance===H;case"radarr":case"sonarr":return L.arr.some(({instance:V})=>V===H);case"qbittorrent":return L.downloads.some(({gone_at:V})=>!V);default:return!0}}var H0={radarr:{import_blocked:"/activity/queue"},sonarr:{import_blocked:"/activity/queue"},shoko:{not_matched:"/webui/utilities/unrecognized/files"}};function U5(L,C,H,V){let e=H.filter(i=>i.service===C),M=e.find(({id:i})=>V?.arr.some(n=>n.instance===i))??e[0];if(!M)return null;let r=H0[M.service]?.[L]??(V&&W5[M.service](V))??"/",A=K5(M.url,r);return A?{service:M.service,name:M.name,url:A}:null}function G5(L,C){let H=$(L.jellyfin_url),V=$(L.jellyfin_local_url);return C&&V&&H&&I5(V)&&!I5(H)?V:H}function I5(L){let C=v2(L)??"";return Q5.some(H=>H.test(C))&&!/docker/.test(C)}function z5(L,C){let H=v2(L),[V,e]=[C.internal,C.external].map(M=>M?v2(M):null);if(H!==null&&V!==e){if(H===e)return!1;if(H===V)return!0}return H!==null&&V0.some(M=>M.test(H))}var Q5=[/\.(local|lan|home|internal|home\.arpa)$/,/^10\./,/^192\.168\./,/^\[(f[cd]|fe80)/],V0=[...Q5,/^localhost$/,/^[^.:]+$/,/^127\./,/^172\.(1[6-9]|2\d|3[01])\./,/^169\.254\./,/^\[::1/];function v2(L){try{return new URL(L).hostname.toLowerCase()}catch{return null}}var L0=[{name:"TMDB",id:"tmdb",url:(L,C)=>`https://www.themoviedb.org/${C?"movie":"tv"}/${L}`},{name:"TheTVDB",id:"tvdb",url:(L,C)=>`https://www.thetvdb.com/dereferrer/${C?"movie":"series"}/${L}`},{name:"IMDb",id:"imdb",url:L=>`https://www.imdb.com/title/${L}/`},{name:"AniDB",id:"anidb",url:L=>`https://anidb.net/anime/${L}`}];function j5(L){return L0.flatMap(({name:C,id:H,url:V})=>{let e=L.ids[H];if(e==null)return[];let M=encodeURIComponent(String(e));return[{name:C,id:String(e),url:$(V(M,L.media_type==="movie"))}]})}function K5(L,C){return L?$(`${L.replace(/\/+$/,"")}${C}`):null}var x2=[[86400,"day"],[3600,"hour"],[60,"minute"],[1,"second"]],e0=[[365*86400,"year"],[30*86400,"month"],[86400,"day"],[3600,"hour"],[60,"minute"]],J5=["byte","kilobyte","megabyte","gigabyte","terabyte"],G1=class{constructor(C){o(this,"region");o(this,"cache",new Map);this.region=C}percent(C){return this.number(Math.floor(C*100+1e-9)/100,{style:"percent"})}bytes(C){return this.sized(C,"")}speed(C){return this.sized(C,"-per-second")}count(C){return this.number(C,{})}duration(C){let H=Math.max(0,Math.round(C)),V=x2.findIndex(([M])=>H>=M);if(V<0)return this.unit(0,"second");let e=[];for(let[M,r]of x2.slice(V,V+2)){let A=Math.floor(H/M);H-=A*M,A&&!(r==="second"&&e.length)&&e.push(this.unit(A,r))}return e.join(" ")}age(C,H){let V=Math.max(0,(H-Date.parse(C))/1e3),[e,M]=x2.find(([r])=>V>=r)??[1,"second"];return this.unit(Math.floor(V/e),M)}relative(C,H){let V=(Date.parse(C)-H)/1e3,e=e0.find(([r])=>Math.abs(V)>=r),M=this.cached("relative",()=>new Intl.RelativeTimeFormat(this.region.language,{numeric:"auto"}));return e?M.format(Math.trunc(V/e[0]),e[1]):M.format(0,"second")}moment(C){return this.date(C,{dateStyle:"medium",timeStyle:"short"})}time(C){return this.date(C,{timeStyle:"short"})}fullDay(C){return this.date(C,{dateStyle:"full"})}day(C){return this.date(C,{weekday:"short",day:"numeric",month:"short"})}longDay(C){return this.date(C,{dateStyle:"medium"})}date(C,H){let{language:V,timeZone:e,hour12:M}=this.region,r=this.cached(JSON.stringify(H),()=>M0(V,{...H,...e?{timeZone:e}:{},...H.timeStyle&&M!==void 0?{hour12:M}:{}})),A=new Date(C);return Number.isNaN(A.getTime())?C:r.format(A)}sized(C,H){let V=C,e=0;for(;V>=999.5&&e<J5.length-1;)V/=1e3,e+=1;return this.number(V,{style:"unit",unit:`${J5[e]}${H}`,unitDisplay:"short",maximumFractionDigits:e>1&&V<100?1:0})}unit(C,H){return this.number(C,{style:"unit",unit:H,unitDisplay:"short"})}number(C,H){return this.cached(`n${JSON.stringify(H)}`,()=>new Intl.NumberFormat(this.region.numbers,H)).format(C)}cached(C,H){return this.cache.has(C)||this.cache.set(C,H()),this.cache.get(C)}};function M0(L,C){try{return new Intl.DateTimeFormat(L,C)}catch{let{timeZone:H,...V}=C;return new Intl.DateTimeFormat(L,V)}}var Y5={title:"Anfragen",page_active:"Aktiv",page_history:"Verlauf",page_services:"Dienste",open_menu:"Seitenleiste öffnen",back:"Zurück",reload:"Neu laden",try_again:"Erneut versuchen",new_version:"Es gibt eine neue Version dieser Seite.",loading:"Wird geladen …",load_failed:"Das konnte nicht geladen werden: {error}",live:"Live",connecting:"Verbindet …",lost:"Nicht verbunden",lost_long:"Keine Verbindung zu Home Assistant. Was hier steht, kann veraltet sein.",absent:"Nicht verfügbar",absent_long:"Status Tracker antwortet nicht. Er startet gerade oder ist nicht eingerichtet.",state_requested:"Angefragt",state_approved:"Genehmigt",state_searching:"Suche läuft",state_grabbing:"Gefunden",state_downloading:"Lädt",state_downloaded:"Geladen",state_importing:"Import",state_anime_matching:"Zuordnung",state_available:"Verfügbar",state_failed:"Fehlgeschlagen",item_unaired:"Nicht ausgestrahlt",item_wanted:"Wartet",now_requested:"Wartet auf die Genehmigung in Seerr",now_approved:"Genehmigt, wartet auf die Übernahme durch {arr}",now_searching:"{arr} sucht nach einem Release",now_searching_rest:"{arr} sucht noch eine Folge|{arr} sucht noch {n} Folgen",now_unaired:"Noch nicht ausgestrahlt",now_unaired_on:"Noch nicht ausgestrahlt, als Nächstes am {day}",now_grabbing:"Release gefunden, der Download beginnt gleich",now_downloading:"Wird heruntergeladen",now_downloading_of:"{done} von {size} bisher",now_no_data:"Wartet auf Daten, niemand sendet welche",now_downloaded:"Heruntergeladen, wartet auf den Import durch {arr}",now_importing:"In der Bibliothek, wartet auf Jellyfin",now_matching:"Wartet darauf, dass Shoko es erkennt",now_available:"Bereit zum Ansehen",now_available_more:"Bereit zum Ansehen, eine Folge ist noch nicht ausgestrahlt|Bereit zum Ansehen, {n} Folgen sind noch nicht ausgestrahlt",now_available_more_on:"Bereit zum Ansehen, nächste Folge am {day}|Bereit zum Ansehen, {n} Folgen kommen noch, die nächste am {day}",now_declined:"Die Anfrage wurde abgelehnt",now_request_failed:"Seerr konnte die Anfrage nicht weitergeben",now_download_failed:"Der Download ist fehlgeschlagen",now_deleted:"Es wurde gelöscht",now_failed:"Es ist fehlgeschlagen",percent_of:"{title}: {percent}",left:"noch {time}",ready_of:"{downloaded} geladen, {ready} von {n} bereit",n_available:"{n} bereit",n_matching:"{n} in Zuordnung",n_importing:"{n} im Import",n_downloaded:"{n} geladen",n_downloading:"{n} laden",n_grabbing:"{n} gefunden",n_failed:"{n} fehlgeschlagen",n_waiting:"{n} warten",n_unaired:"{n} nicht ausgestrahlt",n_requests:"{n} Anfrage|{n} Anfragen",n_of_requests:"{shown} von {n} Anfrage|{shown} von {n} Anfragen",look_no_release:"Seit Langem wird kein Release gefunden",look_download_stalled:"Der Download kommt nicht voran",look_download_paused:"Der Download ist angehalten",look_download_error:"Das Download-Programm meldet einen Fehler",look_import_blocked:"{arr} kann die Dateien nicht von selbst importieren",look_not_matched:"Shoko erkennt die Dateien nicht",look_not_in_jellyfin:"Es ist in der Bibliothek, aber Jellyfin zeigt es nicht",look_deleted:"Die Datei wurde anderswo gelöscht",look_service_down:"{detail} antwortet nicht",detail_check_shokofin:"Shoko kennt die Dateien. Das Plugin Shokofin prüfen.",detail_error:"Ein Grund wurde nicht genannt.",detail_missing_files:"Auf der Festplatte fehlen Dateien.",detail_never_started:"Er wurde übergeben, hat aber nie begonnen.",detail_no_word_from_shoko:"Shoko hat nichts über die Dateien gesagt.",detail_not_imported:"Der Download ist vollständig, aber nichts wurde importiert.",detail_not_in_arr:"Weder Radarr noch Sonarr hat den Titel.",detail_manual:"Jemand hat sie von Hand gelöscht.",detail_missing:"Sie fehlt auf der Festplatte.",detail_other:"Ein Grund wurde nicht genannt.",open_in:"{service} öffnen",open_queue:"Warteschlange von {service} öffnen",open_unrecognised:"Dateien in Shoko zuordnen",see_services:"Dienste ansehen",for_time:"seit {time}",search:"Suchen",type:"Art",all_types:"Alle Arten",movie:"Film",movies:"Filme",show:"Serie",shows:"Serien",anime:"Anime",state:"Status",all_states:"Jeder Status",person:"Angefragt von",everyone:"Alle",mine:"Meine ({name})",needs_attention:"Braucht Aufmerksamkeit",sort:"Sortieren nach",sort_state:"Am weitesten zuerst",sort_requested:"Neueste zuerst",sort_progress:"Fortschritt",sort_title:"Titel",clear_filters:"Filter löschen",none_active:"Nichts ist unterwegs",none_active_hint:"Frage in Seerr nach einem Film oder einer Serie und verfolge es hier.",none_match:"Keine Anfrage passt dazu",lately:"Kürzlich fertig",see_history:"Alle im Verlauf ansehen",for_person:"für {name}",season:"Staffel {n}",seasons:"Staffeln {n}",specials:"Specials",episodes:"Folgen",watch:"Ansehen",watch_title:"{title} in Jellyfin ansehen",journey:"Weg",stage_now:"seit {time}",stage_skipped:"übersprungen",stage_requested:"Angefragt",stage_approved:"Genehmigt",stage_grabbed:"Gefunden",stage_downloaded:"Heruntergeladen",stage_imported:"Importiert",stage_matched:"Zugeordnet",stage_available:"Verfügbar",timeline:"Ablauf",timeline_inferred:"Das hat niemand gemeldet; was danach kam, beweist es.",timeline_until:"bis {time}",by:"über {service}",downloads:"Downloads",links:"Links und Nummern",also_known_as:"Auch bekannt als",gone_title:"Diese Anfrage gibt es nicht",gone_text:"Sie wurde gelöscht, oder die Adresse ist falsch.",airs:"am {day}",step_requested:"Angefragt von {person}",step_requested_plain:"Angefragt",step_approved:"Genehmigt",step_declined:"Abgelehnt",step_request_failed:"Konnte nicht weitergegeben werden",step_request_deleted:"Anfrage gelöscht",step_added:"Übernommen",step_searched:"Gesucht",step_grabbed:"Release gefunden",step_download_started:"Download begonnen",step_downloaded:"Heruntergeladen",step_download_failed:"Download fehlgeschlagen",step_download_removed:"Download entfernt",step_imported:"Importiert",step_import_blocked:"Import blockiert",step_file_deleted:"Datei gelöscht",step_removed:"Entfernt",step_detected:"Von Shoko gesehen",step_matched:"Von Shoko erkannt",step_not_matched:"Von Shoko nicht erkannt",step_hinted:"Als verfügbar gemeldet",step_available:"Bereit zum Ansehen",step_unavailable:"Nicht mehr in Jellyfin",step_attention:"Braucht Aufmerksamkeit",files_deleted:"Dateien gelöscht",files_kept:"Dateien behalten",phase_unknown:"Unbekannt",phase_queued:"In der Warteschlange",phase_metadata:"Holt Metadaten",phase_downloading:"Lädt",phase_stalled:"Stockt",phase_paused:"Angehalten",phase_checking:"Wird geprüft",phase_moving:"Wird verschoben",phase_complete:"Vollständig",phase_error:"Fehler",phase_missing_files:"Dateien fehlen",phase_gone:"Entfernt",page_of:"{from} bis {to} von {n}",previous_page:"Vorige Seite",next_page:"Nächste Seite",none_history:"Noch ist nichts fertig",service_up:"Verbunden",service_down:"Nicht erreichbar",service_unknown:"Noch nicht gefragt",version:"Version",last_webhook:"Letzter Webhook",no_webhook_yet:"Keiner, seit Home Assistant läuft. Den Webhook in {service} prüfen, falls dort etwas geschehen ist.",no_webhook_needed:"Wird gefragt, sendet nichts",last_error:"Letzter Fehler",last_refusal:"Letzter abgelehnter Webhook",n_refused:"{n} abgelehnt",advice_down:"Prüfen, ob {service} läuft und Home Assistant ihn erreicht, dann Adresse und Schlüssel in der Integration.",advice_refused:"{service} sendet etwas, das nicht verstanden wurde. Den Webhook dort prüfen.",hook_no_address:"Home Assistant hat keine Adresse, an die {service} senden könnte.",hook_not_delivered:"{service} erreicht Home Assistant nicht.",hook_not_arrived:"Webhooks von {service} kommen hier nicht an.",hook_redirected:"Webhooks von {service} werden umgeleitet und verlieren ihren Inhalt.",hook_refused:"{service} lehnt den Webhook ab.",hook_slot_taken:"Ein anderes Programm nutzt den einzigen Webhook von {service}.",hook_slot_left:"Der einzige Webhook von {service} blieb einem anderen Programm. Stattdessen wird gefragt.",hook_plugin_missing:"{service} hat kein Webhook-Plugin. Stattdessen wird gefragt, etwas später.",hook_plugin_too_old:"Das Webhook-Plugin von {service} ist alt und meldet keine Löschungen.",see_repairs:"Reparaturen ansehen",open_settings:"Einstellungen öffnen",open_service:"{service} öffnen",none_services:"Kein Dienst ist eingerichtet",none_services_hint:"Füge Seerr, Radarr, Sonarr und die anderen in den Einstellungen hinzu.",retry:"Erneut suchen",check:"Jetzt prüfen",action_done:"Erledigt",action_failed:"Das hat nicht geklappt: {error}",card_name:"Status Tracker",card_description:"Medienanfragen unterwegs, vom Wunsch bis zum Abspielen.",card_no_request:"Diese Anfrage gibt es nicht mehr.",card_more:"und eine weitere|und {n} weitere",form_title:"Titel",form_entity:"Eine Anfrage",form_entity_help:"Leer lassen, um mehrere Anfragen zu zeigen.",form_layout:"Darstellung",form_layout_list:"Liste",form_layout_posters:"Reihe von Postern",form_layout_compact:"Kompakte Zeilen",form_show:"Zeigen",form_show_active:"Anfragen unterwegs",form_show_attention:"Anfragen, die Aufmerksamkeit brauchen",form_show_finished:"Kürzlich fertige Anfragen",form_show_all:"All diese",form_media_type:"Art",form_mine:"Nur meine eigenen Anfragen",form_mine_help:"Die der angemeldeten Person. Wer wer ist, steht in den Optionen der Integration.",form_max:"Höchstens zeigen"};var u2={title:"Requests",page_active:"Active",page_history:"History",page_services:"Services",open_menu:"Open the sidebar",back:"Back",reload:"Reload",try_again:"Try again",new_version:"A new version of this page is there.",loading:"Loading…",load_failed:"This could not be loaded: {error}",live:"Live",connecting:"Connecting…",lost:"Not connected",lost_long:"Not connected to Home Assistant. What you see may be out of date.",absent:"Not available",absent_long:"Status Tracker does not answer. It is starting, or it is not set up.",state_requested:"Requested",state_approved:"Approved",state_searching:"Searching",state_grabbing:"Grabbed",state_downloading:"Downloading",state_downloaded:"Downloaded",state_importing:"Importing",state_anime_matching:"Matching",state_available:"Available",state_failed:"Failed",item_unaired:"Not aired",item_wanted:"Waiting",now_requested:"Waiting for approval in Seerr",now_approved:"Approved, waiting for {arr} to take it over",now_searching:"{arr} is looking for a release",now_searching_rest:"{arr} is looking for one more episode|{arr} is looking for {n} more episodes",now_unaired:"Not aired yet",now_unaired_on:"Not aired yet, next on {day}",now_grabbing:"Release found, waiting for the download to begin",now_downloading:"Downloading",now_downloading_of:"{done} of {size} so far",now_no_data:"Waiting for data, nobody is sending any",now_downloaded:"Downloaded, waiting for {arr} to import it",now_importing:"In the library, waiting for Jellyfin to show it",now_matching:"Waiting for Shoko to recognise it",now_available:"Ready to watch",now_available_more:"Ready to watch, one episode has not aired|Ready to watch, {n} episodes have not aired",now_available_more_on:"Ready to watch, next episode on {day}|Ready to watch, {n} more to come, next on {day}",now_declined:"The request was declined",now_request_failed:"Seerr could not pass the request on",now_download_failed:"The download failed",now_deleted:"It was deleted",now_failed:"It failed",percent_of:"{title}: {percent}",left:"{time} left",ready_of:"{downloaded} downloaded, {ready} of {n} ready",n_available:"{n} ready",n_matching:"{n} matching",n_importing:"{n} importing",n_downloaded:"{n} downloaded",n_downloading:"{n} downloading",n_grabbing:"{n} grabbed",n_failed:"{n} failed",n_waiting:"{n} waiting",n_unaired:"{n} not aired",n_requests:"{n} request|{n} requests",n_of_requests:"{shown} of {n} request|{shown} of {n} requests",look_no_release:"No release has been found for long",look_download_stalled:"The download does not move",look_download_paused:"The download is paused",look_download_error:"The download client reports an error",look_import_blocked:"{arr} cannot import the files by itself",look_not_matched:"Shoko does not recognise the files",look_not_in_jellyfin:"It is in the library, but Jellyfin does not show it",look_deleted:"The file was deleted elsewhere",look_service_down:"{detail} does not answer",detail_check_shokofin:"Shoko knows the files. Check the Shokofin plugin.",detail_error:"No reason was given.",detail_missing_files:"Files are missing on the disk.",detail_never_started:"It was handed over, but never began.",detail_no_word_from_shoko:"Shoko has said nothing about the files.",detail_not_imported:"The download is complete, but nothing was imported.",detail_not_in_arr:"Neither Radarr nor Sonarr has the title.",detail_manual:"Somebody deleted it by hand.",detail_missing:"It is missing on the disk.",detail_other:"No reason was given.",open_in:"Open {service}",open_queue:"Open the queue of {service}",open_unrecognised:"Assign the files in Shoko",see_services:"See the services",for_time:"for {time}",search:"Search",type:"Type",all_types:"All types",movie:"Film",movies:"Films",show:"Show",shows:"Shows",anime:"Anime",state:"State",all_states:"All states",person:"Requested by",everyone:"Everyone",mine:"Mine ({name})",needs_attention:"Needs attention",sort:"Sort by",sort_state:"Furthest first",sort_requested:"Newest first",sort_progress:"Progress",sort_title:"Title",clear_filters:"Clear filters",none_active:"Nothing is on its way",none_active_hint:"Ask for a film or a show in Seerr, and follow it here.",none_match:"No request matches",lately:"Finished lately",see_history:"See all in the history",for_person:"for {name}",season:"Season {n}",seasons:"Seasons {n}",specials:"Specials",episodes:"Episodes",watch:"Watch",watch_title:"Watch {title} in Jellyfin",journey:"Journey",stage_now:"for {time} now",stage_skipped:"skipped",stage_requested:"Requested",stage_approved:"Approved",stage_grabbed:"Grabbed",stage_downloaded:"Downloaded",stage_imported:"Imported",stage_matched:"Matched",stage_available:"Available",timeline:"Timeline",timeline_inferred:"Nobody reported this; what came later proves it.",timeline_until:"until {time}",by:"via {service}",downloads:"Downloads",links:"Links and numbers",also_known_as:"Also known as",gone_title:"This request does not exist",gone_text:"It was deleted, or the address is wrong.",airs:"airs {day}",step_requested:"Requested by {person}",step_requested_plain:"Requested",step_approved:"Approved",step_declined:"Declined",step_request_failed:"Could not be passed on",step_request_deleted:"Request deleted",step_added:"Taken over",step_searched:"Searched",step_grabbed:"Release grabbed",step_download_started:"Download started",step_downloaded:"Downloaded",step_download_failed:"Download failed",step_download_removed:"Download removed",step_imported:"Imported",step_import_blocked:"Import blocked",step_file_deleted:"File deleted",step_removed:"Removed",step_detected:"Seen by Shoko",step_matched:"Recognised by Shoko",step_not_matched:"Not recognised by Shoko",step_hinted:"Reported as available",step_available:"Ready to watch",step_unavailable:"No longer in Jellyfin",step_attention:"Needs attention",files_deleted:"Files deleted",files_kept:"Files kept",phase_unknown:"Unknown",phase_queued:"Queued",phase_metadata:"Fetching metadata",phase_downloading:"Downloading",phase_stalled:"Stalled",phase_paused:"Paused",phase_checking:"Checking",phase_moving:"Moving",phase_complete:"Complete",phase_error:"Error",phase_missing_files:"Files missing",phase_gone:"Removed",page_of:"{from} to {to} of {n}",previous_page:"Previous page",next_page:"Next page",none_history:"Nothing has finished yet",service_up:"Connected",service_down:"Not reachable",service_unknown:"Not asked yet",version:"Version",last_webhook:"Last webhook",no_webhook_yet:"None since Home Assistant started. Check the webhook in {service} if something happened there.",no_webhook_needed:"Is asked, sends nothing",last_error:"Last error",last_refusal:"Last refused webhook",n_refused:"{n} refused",advice_down:"Check that {service} runs and that Home Assistant reaches it, then its address and key in the integration.",advice_refused:"{service} sends something that was not understood. Check the webhook there.",hook_no_address:"Home Assistant has no address that {service} could send to.",hook_not_delivered:"{service} does not reach Home Assistant.",hook_not_arrived:"Webhooks of {service} do not arrive here.",hook_redirected:"Webhooks of {service} are redirected and lose their content.",hook_refused:"{service} refuses the webhook.",hook_slot_taken:"Another program uses the only webhook of {service}.",hook_slot_left:"The only webhook of {service} was left to another program. It is asked instead.",hook_plugin_missing:"{service} has no Webhook plugin. It is asked instead, a little later.",hook_plugin_too_old:"The Webhook plugin of {service} is old and does not tell of deletions.",see_repairs:"See the repairs",open_settings:"Open the settings",open_service:"Open {service}",none_services:"No service is set up",none_services_hint:"Add Seerr, Radarr, Sonarr and the others in the settings.",retry:"Search again",check:"Check now",action_done:"Done",action_failed:"That did not work: {error}",card_name:"Status Tracker",card_description:"Media requests on their way, from the wish to the play button.",card_no_request:"This request no longer exists.",card_more:"and one more|and {n} more",form_title:"Title",form_entity:"One request",form_entity_help:"Leave this empty to show several requests.",form_layout:"Layout",form_layout_list:"List",form_layout_posters:"Row of posters",form_layout_compact:"Compact lines",form_show:"Show",form_show_active:"Requests on their way",form_show_attention:"Requests that need attention",form_show_finished:"Requests that finished lately",form_show_all:"All of these",form_media_type:"Type",form_mine:"Only my own requests",form_mine_help:"Those of the person who is signed in. The integration's options say who is who.",form_max:"Most to show"};var X5={title:"Peticiones",page_active:"Activas",page_history:"Historial",page_services:"Servicios",open_menu:"Abrir la barra lateral",back:"Atrás",reload:"Recargar",try_again:"Reintentar",new_version:"Hay una versión nueva de esta página.",loading:"Cargando…",load_failed:"No se pudo cargar: {error}",live:"En directo",connecting:"Conectando…",lost:"Sin conexión",lost_long:"Sin conexión con Home Assistant. Lo que se ve puede estar anticuado.",absent:"No disponible",absent_long:"Status Tracker no responde. Está arrancando o no está configurado.",state_requested:"Pedido",state_approved:"Aprobado",state_searching:"Buscando",state_grabbing:"Encontrado",state_downloading:"Descargando",state_downloaded:"Descargado",state_importing:"Importando",state_anime_matching:"Identificando",state_available:"Disponible",state_failed:"Fallido",item_unaired:"Sin emitir",item_wanted:"En espera",now_requested:"A la espera de aprobación en Seerr",now_approved:"Aprobado, a la espera de que {arr} se encargue",now_searching:"{arr} busca una versión",now_searching_rest:"{arr} busca un episodio más|{arr} busca {n} episodios más",now_unaired:"Aún sin emitir",now_unaired_on:"Aún sin emitir, el próximo el {day}",now_grabbing:"Versión encontrada, la descarga está por empezar",now_downloading:"Descargando",now_downloading_of:"{done} de {size} por ahora",now_no_data:"A la espera de datos, nadie los envía",now_downloaded:"Descargado, a la espera de que {arr} lo importe",now_importing:"En la biblioteca, a la espera de Jellyfin",now_matching:"A la espera de que Shoko lo reconozca",now_available:"Listo para ver",now_available_more:"Listo para ver, falta por emitir un episodio|Listo para ver, faltan por emitir {n} episodios",now_available_more_on:"Listo para ver, próximo episodio el {day}|Listo para ver, faltan {n} episodios, el próximo el {day}",now_declined:"La petición fue rechazada",now_request_failed:"Seerr no pudo transmitir la petición",now_download_failed:"La descarga falló",now_deleted:"Se eliminó",now_failed:"Falló",percent_of:"{title}: {percent}",left:"faltan {time}",ready_of:"{downloaded} descargados, {ready} de {n} listos",n_available:"{n} listos",n_matching:"{n} identificando",n_importing:"{n} importando",n_downloaded:"{n} descargados",n_downloading:"{n} descargando",n_grabbing:"{n} encontrados",n_failed:"{n} fallidos",n_waiting:"{n} en espera",n_unaired:"{n} sin emitir",n_requests:"{n} petición|{n} peticiones",n_of_requests:"{shown} de {n} petición|{shown} de {n} peticiones",look_no_release:"Hace mucho que no se encuentra ninguna versión",look_download_stalled:"La descarga no avanza",look_download_paused:"La descarga está en pausa",look_download_error:"El programa de descargas informa de un error",look_import_blocked:"{arr} no puede importar los archivos por sí solo",look_not_matched:"Shoko no reconoce los archivos",look_not_in_jellyfin:"Está en la biblioteca, pero Jellyfin no lo muestra",look_deleted:"El archivo se eliminó en otro sitio",look_service_down:"{detail} no responde",detail_check_shokofin:"Shoko conoce los archivos. Revise el complemento Shokofin.",detail_error:"No se dio ningún motivo.",detail_missing_files:"Faltan archivos en el disco.",detail_never_started:"Se entregó, pero nunca empezó.",detail_no_word_from_shoko:"Shoko no ha dicho nada de los archivos.",detail_not_imported:"La descarga está completa, pero no se importó nada.",detail_not_in_arr:"Ni Radarr ni Sonarr tienen el título.",detail_manual:"Alguien lo eliminó a mano.",detail_missing:"Falta en el disco.",detail_other:"No se dio ningún motivo.",open_in:"Abrir {service}",open_queue:"Abrir la cola de {service}",open_unrecognised:"Asignar los archivos en Shoko",see_services:"Ver los servicios",for_time:"desde hace {time}",search:"Buscar",type:"Tipo",all_types:"Todos los tipos",movie:"Película",movies:"Películas",show:"Serie",shows:"Series",anime:"Anime",state:"Estado",all_states:"Todos los estados",person:"Pedido por",everyone:"Todos",mine:"Mías ({name})",needs_attention:"Requiere atención",sort:"Ordenar por",sort_state:"Más avanzadas",sort_requested:"Más recientes",sort_progress:"Progreso",sort_title:"Título",clear_filters:"Quitar filtros",none_active:"No hay nada en camino",none_active_hint:"Pida una película o una serie en Seerr y siga aquí su camino.",none_match:"Ninguna petición coincide",lately:"Terminadas hace poco",see_history:"Ver todo en el historial",for_person:"para {name}",season:"Temporada {n}",seasons:"Temporadas {n}",specials:"Especiales",episodes:"Episodios",watch:"Ver",watch_title:"Ver {title} en Jellyfin",journey:"Recorrido",stage_now:"desde hace {time}",stage_skipped:"omitido",stage_requested:"Pedido",stage_approved:"Aprobado",stage_grabbed:"Encontrado",stage_downloaded:"Descargado",stage_imported:"Importado",stage_matched:"Identificado",stage_available:"Disponible",timeline:"Cronología",timeline_inferred:"Nadie lo comunicó; lo que siguió lo demuestra.",timeline_until:"hasta {time}",by:"por {service}",downloads:"Descargas",links:"Enlaces y números",also_known_as:"También conocido como",gone_title:"Esta petición no existe",gone_text:"Se eliminó, o la dirección es incorrecta.",airs:"el {day}",step_requested:"Pedido por {person}",step_requested_plain:"Pedido",step_approved:"Aprobado",step_declined:"Rechazado",step_request_failed:"No se pudo transmitir",step_request_deleted:"Petición eliminada",step_added:"Aceptado",step_searched:"Buscado",step_grabbed:"Versión encontrada",step_download_started:"Descarga iniciada",step_downloaded:"Descargado",step_download_failed:"Descarga fallida",step_download_removed:"Descarga retirada",step_imported:"Importado",step_import_blocked:"Importación bloqueada",step_file_deleted:"Archivo eliminado",step_removed:"Retirado",step_detected:"Visto por Shoko",step_matched:"Reconocido por Shoko",step_not_matched:"No reconocido por Shoko",step_hinted:"Comunicado como disponible",step_available:"Listo para ver",step_unavailable:"Ya no está en Jellyfin",step_attention:"Requiere atención",files_deleted:"Archivos eliminados",files_kept:"Archivos conservados",phase_unknown:"Desconocido",phase_queued:"En cola",phase_metadata:"Obteniendo metadatos",phase_downloading:"Descargando",phase_stalled:"Detenida",phase_paused:"En pausa",phase_checking:"Comprobando",phase_moving:"Moviendo",phase_complete:"Completa",phase_error:"Error",phase_missing_files:"Faltan archivos",phase_gone:"Retirada",page_of:"{from} a {to} de {n}",previous_page:"Página anterior",next_page:"Página siguiente",none_history:"Aún no ha terminado nada",service_up:"Conectado",service_down:"Inaccesible",service_unknown:"Aún sin consultar",version:"Versión",last_webhook:"Último webhook",no_webhook_yet:"Ninguno desde que arrancó Home Assistant. Revise el webhook en {service} si allí ocurrió algo.",no_webhook_needed:"Se le consulta, no envía nada",last_error:"Último error",last_refusal:"Último webhook rechazado",n_refused:"{n} rechazados",advice_down:"Compruebe que {service} funciona y que Home Assistant llega a él; después, su dirección y su clave en la integración.",advice_refused:"{service} envía algo que no se entendió. Revise allí el webhook.",hook_no_address:"Home Assistant no tiene una dirección a la que {service} pueda enviar.",hook_not_delivered:"{service} no llega a Home Assistant.",hook_not_arrived:"Los webhooks de {service} no llegan aquí.",hook_redirected:"Los webhooks de {service} se redirigen y pierden su contenido.",hook_refused:"{service} rechaza el webhook.",hook_slot_taken:"Otro programa usa el único webhook de {service}.",hook_slot_left:"El único webhook de {service} se dejó a otro programa. En su lugar se le consulta.",hook_plugin_missing:"{service} no tiene el complemento Webhook. Se le consulta, un poco más tarde.",hook_plugin_too_old:"El complemento Webhook de {service} es antiguo y no avisa de las eliminaciones.",see_repairs:"Ver las reparaciones",open_settings:"Abrir los ajustes",open_service:"Abrir {service}",none_services:"No hay ningún servicio configurado",none_services_hint:"Añada Seerr, Radarr, Sonarr y los demás en los ajustes.",retry:"Buscar de nuevo",check:"Comprobar ahora",action_done:"Hecho",action_failed:"No funcionó: {error}",card_name:"Status Tracker",card_description:"Peticiones de películas y series en camino, del deseo al botón de reproducir.",card_no_request:"Esta petición ya no existe.",card_more:"y una más|y {n} más",form_title:"Título",form_entity:"Una petición",form_entity_help:"Déjelo vacío para mostrar varias peticiones.",form_layout:"Diseño",form_layout_list:"Lista",form_layout_posters:"Fila de carteles",form_layout_compact:"Líneas compactas",form_show:"Mostrar",form_show_active:"Peticiones en camino",form_show_attention:"Peticiones que requieren atención",form_show_finished:"Peticiones terminadas hace poco",form_show_all:"Todas ellas",form_media_type:"Tipo",form_mine:"Solo mis peticiones",form_mine_help:"Las de la persona que ha iniciado sesión. Las opciones de la integración dicen quién es quién.",form_max:"Máximo que mostrar"};var C3={title:"Demandes",page_active:"En cours",page_history:"Historique",page_services:"Services",open_menu:"Ouvrir la barre latérale",back:"Retour",reload:"Recharger",try_again:"Réessayer",new_version:"Une nouvelle version de cette page est disponible.",loading:"Chargement…",load_failed:"Le chargement a échoué : {error}",live:"En direct",connecting:"Connexion…",lost:"Non connecté",lost_long:"Pas de connexion à Home Assistant. Ce qui est affiché peut être dépassé.",absent:"Indisponible",absent_long:"Status Tracker ne répond pas. Il démarre, ou il n'est pas configuré.",state_requested:"Demandé",state_approved:"Approuvé",state_searching:"Recherche",state_grabbing:"Trouvé",state_downloading:"Téléchargement",state_downloaded:"Téléchargé",state_importing:"Importation",state_anime_matching:"Identification",state_available:"Disponible",state_failed:"Échec",item_unaired:"Pas encore diffusé",item_wanted:"En attente",now_requested:"En attente d'approbation dans Seerr",now_approved:"Approuvé, en attente de prise en charge par {arr}",now_searching:"{arr} cherche une version",now_searching_rest:"{arr} cherche encore un épisode|{arr} cherche encore {n} épisodes",now_unaired:"Pas encore diffusé",now_unaired_on:"Pas encore diffusé, prochain épisode le {day}",now_grabbing:"Version trouvée, le téléchargement va commencer",now_downloading:"Téléchargement en cours",now_downloading_of:"{done} sur {size} pour l'instant",now_no_data:"En attente de données, personne n'en envoie",now_downloaded:"Téléchargé, en attente d'importation par {arr}",now_importing:"Dans la bibliothèque, en attente de Jellyfin",now_matching:"En attente d'identification par Shoko",now_available:"Prêt à regarder",now_available_more:"Prêt à regarder, un épisode n'est pas encore diffusé|Prêt à regarder, {n} épisodes ne sont pas encore diffusés",now_available_more_on:"Prêt à regarder, prochain épisode le {day}|Prêt à regarder, encore {n} épisodes, le prochain le {day}",now_declined:"La demande a été refusée",now_request_failed:"Seerr n'a pas pu transmettre la demande",now_download_failed:"Le téléchargement a échoué",now_deleted:"Supprimé",now_failed:"Échec",percent_of:"{title} : {percent}",left:"encore {time}",ready_of:"{downloaded} téléchargés, {ready} prêts sur {n}",n_available:"{n} prêts",n_matching:"{n} en identification",n_importing:"{n} en importation",n_downloaded:"{n} téléchargés",n_downloading:"{n} en téléchargement",n_grabbing:"{n} trouvés",n_failed:"{n} en échec",n_waiting:"{n} en attente",n_unaired:"{n} pas encore diffusés",n_requests:"{n} demande|{n} demandes",n_of_requests:"{shown} sur {n} demande|{shown} sur {n} demandes",look_no_release:"Aucune version trouvée depuis longtemps",look_download_stalled:"Le téléchargement n'avance pas",look_download_paused:"Le téléchargement est en pause",look_download_error:"Le client de téléchargement signale une erreur",look_import_blocked:"{arr} ne peut pas importer les fichiers seul",look_not_matched:"Shoko n'identifie pas les fichiers",look_not_in_jellyfin:"Dans la bibliothèque, mais Jellyfin ne l'affiche pas",look_deleted:"Le fichier a été supprimé ailleurs",look_service_down:"{detail} ne répond pas",detail_check_shokofin:"Shoko connaît les fichiers. Vérifiez l'extension Shokofin.",detail_error:"Aucune raison n'a été donnée.",detail_missing_files:"Des fichiers manquent sur le disque.",detail_never_started:"Il a été transmis, mais n'a jamais commencé.",detail_no_word_from_shoko:"Shoko n'a rien dit des fichiers.",detail_not_imported:"Le téléchargement est complet, mais rien n'a été importé.",detail_not_in_arr:"Ni Radarr ni Sonarr n'a le titre.",detail_manual:"Quelqu'un l'a supprimé à la main.",detail_missing:"Il manque sur le disque.",detail_other:"Aucune raison n'a été donnée.",open_in:"Ouvrir {service}",open_queue:"Ouvrir la file de {service}",open_unrecognised:"Attribuer les fichiers dans Shoko",see_services:"Voir les services",for_time:"depuis {time}",search:"Rechercher",type:"Type",all_types:"Tous les types",movie:"Film",movies:"Films",show:"Série",shows:"Séries",anime:"Anime",state:"État",all_states:"Tous les états",person:"Demandé par",everyone:"Tout le monde",mine:"Les miennes ({name})",needs_attention:"À vérifier",sort:"Trier par",sort_state:"Les plus avancées",sort_requested:"Les plus récentes",sort_progress:"Progression",sort_title:"Titre",clear_filters:"Effacer les filtres",none_active:"Rien n'est en route",none_active_hint:"Demandez un film ou une série dans Seerr, et suivez son trajet ici.",none_match:"Aucune demande ne correspond",lately:"Terminées récemment",see_history:"Tout voir dans l'historique",for_person:"pour {name}",season:"Saison {n}",seasons:"Saisons {n}",specials:"Épisodes spéciaux",episodes:"Épisodes",watch:"Regarder",watch_title:"Regarder {title} dans Jellyfin",journey:"Trajet",stage_now:"depuis {time}",stage_skipped:"sauté",stage_requested:"Demandé",stage_approved:"Approuvé",stage_grabbed:"Trouvé",stage_downloaded:"Téléchargé",stage_imported:"Importé",stage_matched:"Identifié",stage_available:"Disponible",timeline:"Chronologie",timeline_inferred:"Personne ne l'a signalé ; la suite le prouve.",timeline_until:"jusqu'à {time}",by:"via {service}",downloads:"Téléchargements",links:"Liens et numéros",also_known_as:"Aussi connu sous",gone_title:"Cette demande n'existe pas",gone_text:"Elle a été supprimée, ou l'adresse est fausse.",airs:"le {day}",step_requested:"Demandé par {person}",step_requested_plain:"Demandé",step_approved:"Approuvé",step_declined:"Refusé",step_request_failed:"N'a pas pu être transmis",step_request_deleted:"Demande supprimée",step_added:"Pris en charge",step_searched:"Recherché",step_grabbed:"Version trouvée",step_download_started:"Téléchargement commencé",step_downloaded:"Téléchargé",step_download_failed:"Téléchargement échoué",step_download_removed:"Téléchargement retiré",step_imported:"Importé",step_import_blocked:"Importation bloquée",step_file_deleted:"Fichier supprimé",step_removed:"Retiré",step_detected:"Vu par Shoko",step_matched:"Identifié par Shoko",step_not_matched:"Non identifié par Shoko",step_hinted:"Signalé comme disponible",step_available:"Prêt à regarder",step_unavailable:"N'est plus dans Jellyfin",step_attention:"À vérifier",files_deleted:"Fichiers supprimés",files_kept:"Fichiers conservés",phase_unknown:"Inconnu",phase_queued:"En file d'attente",phase_metadata:"Récupère les métadonnées",phase_downloading:"Téléchargement",phase_stalled:"Bloqué",phase_paused:"En pause",phase_checking:"Vérification",phase_moving:"Déplacement",phase_complete:"Complet",phase_error:"Erreur",phase_missing_files:"Fichiers manquants",phase_gone:"Retiré",page_of:"{from} à {to} sur {n}",previous_page:"Page précédente",next_page:"Page suivante",none_history:"Rien n'est encore terminé",service_up:"Connecté",service_down:"Injoignable",service_unknown:"Pas encore interrogé",version:"Version",last_webhook:"Dernier webhook",no_webhook_yet:"Aucun depuis le démarrage de Home Assistant. Vérifiez le webhook dans {service} s'il s'y est passé quelque chose.",no_webhook_needed:"Est interrogé, n'envoie rien",last_error:"Dernière erreur",last_refusal:"Dernier webhook refusé",n_refused:"{n} refusés",advice_down:"Vérifiez que {service} fonctionne et que Home Assistant l'atteint, puis son adresse et sa clé dans l'intégration.",advice_refused:"{service} envoie quelque chose d'incompréhensible. Vérifiez-y le webhook.",hook_no_address:"Home Assistant n'a pas d'adresse où {service} puisse envoyer.",hook_not_delivered:"{service} n'atteint pas Home Assistant.",hook_not_arrived:"Les webhooks de {service} n'arrivent pas ici.",hook_redirected:"Les webhooks de {service} sont redirigés et perdent leur contenu.",hook_refused:"{service} refuse le webhook.",hook_slot_taken:"Un autre programme utilise le seul webhook de {service}.",hook_slot_left:"Le seul webhook de {service} a été laissé à un autre programme. Il est interrogé à la place.",hook_plugin_missing:"{service} n'a pas l'extension Webhook. Il est interrogé, un peu plus tard.",hook_plugin_too_old:"L'extension Webhook de {service} est ancienne et ne signale pas les suppressions.",see_repairs:"Voir les réparations",open_settings:"Ouvrir les paramètres",open_service:"Ouvrir {service}",none_services:"Aucun service n'est configuré",none_services_hint:"Ajoutez Seerr, Radarr, Sonarr et les autres dans les paramètres.",retry:"Chercher à nouveau",check:"Vérifier maintenant",action_done:"Fait",action_failed:"Cela n'a pas fonctionné : {error}",card_name:"Status Tracker",card_description:"Les demandes de médias en route, du souhait au bouton lecture.",card_no_request:"Cette demande n'existe plus.",card_more:"et une autre|et {n} autres",form_title:"Titre",form_entity:"Une demande",form_entity_help:"Laissez vide pour afficher plusieurs demandes.",form_layout:"Présentation",form_layout_list:"Liste",form_layout_posters:"Rangée d'affiches",form_layout_compact:"Lignes compactes",form_show:"Afficher",form_show_active:"Demandes en route",form_show_attention:"Demandes à vérifier",form_show_finished:"Demandes terminées récemment",form_show_all:"Toutes",form_media_type:"Type",form_mine:"Seulement mes demandes",form_mine_help:"Celles de la personne connectée. Les options de l'intégration disent qui est qui.",form_max:"Nombre maximal"};var H3={title:"リクエスト",page_active:"進行中",page_history:"履歴",page_services:"サービス",open_menu:"サイドバーを開く",back:"戻る",reload:"再読み込み",try_again:"再試行",new_version:"このページの新しいバージョンがあります。",loading:"読み込み中…",load_failed:"読み込めませんでした: {error}",live:"ライブ",connecting:"接続中…",lost:"未接続",lost_long:"Home Assistant に接続していません。表示が古い可能性があります。",absent:"利用できません",absent_long:"Status Tracker が応答しません。起動中か、設定されていません。",state_requested:"リクエスト済み",state_approved:"承認済み",state_searching:"検索中",state_grabbing:"取得済み",state_downloading:"ダウンロード中",state_downloaded:"ダウンロード済み",state_importing:"取り込み中",state_anime_matching:"照合中",state_available:"視聴可能",state_failed:"失敗",item_unaired:"未放送",item_wanted:"待機中",now_requested:"Seerr での承認を待っています",now_approved:"承認済み、{arr} への受け渡しを待っています",now_searching:"{arr} がリリースを探しています",now_searching_rest:"{arr} が残り {n} 話を探しています",now_unaired:"まだ放送されていません",now_unaired_on:"まだ放送されていません、次回は {day}",now_grabbing:"リリースが見つかり、ダウンロードの開始を待っています",now_downloading:"ダウンロード中",now_downloading_of:"{size} 中 {done}",now_no_data:"データを待っています、送信元がありません",now_downloaded:"ダウンロード済み、{arr} の取り込みを待っています",now_importing:"ライブラリにあり、Jellyfin の表示を待っています",now_matching:"Shoko の認識を待っています",now_available:"視聴できます",now_available_more:"視聴できます、未放送 {n} 話",now_available_more_on:"視聴できます、残り {n} 話、次回は {day}",now_declined:"リクエストは却下されました",now_request_failed:"Seerr がリクエストを渡せませんでした",now_download_failed:"ダウンロードに失敗しました",now_deleted:"削除されました",now_failed:"失敗しました",percent_of:"{title}: {percent}",left:"残り {time}",ready_of:"ダウンロード済み {downloaded}、視聴可能 {ready}/{n}",n_available:"視聴可能 {n}",n_matching:"照合中 {n}",n_importing:"取り込み中 {n}",n_downloaded:"ダウンロード済み {n}",n_downloading:"ダウンロード中 {n}",n_grabbing:"取得済み {n}",n_failed:"失敗 {n}",n_waiting:"待機中 {n}",n_unaired:"未放送 {n}",n_requests:"{n} 件のリクエスト",n_of_requests:"{n} 件中 {shown} 件のリクエスト",look_no_release:"長い間リリースが見つかっていません",look_download_stalled:"ダウンロードが進んでいません",look_download_paused:"ダウンロードが一時停止しています",look_download_error:"ダウンロードクライアントがエラーを報告しています",look_import_blocked:"{arr} が自動でファイルを取り込めません",look_not_matched:"Shoko がファイルを認識しません",look_not_in_jellyfin:"ライブラリにありますが、Jellyfin に表示されません",look_deleted:"ファイルが別の場所で削除されました",look_service_down:"{detail} が応答しません",detail_check_shokofin:"Shoko はファイルを認識しています。Shokofin プラグインを確認してください。",detail_error:"理由は示されていません。",detail_missing_files:"ディスク上にファイルがありません。",detail_never_started:"渡されましたが、開始しませんでした。",detail_no_word_from_shoko:"Shoko からファイルについての通知がありません。",detail_not_imported:"ダウンロードは完了しましたが、何も取り込まれていません。",detail_not_in_arr:"Radarr にも Sonarr にもこの作品がありません。",detail_manual:"手動で削除されました。",detail_missing:"ディスク上にありません。",detail_other:"理由は示されていません。",open_in:"{service} を開く",open_queue:"{service} のキューを開く",open_unrecognised:"Shoko でファイルを割り当てる",see_services:"サービスを見る",for_time:"{time}経過",search:"検索",type:"種類",all_types:"すべての種類",movie:"映画",movies:"映画",show:"番組",shows:"番組",anime:"アニメ",state:"状態",all_states:"すべての状態",person:"リクエストした人",everyone:"全員",mine:"自分 ({name})",needs_attention:"要確認",sort:"並べ替え",sort_state:"進んでいる順",sort_requested:"新しい順",sort_progress:"進捗",sort_title:"タイトル",clear_filters:"絞り込みを解除",none_active:"進行中のものはありません",none_active_hint:"Seerr で映画や番組をリクエストすると、ここで追跡できます。",none_match:"一致するリクエストはありません",lately:"最近完了",see_history:"履歴ですべて見る",for_person:"{name} さん",season:"シーズン {n}",seasons:"シーズン {n}",specials:"スペシャル",episodes:"エピソード",watch:"視聴",watch_title:"{title} を Jellyfin で視聴",journey:"道のり",stage_now:"{time}経過",stage_skipped:"省略",stage_requested:"リクエスト",stage_approved:"承認",stage_grabbed:"取得",stage_downloaded:"ダウンロード",stage_imported:"取り込み",stage_matched:"照合",stage_available:"視聴可能",timeline:"タイムライン",timeline_inferred:"報告はありませんが、その後の出来事から分かります。",timeline_until:"{time}まで",by:"{service} 経由",downloads:"ダウンロード",links:"リンクと番号",also_known_as:"別名",gone_title:"このリクエストはありません",gone_text:"削除されたか、アドレスが間違っています。",airs:"{day} 放送",step_requested:"{person} がリクエスト",step_requested_plain:"リクエスト",step_approved:"承認",step_declined:"却下",step_request_failed:"渡せませんでした",step_request_deleted:"リクエスト削除",step_added:"受け付け",step_searched:"検索",step_grabbed:"リリース取得",step_download_started:"ダウンロード開始",step_downloaded:"ダウンロード完了",step_download_failed:"ダウンロード失敗",step_download_removed:"ダウンロード除去",step_imported:"取り込み完了",step_import_blocked:"取り込み停止",step_file_deleted:"ファイル削除",step_removed:"除去",step_detected:"Shoko が検出",step_matched:"Shoko が認識",step_not_matched:"Shoko が認識せず",step_hinted:"視聴可能と報告",step_available:"視聴可能",step_unavailable:"Jellyfin から消失",step_attention:"要確認",files_deleted:"ファイルは削除",files_kept:"ファイルは保持",phase_unknown:"不明",phase_queued:"順番待ち",phase_metadata:"メタデータ取得中",phase_downloading:"ダウンロード中",phase_stalled:"停滞",phase_paused:"一時停止",phase_checking:"検査中",phase_moving:"移動中",phase_complete:"完了",phase_error:"エラー",phase_missing_files:"ファイルなし",phase_gone:"除去",page_of:"{n} 件中 {from}–{to}",previous_page:"前のページ",next_page:"次のページ",none_history:"完了したものはまだありません",service_up:"接続済み",service_down:"接続できません",service_unknown:"未確認",version:"バージョン",last_webhook:"最後の Webhook",no_webhook_yet:"Home Assistant の起動後はありません。{service} で何かあった場合は、そちらの Webhook を確認してください。",no_webhook_needed:"問い合わせのみ、送信なし",last_error:"最後のエラー",last_refusal:"最後に拒否した Webhook",n_refused:"{n} 件拒否",advice_down:"{service} が動作し、Home Assistant から接続できるか、次に統合のアドレスとキーを確認してください。",advice_refused:"{service} が理解できないものを送っています。そちらの Webhook を確認してください。",hook_no_address:"Home Assistant に {service} から送信できるアドレスがありません。",hook_not_delivered:"{service} から Home Assistant に接続できません。",hook_not_arrived:"{service} の Webhook が届きません。",hook_redirected:"{service} の Webhook が転送され、内容が失われています。",hook_refused:"{service} が Webhook を拒否しています。",hook_slot_taken:"{service} の唯一の Webhook を別のプログラムが使っています。",hook_slot_left:"{service} の唯一の Webhook は別のプログラムに譲りました。代わりに問い合わせます。",hook_plugin_missing:"{service} に Webhook プラグインがありません。代わりに少し遅れて問い合わせます。",hook_plugin_too_old:"{service} の Webhook プラグインが古く、削除を通知しません。",see_repairs:"修復を見る",open_settings:"設定を開く",open_service:"{service} を開く",none_services:"サービスが設定されていません",none_services_hint:"Seerr、Radarr、Sonarr などを設定で追加してください。",retry:"再検索",check:"今すぐ確認",action_done:"完了",action_failed:"うまくいきませんでした: {error}",card_name:"Status Tracker",card_description:"リクエストから再生ボタンまで、メディアの道のり。",card_no_request:"このリクエストはもうありません。",card_more:"ほか {n} 件",form_title:"タイトル",form_entity:"1 件のリクエスト",form_entity_help:"複数のリクエストを表示するには空欄にします。",form_layout:"レイアウト",form_layout_list:"リスト",form_layout_posters:"ポスターの列",form_layout_compact:"コンパクト",form_show:"表示",form_show_active:"進行中のリクエスト",form_show_attention:"確認が必要なリクエスト",form_show_finished:"最近完了したリクエスト",form_show_all:"これらすべて",form_media_type:"種類",form_mine:"自分のリクエストのみ",form_mine_help:"ログイン中の人のもの。誰が誰かは統合のオプションで決まります。",form_max:"最大表示数"};var V3={title:"Aanvragen",page_active:"Actief",page_history:"Geschiedenis",page_services:"Diensten",open_menu:"Zijbalk openen",back:"Terug",reload:"Opnieuw laden",try_again:"Opnieuw proberen",new_version:"Er is een nieuwe versie van deze pagina.",loading:"Laden…",load_failed:"Dit kon niet worden geladen: {error}",live:"Live",connecting:"Verbinden…",lost:"Niet verbonden",lost_long:"Geen verbinding met Home Assistant. Wat hier staat kan verouderd zijn.",absent:"Niet beschikbaar",absent_long:"Status Tracker antwoordt niet. Het start nog, of het is niet ingesteld.",state_requested:"Aangevraagd",state_approved:"Goedgekeurd",state_searching:"Zoeken",state_grabbing:"Gevonden",state_downloading:"Downloaden",state_downloaded:"Gedownload",state_importing:"Importeren",state_anime_matching:"Herkennen",state_available:"Beschikbaar",state_failed:"Mislukt",item_unaired:"Niet uitgezonden",item_wanted:"Wacht",now_requested:"Wacht op goedkeuring in Seerr",now_approved:"Goedgekeurd, wacht tot {arr} het overneemt",now_searching:"{arr} zoekt een release",now_searching_rest:"{arr} zoekt nog één aflevering|{arr} zoekt nog {n} afleveringen",now_unaired:"Nog niet uitgezonden",now_unaired_on:"Nog niet uitgezonden, de volgende op {day}",now_grabbing:"Release gevonden, de download begint zo",now_downloading:"Wordt gedownload",now_downloading_of:"{done} van {size} tot nu toe",now_no_data:"Wacht op gegevens, niemand stuurt ze",now_downloaded:"Gedownload, wacht tot {arr} het importeert",now_importing:"In de bibliotheek, wacht tot Jellyfin het toont",now_matching:"Wacht tot Shoko het herkent",now_available:"Klaar om te kijken",now_available_more:"Klaar om te kijken, één aflevering is nog niet uitgezonden|Klaar om te kijken, {n} afleveringen zijn nog niet uitgezonden",now_available_more_on:"Klaar om te kijken, volgende aflevering op {day}|Klaar om te kijken, nog {n} afleveringen, de volgende op {day}",now_declined:"De aanvraag is afgewezen",now_request_failed:"Seerr kon de aanvraag niet doorgeven",now_download_failed:"De download is mislukt",now_deleted:"Het is verwijderd",now_failed:"Het is mislukt",percent_of:"{title}: {percent}",left:"nog {time}",ready_of:"{downloaded} gedownload, {ready} van {n} klaar",n_available:"{n} klaar",n_matching:"{n} in herkenning",n_importing:"{n} in import",n_downloaded:"{n} gedownload",n_downloading:"{n} aan het downloaden",n_grabbing:"{n} gevonden",n_failed:"{n} mislukt",n_waiting:"{n} in de wacht",n_unaired:"{n} niet uitgezonden",n_requests:"{n} aanvraag|{n} aanvragen",n_of_requests:"{shown} van {n} aanvraag|{shown} van {n} aanvragen",look_no_release:"Er wordt al lang geen release gevonden",look_download_stalled:"De download komt niet vooruit",look_download_paused:"De download is gepauzeerd",look_download_error:"Het downloadprogramma meldt een fout",look_import_blocked:"{arr} kan de bestanden niet zelf importeren",look_not_matched:"Shoko herkent de bestanden niet",look_not_in_jellyfin:"Het staat in de bibliotheek, maar Jellyfin toont het niet",look_deleted:"Het bestand is elders verwijderd",look_service_down:"{detail} antwoordt niet",detail_check_shokofin:"Shoko kent de bestanden. Controleer de plug-in Shokofin.",detail_error:"Er werd geen reden gegeven.",detail_missing_files:"Er ontbreken bestanden op de schijf.",detail_never_started:"Hij is doorgegeven, maar nooit begonnen.",detail_no_word_from_shoko:"Shoko heeft niets over de bestanden gezegd.",detail_not_imported:"De download is compleet, maar er is niets geïmporteerd.",detail_not_in_arr:"Radarr noch Sonarr heeft de titel.",detail_manual:"Iemand heeft het met de hand verwijderd.",detail_missing:"Het ontbreekt op de schijf.",detail_other:"Er werd geen reden gegeven.",open_in:"{service} openen",open_queue:"Wachtrij van {service} openen",open_unrecognised:"Bestanden toewijzen in Shoko",see_services:"Diensten bekijken",for_time:"sinds {time}",search:"Zoeken",type:"Soort",all_types:"Alle soorten",movie:"Film",movies:"Films",show:"Serie",shows:"Series",anime:"Anime",state:"Status",all_states:"Elke status",person:"Aangevraagd door",everyone:"Iedereen",mine:"Van mij ({name})",needs_attention:"Vraagt aandacht",sort:"Sorteren op",sort_state:"Verst gevorderd eerst",sort_requested:"Nieuwste eerst",sort_progress:"Voortgang",sort_title:"Titel",clear_filters:"Filters wissen",none_active:"Er is niets onderweg",none_active_hint:"Vraag een film of serie aan in Seerr en volg die hier.",none_match:"Geen aanvraag komt overeen",lately:"Onlangs klaar",see_history:"Alles in de geschiedenis bekijken",for_person:"voor {name}",season:"Seizoen {n}",seasons:"Seizoenen {n}",specials:"Specials",episodes:"Afleveringen",watch:"Kijken",watch_title:"{title} bekijken in Jellyfin",journey:"Reis",stage_now:"sinds {time}",stage_skipped:"overgeslagen",stage_requested:"Aangevraagd",stage_approved:"Goedgekeurd",stage_grabbed:"Gevonden",stage_downloaded:"Gedownload",stage_imported:"Geïmporteerd",stage_matched:"Herkend",stage_available:"Beschikbaar",timeline:"Tijdlijn",timeline_inferred:"Niemand meldde dit; wat later kwam bewijst het.",timeline_until:"tot {time}",by:"via {service}",downloads:"Downloads",links:"Links en nummers",also_known_as:"Ook bekend als",gone_title:"Deze aanvraag bestaat niet",gone_text:"Hij is verwijderd, of het adres klopt niet.",airs:"op {day}",step_requested:"Aangevraagd door {person}",step_requested_plain:"Aangevraagd",step_approved:"Goedgekeurd",step_declined:"Afgewezen",step_request_failed:"Kon niet worden doorgegeven",step_request_deleted:"Aanvraag verwijderd",step_added:"Overgenomen",step_searched:"Gezocht",step_grabbed:"Release gevonden",step_download_started:"Download begonnen",step_downloaded:"Gedownload",step_download_failed:"Download mislukt",step_download_removed:"Download verwijderd",step_imported:"Geïmporteerd",step_import_blocked:"Import geblokkeerd",step_file_deleted:"Bestand verwijderd",step_removed:"Verwijderd",step_detected:"Gezien door Shoko",step_matched:"Herkend door Shoko",step_not_matched:"Niet herkend door Shoko",step_hinted:"Gemeld als beschikbaar",step_available:"Klaar om te kijken",step_unavailable:"Niet meer in Jellyfin",step_attention:"Vraagt aandacht",files_deleted:"Bestanden verwijderd",files_kept:"Bestanden behouden",phase_unknown:"Onbekend",phase_queued:"In de wachtrij",phase_metadata:"Haalt metagegevens op",phase_downloading:"Downloaden",phase_stalled:"Hapert",phase_paused:"Gepauzeerd",phase_checking:"Wordt gecontroleerd",phase_moving:"Wordt verplaatst",phase_complete:"Compleet",phase_error:"Fout",phase_missing_files:"Bestanden ontbreken",phase_gone:"Verwijderd",page_of:"{from} tot {to} van {n}",previous_page:"Vorige pagina",next_page:"Volgende pagina",none_history:"Er is nog niets klaar",service_up:"Verbonden",service_down:"Niet bereikbaar",service_unknown:"Nog niet gevraagd",version:"Versie",last_webhook:"Laatste webhook",no_webhook_yet:"Geen sinds Home Assistant is gestart. Controleer de webhook in {service} als daar iets is gebeurd.",no_webhook_needed:"Wordt gevraagd, stuurt niets",last_error:"Laatste fout",last_refusal:"Laatste geweigerde webhook",n_refused:"{n} geweigerd",advice_down:"Controleer of {service} draait en of Home Assistant het bereikt, dan adres en sleutel in de integratie.",advice_refused:"{service} stuurt iets dat niet werd begrepen. Controleer daar de webhook.",hook_no_address:"Home Assistant heeft geen adres waarheen {service} kan sturen.",hook_not_delivered:"{service} bereikt Home Assistant niet.",hook_not_arrived:"Webhooks van {service} komen hier niet aan.",hook_redirected:"Webhooks van {service} worden omgeleid en verliezen hun inhoud.",hook_refused:"{service} weigert de webhook.",hook_slot_taken:"Een ander programma gebruikt de enige webhook van {service}.",hook_slot_left:"De enige webhook van {service} is aan een ander programma gelaten. Het wordt in plaats daarvan gevraagd.",hook_plugin_missing:"{service} heeft geen Webhook-plug-in. Het wordt gevraagd, iets later.",hook_plugin_too_old:"De Webhook-plug-in van {service} is oud en meldt geen verwijderingen.",see_repairs:"Reparaties bekijken",open_settings:"Instellingen openen",open_service:"{service} openen",none_services:"Er is geen dienst ingesteld",none_services_hint:"Voeg Seerr, Radarr, Sonarr en de andere toe in de instellingen.",retry:"Opnieuw zoeken",check:"Nu controleren",action_done:"Gedaan",action_failed:"Dat lukte niet: {error}",card_name:"Status Tracker",card_description:"Media-aanvragen onderweg, van de wens tot de afspeelknop.",card_no_request:"Deze aanvraag bestaat niet meer.",card_more:"en nog één|en nog {n}",form_title:"Titel",form_entity:"Eén aanvraag",form_entity_help:"Laat dit leeg om meerdere aanvragen te tonen.",form_layout:"Weergave",form_layout_list:"Lijst",form_layout_posters:"Rij posters",form_layout_compact:"Compacte regels",form_show:"Tonen",form_show_active:"Aanvragen onderweg",form_show_attention:"Aanvragen die aandacht vragen",form_show_finished:"Onlangs voltooide aanvragen",form_show_all:"Al deze",form_media_type:"Soort",form_mine:"Alleen mijn eigen aanvragen",form_mine_help:"Die van de aangemelde persoon. De opties van de integratie zeggen wie wie is.",form_max:"Hoogstens tonen"};var r0={en:u2,de:Y5,es:X5,fr:C3,ja:H3,nl:V3};function H1(L){for(let C of[L,L.split("-")[0]??""]){let H=r0[C];if(H)return{language:C,texts:H}}return{language:"en",texts:u2}}var O="/status-tracker",t0={comma_decimal:"en-US",decimal_comma:"de",space_comma:"fr",quote_decimal:"de-CH"},V1=class{constructor(C){o(this,"connection");o(this,"format");o(this,"language");o(this,"isAdmin");o(this,"addresses");o(this,"texts");o(this,"plurals");let{language:H,texts:V}=H1(C.language);this.connection=C.connection,this.language=H,this.texts=V,this.plurals=new Intl.PluralRules(H),this.isAdmin=C.user?.is_admin??!1,this.addresses={internal:C.config.internal_url,external:C.config.external_url};let{time_format:e,number_format:M}=C.locale;this.format=new G1({language:C.locale.language||H,timeZone:C.locale.time_zone==="server"?C.config.time_zone:void 0,hour12:e==="12"?!0:e==="24"?!1:void 0,numbers:t0[M]??(C.locale.language||H)})}t(C,H={}){let V=this.texts[C].split("|"),{n:e}=H;return((V.length===1||typeof e!="number"?V[0]:V[this.plurals.select(e)==="one"?0:1])??"").replace(/\{(\w+)\}/g,(r,A)=>{let i=H[A];return typeof i=="number"?this.format.count(i):i??""})}say(C){return this.t(C.key,C.values)}};function R(L){return`${O}/request/${encodeURIComponent(L)}`}function N(L){return W1({"--state":`var(--st-${L})`})}function e1(L,C){return t`<span class="pill" style=${N(C)}
>${m(B[C])}${L.t(`state_${C}`)}</span
>`}function I(L,C){let H=L.t(C.media_type==="movie"?"movie":"show");return[C.year,C.is_anime?`${L.t("anime")} (${H})`:H,C.seasons?.length?i0(L,C.seasons):null,C.is_4k?"4K":null,C.requested_by?L.t("for_person",{name:C.requested_by}):null].filter(Boolean).join(" · ")}function i0(L,C){let H=C.filter(e=>e>0);return[H.length?L.t(H.length===1?"season":"seasons",{n:E5(H)}):"",C.includes(0)?L.t("specials"):""].filter(Boolean).join(", ")}function L1(L,C){return t`<div
class="fill"
style=${W1({"--state":`var(--st-${C})`,width:`${L*100}%`})}
></div>`}function W(L,C){let{counts:H,title:V}=C,e=C.state==="downloaded"?1:C.progress;if(h1(C)&&H.wanted>1){let r=N1.filter(({field:i})=>H[i]>0),A=r.map(({field:i,key:n})=>L.t(n,{n:H[i]})).join(", ");return t`<div class="bar" role="img" aria-label=${A}>
${r.map(({state:i,field:n})=>{let p=i==="downloading"&&e!==null;return t`<div
class=${p?"part":"whole"}
style=${W1({"--state":`var(--st-${i})`,"flex-grow":String(H[n])})}
>
${p?L1(e,i):a}
</div>`})}
</div>`}if(e===null||C.state==="available")return a;let M=L.format.percent(e);return t`<div
class="bar"
role="progressbar"
aria-valuemin="0"
aria-valuemax="100"
aria-valuenow=${Math.floor(e*100)}
aria-label=${L.t("percent_of",{title:V,percent:M})}
>
${L1(e,C.state)}
</div>`}function j(L,C){if(C.progress===null||C.state!=="downloading")return[];let H=[L.format.percent(C.progress)];return C.speed&&H.push(L.format.speed(C.speed)),C.eta!==null&&H.push(L.t("left",{time:L.format.duration(C.eta)})),H}function M1(L,C){let{counts:H}=C;if(!h1(C))return[];let V=H.wanted?[L.t("ready_of",{downloaded:i5(H),ready:H.available,n:H.wanted})]:[];return H.unaired&&V.push(L.t("n_unaired",{n:H.unaired})),V}function z1(L,C,H,V){if(!C.attention)return a;let{reason:e,since:M,detail:r}=C.attention,{key:A,step:i,service:n,arr:p}=o5(e,C),d=r?I1(r):null,s=d?L.t(d):e==="service_down"?null:r,v=U5(e,n,H,"ids"in C?C:void 0);return t`<div class="notice">
${m(l.alert)}
<div>
<strong>${L.t(A,{arr:p,detail:r??"?"})}</strong>
<span class="quiet"
>${L.t("for_time",{time:L.format.age(M,V)})}</span
>
${s?t`<p class="said">${s}</p>`:a}
${v?t`<a
class="step"
href=${v.url}
target="_blank"
rel="noreferrer noopener"
>${L.t(i,{service:v.name})}</a
>`:i==="see_services"?t`<a class="step" href="${O}/services"
>${L.t(i)}</a
>`:a}
</div>
</div>`}function r1(L,C){let H=G5(C,z5(location.href,L.addresses));return H?t`<a
class="button strong watch"
href=${H}
target="_blank"
rel="noreferrer noopener"
aria-label=${L.t("watch_title",{title:C.title})}
>${m(l.watch)}${L.t("watch")}</a
>`:a}var Q1=x`
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
`;function j1(L,C,H){let V=L.t(`state_${C.state}`);return t`<a
class="tile"
href=${R(C.id)}
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
<span class="badge" style=${N(C.state)}
>${m(B[C.state])}<span class="hidden"
>${V}</span
></span
>
</span>
${H?W(L,H):a}
<span class="name">${C.title}</span>
</a>`}var c=x`
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
`,h=x`
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
`,_=x`
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
`;var L3=x`
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
`;var J1=["state","requested","progress","title"],b={text:"",media_type:"",state:"",requested_by:"",attention:!1},K1=["requested","approved","searching","grabbing","downloading","downloaded","importing","anime_matching","available","failed"],o0=new Set(["available","failed"]);function k(L){return!o0.has(L.state)}function r3(L){return L.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase().replace(/[^\p{L}\p{N}]+/gu," ").trim()}function g1(L){return Object.keys(b).some(C=>L[C]!==b[C])}function t3(L){let C=r3(L.text).split(" ").filter(Boolean),H=L.requested_by.toLowerCase();return V=>(!L.attention||V.attention!==null)&&(!L.state||V.state===L.state)&&(!L.media_type||(L.media_type==="anime"?V.is_anime===!0:V.media_type===L.media_type))&&(!H||V.requested_by?.toLowerCase()===H)&&(!C.length||a0(V,C))}function a0(L,C){let H=r3([L.title,L.original_title,L.year,L.requested_by].join(" "));return C.every(V=>H.includes(V))}var i3=(L,C)=>L.title.localeCompare(C.title),o3=L=>(C,H)=>M3(H[L])-M3(C[L]),A0={state:(L,C)=>K1.indexOf(C.state)-K1.indexOf(L.state),requested:()=>0,progress:(L,C)=>e3(C)-e3(L),title:i3},n0=o3("created_at");function e3(L){return Math.floor((L.progress??-.01)*100+1e-9)}function M3(L){return L?Date.parse(L):0}function Y1(L,C){let H=A0[C];return[...L].sort((V,e)=>H(V,e)||n0(V,e)||(V.id<e.id?-1:1))}function X1(L){let C=o3("finished_at");return[...L].sort((H,V)=>C(H,V)||i3(H,V))}function a3(L){let C=new Map;for(let{requested_by:H}of L)H&&!C.has(H.toLowerCase())&&C.set(H.toLowerCase(),H);return[...C.values()].sort((H,V)=>H.localeCompare(V))}var K="status-tracker-card",A3=["list","posters","compact"],n3=["active","attention","finished","all"],d0=["movie","tv"],c2=10,Z2=100,p0=[{name:"layout",values:A3},{name:"show",values:n3},{name:"media_type",values:d0}];function S2(L){for(let{name:e,values:M}of p0){let r=L[e];if(r&&!M.includes(r))throw new Error(`${e} must be one of ${M.join(", ")}`)}let{max:C,entity:H,title:V}=L;if(C!=null&&!(Number.isInteger(C)&&C>0&&C<=Z2))throw new Error(`max must be a whole number from 1 to ${Z2}`);for(let[e,M]of Object.entries({entity:H,title:V}))if(M!=null&&typeof M!="string")throw new Error(`${e} must be a text`)}function d3(L,C,H,V){let e=[...L];if(C.entity){let n=e.filter(({id:p})=>p===V);return{shown:n,total:n.length}}let M=e.filter(n=>(!C.media_type||n.media_type===C.media_type)&&(!C.mine||H(n.requested_by))),r=Y1(M.filter(k),"state"),A=X1(M.filter(n=>!k(n))),i={active:()=>r,attention:()=>r.filter(n=>n.attention),finished:()=>A,all:()=>[...r,...A]}[C.show??"active"]();return{shown:i.slice(0,C.max??c2),total:i.length}}function C2(L,C){let H=L.states[C]?.attributes.request_id;return typeof H=="string"?H:null}var m0={title:"form_title",entity:"form_entity",layout:"form_layout",show:"form_show",media_type:"form_media_type",mine:"form_mine",max:"form_max"},l0={entity:"form_entity_help",mine:"form_mine_help"};function p3(L){let{texts:C}=H1(L),H=V=>({select:{mode:"dropdown",options:V.map(([e,M])=>({value:e,label:C[M]}))}});return{schema:[{name:"title",selector:{text:{}}},{name:"layout",selector:H(A3.map(V=>[V,`form_layout_${V}`]))},{name:"show",selector:H(n3.map(V=>[V,`form_show_${V}`]))},{name:"media_type",selector:H([["movie","movies"],["tv","shows"]])},{name:"mine",selector:{boolean:{}}},{name:"max",selector:{number:{min:1,max:Z2,mode:"box"}}},{name:"entity",selector:{entity:{filter:{integration:"status_tracker",domain:"sensor"}}}}],computeLabel:({name:V})=>{let e=m0[V];return e?C[e]:V},computeHelper:({name:V})=>{let e=l0[V];return e?C[e]:void 0},assertConfig:S2}}var t1=class extends g{constructor(){super();o(this,"known");o(this,"stop");this.requestId=null}static getConfigForm(){return p3(document.documentElement.lang||"en")}static getStubConfig(){return{type:`custom:${K}`,layout:"list",show:"active"}}setConfig(H){S2(H),this.config=H,this.findRequest()}set hass(H){let V=E1(this.known,H);this.known=H,this.findRequest(),V&&(this.ui=new V1(H))}getCardSize(){let{layout:H="list",entity:V}=this.config??{},e=V?1:this.config?.max??c2;return{list:1+e,posters:4,compact:1+Math.ceil(e/2)}[H]}getGridOptions(){let{layout:H="list"}=this.config??{};return H==="posters"?{columns:"full",min_columns:4,rows:"auto",min_rows:3}:{columns:12,min_columns:6,rows:"auto",min_rows:1}}connectedCallback(){super.connectedCallback(),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.stop?.(),this.stop=void 0}findRequest(){let H=this.config?.entity;H?this.known&&(this.requestId=C2(this.known,H)??this.requestId):this.requestId=null}shouldUpdate(){return this.ui!==void 0&&this.config!==void 0}willUpdate(){!this.stop&&this.ui&&this.isConnected&&(this.stop=u(this.ui.connection).listen(()=>this.requestUpdate()))}render(){let{ui:H,config:V}=this;if(!H||!V)return a;let{layout:e="list"}=V,M=u(H.connection),{shown:r,total:A}=d3(M.rows.values(),V,i=>M.isOwn(i),this.requestId);return t`<ha-card>
${V.title?t`<h2>${V.title}</h2>`:a}
${M.status==="live"||M.status==="connecting"?a:t`<p class="offline" role="status">
${m(l.down)}${H.t(M.status)}
</p>`}
${r.length?t`<ul class=${e}>
${f(r,({id:i})=>i,i=>t`<li>${this.renderRow(H,i,e)}</li>`)}
</ul>`:M.status==="live"?t`<p class="empty quiet">
${H.t(V.entity?"card_no_request":"none_active")}
</p>`:a}
${A>r.length?t`<a class="more quiet" href=${O}
>${H.t("card_more",{n:A-r.length})}</a
>`:a}
</ha-card>`}renderRow(H,V,e){switch(e){case"posters":return j1(H,V,V);case"compact":return this.renderLine(H,V);case"list":return this.renderEntry(H,V)}}renderLine(H,V){let[e]=j(H,V),M=H.t(`state_${V.state}`);return t`<a href=${R(V.id)} title=${M}>
<span class="look" style=${N(V.state)}
>${m(B[V.state])}</span
>
<span class="name">${V.title}</span>
${this.renderAlert(H,V)}
<span class="quiet">${e??M}</span>
</a>`}renderEntry(H,V){let e=[...j(H,V),...M1(H,V)];return t`<a href=${R(V.id)}>
<status-tracker-poster
.src=${V.poster}
.kind=${V.media_type}
></status-tracker-poster>
<span class="body">
<span class="top"
><span class="name">${V.title}</span>${this.renderAlert(H,V)}<span class="look" style=${N(V.state)}
>${m(B[V.state])}<span
>${H.t(`state_${V.state}`)}</span
></span
></span
>
<span class="quiet facts">${I(H,V)}</span>
<span class="now">${H.say(C1(V,H.format))}</span>
${W(H,V)}
${e.length?t`<span class="numbers quiet"
>${e.map(M=>t`<span>${M}</span>`)}</span
>`:a}
</span>
</a>`}renderAlert(H,V){return V.attention?t`<span class="alert" title=${H.t("needs_attention")}
>${m(l.alert)}<span class="hidden"
>${H.t("needs_attention")}</span
></span
>`:a}};o(t1,"properties",{config:{state:!0},ui:{state:!0},requestId:{state:!0}}),o(t1,"styles",[c,_,Q1,L3]);var S=class extends g{shouldUpdate(){return this.ui!==void 0}};o(S,"properties",{ui:{attribute:!1}});function m3(L,C){if(!customElements.get(L))try{customElements.define(L,C)}catch{}}var s0={unaired:"item_unaired",wanted:"item_wanted",grabbing:"state_grabbing",downloading:"state_downloading",downloaded:"state_downloaded",importing:"state_importing",anime_matching:"state_anime_matching",available:"state_available",failed:"state_failed"},i1=class extends S{constructor(){super(...arguments);o(this,"opened",new Map)}render(){let{wanted:H,others:V}=N5(this.groups,this.seasons),e=H.length===1;for(let M of H)this.opened.has(M.season)||this.opened.set(M.season,e||v0(M));return t`${f([...H,...V],({season:M})=>M??-1,M=>this.renderGroup(M))}`}renderGroup({season:H,items:V}){let{ui:e}=this,M=$5(V),r=N1.filter(({state:i})=>M.has(i)).map(({state:i,key:n})=>e.t(n,{n:M.get(i)??0})),A=M.get("unaired");return A&&r.push(e.t("n_unaired",{n:A})),t`<details ?open=${this.opened.get(H)??!1}>
<summary>
<span
>${H===0?e.t("specials"):e.t("season",{n:String(H??"")})}</span
>
<span class="quiet">${r.join(", ")}</span>
</summary>
<ul>
${f(V,({number:i})=>i??-1,i=>this.renderItem(H??0,i))}
</ul>
</details>`}renderItem(H,V){let{ui:e}=this,{state:M,progress:r}=V,A=V.air_date&&(M==="unaired"||M==="wanted")?M==="unaired"?e.t("airs",{day:e.format.day(V.air_date)}):e.format.longDay(V.air_date):null;return t`<li>
<span class="code quiet">${q1(H,V.number??0)}</span>
<span class="name" title=${V.title??""}
>${V.title??""}${V.absolute!==null?t` <span class="quiet">(${V.absolute})</span>`:a}</span
>
<span class="state" style=${N(M)}>
${A?t`<span class="quiet">${A}</span>`:a}
${r!==null&&M==="downloading"?e.format.percent(r):e.t(s0[M])}
${m(B[M])}
</span>
${r!==null&&M==="downloading"?t`<div class="bar" aria-hidden="true">
${L1(r,M)}
</div>`:a}
</li>`}};o(i1,"properties",{groups:{attribute:!1},seasons:{attribute:!1}}),o(i1,"styles",[c,h,_,x`
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
`]);function v0({items:L}){return L.some(({state:C})=>C!=="available"&&C!=="unaired"&&C!=="wanted")}var o1=class extends g{constructor(){super();o(this,"fail",()=>{this.failed=!0});this.src=null,this.kind="movie",this.failed=!1}willUpdate(H){H.has("src")&&(this.failed=!1)}render(){let H=$(this.src);return t`
${m(this.kind==="tv"?l.tv:l.movie)}
${H&&!this.failed?t`<img
src=${H}
alt=""
loading="lazy"
decoding="async"
referrerpolicy="no-referrer"
@error=${this.fail}
/>`:null}
`}};o(o1,"properties",{src:{attribute:!1},kind:{attribute:!1},failed:{state:!0}}),o(o1,"styles",x`
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
`);var x0=1e3,a1=class{constructor(C){o(this,"request",null);o(this,"error",null);o(this,"isGone",!1);o(this,"host");o(this,"connection",null);o(this,"store",null);o(this,"id","");o(this,"stops",[]);o(this,"timer");o(this,"asking",!1);o(this,"stale",!1);this.host=C,C.addController(this)}follow(C,H){if(H===this.id&&C===this.connection||(this.release(),this.connection=C,this.id=H,this.request=null,this.error=null,this.isGone=!1,!H))return;let V=u(C);this.store=V,this.stops=[V.watch(H,()=>this.refresh()),V.listen(({everything:e})=>{e&&this.refresh()})],this.refresh()}hostDisconnected(){this.release(),this.id=""}refresh(){this.stale=!0,!this.asking&&this.timer===void 0&&this.ask()}release(){clearTimeout(this.timer),this.timer=void 0;for(let C of this.stops)C();this.stops=[],this.store=null}async ask(){let{connection:C,id:H,store:V}=this;if(!(!C||!V||!H)){this.stale=!1,this.asking=!0;try{let e=await Y2(C,H);H===this.id&&(this.request=e,this.error=null,this.isGone=!1)}catch(e){H===this.id&&(this.isGone=L5(e)&&V.status==="live",this.error=E(e))}finally{this.asking=!1}if(this.host.requestUpdate(),H!==this.id||this.store!==V){this.stale&&this.ask();return}this.timer=setTimeout(()=>{this.timer=void 0,this.stale&&this.ask()},x0)}}};var A1=class extends S{constructor(){super();o(this,"loader",new a1(this));o(this,"stop");o(this,"watched","");o(this,"toggle",()=>{this.open=!this.open});this.services=[],this.open=!1}connectedCallback(){super.connectedCallback(),this.watched="",this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.stop?.(),this.stop=void 0}willUpdate(){this.watched!==this.requestId&&this.isConnected&&(this.watched=this.requestId,this.stop?.(),this.stop=u(this.ui.connection).watch(this.requestId,()=>this.requestUpdate())),this.loader.follow(this.ui.connection,this.open&&this.isConnected?this.requestId:"")}render(){let H=u(this.ui.connection).rows.get(this.requestId);return H?this.renderRow(H):a}renderRow(H){let{ui:V}=this,e=[...j(V,H),...M1(V,H)];return t`<article class="surface">
<status-tracker-poster
.src=${H.poster}
.kind=${H.media_type}
></status-tracker-poster>
<div class="body">
<div class="top">
<h2><a href=${R(H.id)}>${H.title}</a></h2>
${e1(V,H.state)}
</div>
${H.original_title&&H.original_title!==H.title?t`<p class="quiet original">${H.original_title}</p>`:a}
<p class="quiet">${I(V,H)}</p>
<p class="now">${V.say(C1(H,V.format))}</p>
${W(V,H)}
${e.length?t`<p class="numbers quiet">
${e.map(M=>t`<span>${M}</span>`)}
</p>`:a}
${z1(V,H,this.services,Date.now())}
<div class="actions">
${H.state==="available"?r1(V,H):a}
${h1(H)?t`<button
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
</p>`}};o(A1,"properties",{requestId:{attribute:!1},services:{attribute:!1},open:{state:!0}}),o(A1,"styles",[c,h,_,x`
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
`]);var H2=x`
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
`;function F(L,C,H,V){return t`<select
aria-label=${L}
@change=${e=>V(e.target.value)}
>
${C.map(([e,M])=>t`<option value=${e} .selected=${e===H}>
${M}
</option>`)}
</select>`}var n1=class extends S{constructor(){super(),this.filter=b,this.sort="state",this.people=[],this.attention=0}render(){let{ui:C,filter:H}=this;return t`<search class="toolbar">
<input
type="search"
placeholder=${C.t("search")}
aria-label=${C.t("search")}
.value=${H.text}
@input=${V=>this.change({text:V.target.value})}
/>
<div class="choices">
${F(C.t("type"),[["",C.t("all_types")],["movie",C.t("movies")],["tv",C.t("shows")],["anime",C.t("anime")]],H.media_type,V=>this.change({media_type:V}))}
${F(C.t("state"),[["",C.t("all_states")],...K1.filter(V=>k({state:V})).map(V=>[V,C.t(`state_${V}`)])],H.state,V=>this.change({state:V}))}
${this.people.length?F(C.t("person"),h2(C,this.people),H.requested_by,V=>this.change({requested_by:V})):a}
${this.attention||H.attention?t`<button
aria-pressed=${H.attention}
@click=${()=>this.change({attention:!H.attention})}
>
${m(l.alert)}${C.t("needs_attention")}
(${C.format.count(this.attention)})
</button>`:a}
${F(C.t("sort"),J1.map(V=>[V,C.t(`sort_${V}`)]),this.sort,V=>this.tell("sort-changed",V))}
${g1(H)?t`<button
class="plain"
@click=${()=>this.tell("filter-changed",b)}
>
${C.t("clear_filters")}
</button>`:a}
</div>
</search>`}change(C){this.tell("filter-changed",{...this.filter,...C})}tell(C,H){this.dispatchEvent(new CustomEvent(C,{detail:H,bubbles:!0,composed:!0}))}};o(n1,"properties",{filter:{attribute:!1},sort:{attribute:!1},people:{attribute:!1},attention:{attribute:!1}}),o(n1,"styles",[c,h,H2,x`
:host {
display: block;
}
`]);function h2(L,C){let H=C.filter(e=>e.is_user),V=C.filter(e=>!e.is_user);return[["",L.t("everyone")],...H.map(({name:e})=>[e,L.t("mine",{name:e})]),...V.map(({name:e})=>[e,e])]}var u0=24,Z0=48,l3=24,d1=class extends S{constructor(){super();o(this,"stop");o(this,"active",[]);o(this,"finished",[]);o(this,"total",0);o(this,"shown","");o(this,"look",()=>{let H=this.shown;this.choose(),this.shown!==H&&this.requestUpdate()});o(this,"clear",()=>{this.dispatchEvent(new CustomEvent("filter-changed",{detail:b,bubbles:!0}))});this.services=[],this.filter=b,this.sort="state",this.limit=u0}connectedCallback(){super.connectedCallback(),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.stop?.(),this.stop=void 0}willUpdate(){!this.stop&&this.isConnected&&(this.stop=u(this.ui.connection).listen(this.look)),this.choose()}choose(){let{rows:H,status:V}=u(this.ui.connection),e=[...H.values()],M=e.filter(t3(this.filter));this.active=Y1(M.filter(k),this.sort),this.finished=X1(M.filter(r=>!k(r))),this.total=e.filter(k).length,this.shown=JSON.stringify([V,this.total,this.active.map(({id:r})=>r),this.finished.slice(0,l3).map(r=>[r.id,r.state]),this.peopleOf(e),e.filter(r=>r.attention).length])}render(){let{ui:H,active:V,finished:e,filter:M}=this,r=u(H.connection),A=[...r.rows.values()],i=r.status==="live"||A.length>0;return t`
<status-tracker-toolbar
.ui=${H}
.filter=${M}
.sort=${this.sort}
.people=${this.peopleOf(A)}
.attention=${A.filter(n=>n.attention).length}
></status-tracker-toolbar>
${i?t`<p class="count quiet" role="status">${this.countText()}</p>`:a}
${V.length?t`<div class="cards" role="list">
${f(V.slice(0,this.limit),({id:n})=>n,({id:n})=>t`<status-tracker-request-card
role="listitem"
.ui=${H}
.requestId=${n}
.services=${this.services}
></status-tracker-request-card>`)}
</div>`:i&&!e.length?this.renderEmpty():a}
${e.length?t`<h2>${H.t("lately")}</h2>
<ul class="tiles">
${f(e.slice(0,l3),({id:n})=>n,n=>t`<li>${j1(H,n)}</li>`)}
</ul>
<a class="all" href="${O}/history"
>${H.t("see_history")}</a
>`:a}
`}peopleOf(H){let V=u(this.ui.connection);return a3(H).map(e=>({name:e,is_user:V.isOwn(e)}))}countText(){let{ui:H,active:V,total:e}=this;return g1(this.filter)&&V.length!==e?H.t("n_of_requests",{shown:V.length,n:e}):H.t("n_requests",{n:e})}renderEmpty(){let{ui:H}=this,V=g1(this.filter);return t`<div class="empty">
${m(V?l.search:l.movie)}
<p>${H.t(V?"none_match":"none_active")}</p>
${V?t`<button @click=${this.clear}>${H.t("clear_filters")}</button>`:t`<p class="quiet">${H.t("none_active_hint")}</p>`}
</div>`}updated(){if(this.limit<this.active.length){let H=()=>{this.limit+=Z0};"requestIdleCallback"in window?requestIdleCallback(H,{timeout:200}):setTimeout(H)}}};o(d1,"properties",{services:{attribute:!1},filter:{attribute:!1},sort:{attribute:!1},limit:{state:!0}}),o(d1,"styles",[c,h,Q1,x`
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
`]);var s3=x`
.count {
padding-block-start: 12px;
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
.pager {
align-items: center;
display: flex;
gap: 8px;
justify-content: center;
}
.pager svg {
transform: scaleX(var(--scale-direction, 1));
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
.end {
align-items: start;
flex-direction: row;
flex-wrap: wrap;
grid-column: 2;
grid-row: 2;
}
.watch {
grid-column: 3;
grid-row: 1 / span 2;
}
}
`;var V2=50,v3=250,c0={text:"",media_type:"",state:"",requested_by:"",offset:0,limit:V2},p1=class extends S{constructor(){super();o(this,"stop");o(this,"timer");o(this,"asked",0);o(this,"answered",0);this.query=c0,this.page=null,this.error=null}connectedCallback(){super.connectedCallback(),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.timer),this.stop?.(),this.stop=void 0}willUpdate(){if(this.stop||!this.isConnected)return;let H=u(this.ui.connection);this.stop=H.listen(({ids:V,everything:e})=>{V.size||this.requestUpdate();let M=[...V].some(r=>{let A=H.rows.get(r);return!A||!k(A)});(e||M)&&this.askSoon(v3)}),this.ask()}askSoon(H){clearTimeout(this.timer),this.timer=setTimeout(()=>{this.ask()},H)}async ask(){this.asked+=1;let H=this.asked;try{let V=await X2(this.ui.connection,this.query);H>this.answered&&(this.answered=H,this.page=V,this.error=null,this.query.offset&&!V.requests.length&&this.change({offset:0},0))}catch(V){H>this.answered&&(this.answered=H,this.error=E(V))}}change(H,V=0){this.query={...this.query,offset:0,...H},this.askSoon(V)}render(){let{ui:H,page:V}=this;return t`
${this.renderToolbar()}
${V?t`<p class="quiet count" role="status">
${H.t("n_requests",{n:V.total})}
</p>`:a}
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
${f(V.requests,({id:e})=>e,e=>this.renderRow(e))}
</ul>
${this.renderPager(V)}`:V&&this.error===null?t`<p class="empty quiet">
${H.t(this.isSearching?"none_match":"none_history")}
</p>`:a}
`}get isSearching(){let{text:H,media_type:V,state:e,requested_by:M}=this.query;return!!(H||V||e||M)}renderToolbar(){let{ui:H,query:V}=this,{people:e}=u(H.connection);return t`<search class="toolbar">
<input
type="search"
placeholder=${H.t("search")}
aria-label=${H.t("search")}
maxlength="200"
.value=${V.text}
@input=${M=>this.change({text:M.target.value},v3)}
/>
<div class="choices">
${F(H.t("type"),[["",H.t("all_types")],["movie",H.t("movies")],["tv",H.t("shows")]],V.media_type,M=>this.change({media_type:M}))}
${F(H.t("state"),[["",H.t("all_states")],["available",H.t("state_available")],["failed",H.t("state_failed")]],V.state,M=>this.change({state:M}))}
${e.length?F(H.t("person"),h2(H,e),V.requested_by,M=>this.change({requested_by:M})):a}
</div>
</search>`}renderRow(H){let{ui:V}=this;return t`<li>
<status-tracker-poster
.src=${H.poster}
.kind=${H.media_type}
></status-tracker-poster>
<div>
<h2><a href=${R(H.id)}>${H.title}</a></h2>
<p class="quiet">${I(V,H)}</p>
</div>
<div class="end">
${e1(V,H.state)}
${H.finished_at?t`<time
class="quiet"
datetime=${H.finished_at}
title=${V.format.moment(H.finished_at)}
>${V.format.longDay(H.finished_at)}</time
>`:a}
</div>
${H.state==="available"?r1(V,H):t`<span></span>`}
</li>`}renderPager({total:H}){let{ui:V}=this,{offset:e}=this.query,M=Math.min(e+V2,H);return t`<nav class="pager" aria-label=${V.t("page_history")}>
<button
class="icon"
aria-label=${V.t("previous_page")}
?disabled=${e===0}
@click=${()=>this.turn(e-V2)}
>
${m(l.previous)}
</button>
<span
>${V.t("page_of",{from:V.format.count(e+1),to:V.format.count(M),n:H})}</span
>
<button
class="icon"
aria-label=${V.t("next_page")}
?disabled=${M>=H}
@click=${()=>this.turn(e+V2)}
>
${m(l.next)}
</button>
</nav>`}turn(H){this.change({offset:Math.max(0,H)}),this.scrollIntoView({block:"start"})}};o(p1,"properties",{query:{state:!0},page:{state:!0},error:{state:!0}}),o(p1,"styles",[c,h,_,H2,s3]);var S0=15e3,L2=class{constructor(C){o(this,"services",null);o(this,"error",null);o(this,"host");o(this,"connection",null);o(this,"timer");o(this,"stop");this.host=C,C.addController(this)}follow(C){C!==this.connection&&(this.hostDisconnected(),this.connection=C,this.stop=u(C).listen(({everything:H})=>{H&&this.ask()}),this.timer=setInterval(()=>{document.visibilityState==="visible"&&this.ask()},S0),this.ask())}hostDisconnected(){clearInterval(this.timer),this.stop?.(),this.connection=null}async ask(){let{connection:C}=this;if(C?.connected){try{this.services=await H5(C),this.error=null}catch(H){this.error=E(H)}this.host.requestUpdate()}}};function x3(L){let[C,H]=L.replace(/^\/+/,"").split("/");return C==="history"||C==="services"?{name:C}:C==="request"&&H?{name:C,id:h0(H)}:{name:"active"}}function h0(L){try{return decodeURIComponent(L)}catch{return L}}var u3=x`
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
`;var g0=[{name:"active",path:O,key:"page_active"},{name:"history",path:`${O}/history`,key:"page_history"},{name:"services",path:`${O}/services`,key:"page_services"}],f0={connecting:"connecting",live:"live",absent:"absent",lost:"lost"},c3="status-tracker-sort",Z3=new URL(import.meta.url).searchParams.get("v"),m1=class extends g{constructor(){super();o(this,"known");o(this,"list",new L2(this));o(this,"stop");o(this,"scrolls",new Map);o(this,"shownPage","");o(this,"openMenu",()=>{this.dispatchEvent(new CustomEvent("hass-toggle-menu",{bubbles:!0,composed:!0}))});this.narrow=!1,this.filter=b,this.sort=O0(),this.addEventListener("filter-changed",H=>{this.filter=H.detail}),this.addEventListener("sort-changed",H=>{this.sort=H.detail,k0(this.sort)})}set hass(H){E1(this.known,H)&&(this.known=H,this.ui=new V1(H))}connectedCallback(){super.connectedCallback(),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.stop?.(),this.stop=void 0}shouldUpdate(){return this.ui!==void 0}willUpdate(){if(!this.ui||!this.isConnected)return;let{connection:H}=this.ui;if(this.list.follow(H),!this.stop){let e=u(H),M;this.stop=e.listen(()=>{e.status!==M&&(M=e.status,this.requestUpdate())})}let V=this.route?.path??"";V!==this.shownPage&&(this.scrolls.set(this.shownPage,window.scrollY),this.shownPage=V,this.updateComplete.then(()=>window.scrollTo(0,this.scrolls.get(V)??0)))}render(){let{ui:H}=this;if(!H)return a;let{status:V}=u(H.connection),e=x3(this.route?.path??"");return t`
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
>${H.t(f0[V])}</span
>
</div>
<nav aria-label=${H.t("title")}>
${g0.map(({name:M,path:r,key:A})=>t`<a
href=${r}
aria-current=${e.name===M?"page":a}
>${H.t(A)}</a
>`)}
</nav>
</header>
${this.renderBanner(V)}
<main>${this.renderPage(H,e)}</main>
`}renderBanner(H){let{ui:V}=this;if(!V)return a;if(H==="lost"||H==="absent")return t`<p class="banner ${H}" role="alert">
${m(l.down)}${V.t(H==="lost"?"lost_long":"absent_long")}
</p>`;let e=this.panel?.config?.version;return e&&Z3&&e!==Z3?t`<p class="banner">
${m(l.sync)}${V.t("new_version")}
<button @click=${()=>location.reload()}>${V.t("reload")}</button>
</p>`:a}renderPage(H,V){let e=this.list.services??[];switch(V.name){case"history":return t`<status-tracker-history
.ui=${H}
></status-tracker-history>`;case"services":return t`<status-tracker-services
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
></status-tracker-active>`}}};o(m1,"properties",{narrow:{type:Boolean},route:{attribute:!1},panel:{attribute:!1},ui:{state:!0},filter:{state:!0},sort:{state:!0}}),o(m1,"styles",[c,h,u3]);function O0(){try{let L=localStorage.getItem(c3);return L&&J1.includes(L)?L:"state"}catch{return"state"}}function k0(L){try{localStorage.setItem(c3,L)}catch{}}var _0=[{feature:"retry",key:"retry",adminsOnly:!0,fits:({state:L,attention:C})=>L==="failed"||L==="searching"||C!==null},{feature:"check",key:"check",adminsOnly:!1,fits:k}];function S3(L,C,H){return _0.filter(({feature:V,adminsOnly:e,fits:M})=>L.has(V)&&(C||!e)&&M(H))}var h3=x`
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
`;var w0=[{key:"stage_requested",step:"requested"},{key:"stage_approved",step:"approved"},{key:"stage_grabbed",step:"grabbed"},{key:"stage_downloaded",step:"downloaded"},{key:"stage_imported",step:"imported"},{key:"stage_matched",step:"matched",animeOnly:!0},{key:"stage_available",step:"available"}],b0={requested:"approved",approved:"grabbed",searching:"grabbed",grabbing:"downloaded",downloading:"downloaded",downloaded:"imported",importing:"available",anime_matching:"matched"};function g3(L){let C=y0(L.timeline),H=w0.filter(({step:M,animeOnly:r})=>(!r||L.is_anime||C.has(M))&&(L.wish!==null||C.has(M)||M!=="requested"&&M!=="approved")),V=T0(L.state,H.map(({step:M})=>M),C),e=null;return H.map(({key:M,step:r},A)=>{let i=C.get(r),n=i?.at??null,p=n&&e?f1(e,n):null;return e=n??e,{key:M,at:n,until:i&&f1(i.at,i.until)>=60?i.until:null,inferred:i?.inferred??!1,took:p!==null&&p>0?p:null,status:P0(L.state,A,V,n!==null)}})}function f3(L){let C=L.findIndex(({status:V})=>V==="current");return(C<0?L:L.slice(0,C)).findLast(({at:V})=>V!==null)?.at??null}function y0(L){let C=new Map;for(let{step:H,at:V,until:e,inferred:M}of L){let r=C.get(H);C.set(H,{at:r&&r.at<V?r.at:V,until:r&&r.until>e?r.until:e,inferred:M&&(r?.inferred??!0)})}return C}function T0(L,C,H){if(L==="available")return C.length;let V=b0[L],e=V?C.indexOf(V):-1;return e<0?C.findLastIndex(M=>H.has(M))+1:e}function P0(L,C,H,V){return C<H?V?"done":"skipped":C>H?"ahead":L==="failed"?"failed":"current"}function f1(L,C){return(Date.parse(C)-Date.parse(L))/1e3}var B0={available:"good",declined:"bad",request_failed:"bad",request_deleted:"bad",download_failed:"bad",import_blocked:"bad",file_deleted:"bad",removed:"bad",not_matched:"bad",unavailable:"bad",attention:"bad"},R0={import_blocked:"look_import_blocked",no_release:"look_no_release",download_stalled:"look_download_stalled",download_paused:"look_download_paused",download_error:"look_download_error",not_matched:"look_not_matched",not_in_jellyfin:"look_not_in_jellyfin",deleted_externally:"look_deleted",service_down:"look_service_down"},F0={deleted:"files_deleted",kept:"files_kept"};function O3(L,C,H){let{step:V,items:e,detail:M}=L,r=[],A=e.length?[U1(e)]:[];for(let s of["quality","group","indexer"])M[s]&&A.push(String(M[s]));Number(M.size)>0&&A.push(H(Number(M.size)));let i=F0[String(M.files??"")];i&&r.push({key:i});let n=M.reason?String(M.reason):"",p=V==="attention"?R0[n]:void 0,d=String(M.message??"");p&&r.push({key:p,values:{arr:C,detail:d}});for(let s of[V==="attention"?"":n,p==="look_service_down"?"":d,String(M.detail??"")]){let v=I1(s);v?r.push({key:v}):s&&A.push(s)}return{phrase:D0(V,M),tone:B0[V]??"plain",phrases:r,words:A}}function D0(L,C){return L==="requested"?C.requested_by?{key:"step_requested",values:{person:String(C.requested_by)}}:{key:"step_requested_plain"}:{key:`step_${L}`}}var E0={seerr:"Seerr",radarr:"Radarr",sonarr:"Sonarr",qbittorrent:"qBittorrent",shoko:"Shoko",jellyfin:"Jellyfin",tracker:"Status Tracker"};function k3(L,C,H){let V=g3(C),e=f3(V),M=e?f1(e,new Date(H).toISOString()):null;return t`<ol class="journey">
${V.map(r=>$0(L,C.state,r,M))}
</ol>`}function $0(L,C,{key:H,status:V,at:e,until:M,inferred:r,took:A},i){let n=V==="current",p=n?i:A;return t`<li class=${V} aria-current=${n?"step":a}>
<span class="dot"
>${V==="done"?m(l.done):V==="failed"?m(l.alert):a}</span
>
<span class="stage">${L.t(n?`state_${C}`:H)}</span>
${e?t`<time
class="quiet"
datetime=${e}
title=${r?L.t("timeline_inferred"):a}
>${r?"≈ ":""}${L.format.moment(e)}</time
>`:V==="skipped"?t`<span class="quiet">${L.t("stage_skipped")}</span>`:a}
${M&&!n?t`<span class="quiet"
>${L.t("timeline_until",{time:L.format.moment(M)})}</span
>`:a}
${p!==null&&p>=0?t`<span class="lasted"
>${n?L.t("stage_now",{time:L.format.duration(p)}):`+ ${L.format.duration(p)}`}</span
>`:a}
</li>`}function _3(L,C){return t`<ul class="downloads">
${f([...C.downloads].reverse(),({id:H})=>H,H=>N0(L,H,C.timeline))}
</ul>`}function N0(L,C,H){let{format:V}=L,e=C.completed_at!==null||C.phase==="complete"||H.some(({step:p,detail:d})=>p==="imported"&&d.download===C.id),M=e?1:C.progress,r=C.gone_at&&!e?"phase_gone":e?"phase_complete":C.phase?`phase_${C.phase}`:null,A=[C.items.length?U1(C.items):null,C.quality,C.size?V.bytes(C.size):null,C.indexer,C.group,C.client].filter(Boolean),i=[r&&L.t(r),M!==null&&!e?V.percent(M):null,C.speed&&!e?V.speed(C.speed):null,C.eta!==null&&!e?L.t("left",{time:V.duration(C.eta)}):null].filter(Boolean),n=[C.message,...C.failed?.messages??[],...C.blocked?.messages??[]].filter(Boolean);return t`<li>
<p class="release">${C.release??C.id}</p>
<p class="quiet">${A.join(" · ")}</p>
${M!==null&&!e?t`<div class="bar">${L1(M,"downloading")}</div>`:a}
<p class="numbers">${i.map(p=>t`<span>${p}</span>`)}</p>
${n.map(p=>t`<p class="notice bad">
${m(l.alert)}<span class="said">${p}</span>
</p>`)}
</li>`}function w3(L,C){let H=new Map;for(let V of[...C.timeline].reverse()){let e=L.format.fullDay(V.at);H.set(e,[...H.get(e)??[],V])}return t`${[...H].map(([V,e])=>t`<h4 class="quiet">${V}</h4>
<ol class="timeline">
${e.map(M=>I0(L,C,M))}
</ol>`)}`}function I0(L,C,H){let{phrase:V,tone:e,phrases:M,words:r}=O3(H,$1(C),d=>L.format.bytes(d)),A=f1(H.at,H.until)>=60,n=L.format.fullDay(H.at)===L.format.fullDay(H.until)?L.format.time(H.until):L.format.moment(H.until),p=[...M.map(d=>L.say(d)),...r];return t`<li class=${e}>
<time datetime=${H.at}>${L.format.time(H.at)}</time>
<div>
<p>
<strong>${L.say(V)}</strong>
<span class="quiet"
>${L.t("by",{service:E0[H.service]})}${A?`, ${L.t("timeline_until",{time:n})}`:""}</span
>
</p>
${p.length?t`<p class="quiet said">${p.join(" · ")}</p>`:a}
${H.inferred?t`<p class="quiet inferred">${L.t("timeline_inferred")}</p>`:a}
</div>
</li>`}var W0=6e4,l1=class extends S{constructor(){super();o(this,"loader",new a1(this));o(this,"clock");this.services=[],this.said=""}connectedCallback(){super.connectedCallback(),this.clock=setInterval(()=>this.requestUpdate(),W0),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.clock)}willUpdate(H){H.has("requestId")&&(this.said=""),this.loader.follow(this.ui.connection,this.isConnected?this.requestId:"")}render(){let{ui:H}=this,{request:V,error:e,isGone:M}=this.loader;return t`
<p class="way">
<a class="button" href=${O} @click=${q0}
>${m(l.back,"turn")}${H.t("back")}</a
>
</p>
${M?t`<div class="surface box">
<h2>${H.t("gone_title")}</h2>
<p>${H.t("gone_text")}</p>
</div>`:V?this.renderRequest(V):t`<p class="quiet" role="status">
${e?H.t("load_failed",{error:e}):H.t("loading")}
</p>`}
`}renderRequest(H){let{ui:V}=this,e=Date.now(),M=[...j(V,H),...M1(V,H)],r=H.media_type==="tv"&&H.item_groups.length;return t`
<section class="surface hero">
<status-tracker-poster
.src=${H.poster}
.kind=${H.media_type}
></status-tracker-poster>
<div class="body">
<h2>${H.title}</h2>
${H.original_title&&H.original_title!==H.title?t`<p class="quiet original">${H.original_title}</p>`:a}
<p class="quiet">${I(V,H)}</p>
<p class="state">
${e1(V,H.state)}
<span>${V.say(C1(H,V.format))}</span>
</p>
${H.failure?.detail?t`<p class="said">${H.failure.detail}</p>`:a}
${W(V,H)}
${M.length?t`<p class="numbers">
${M.map(A=>t`<span>${A}</span>`)}
</p>`:a}
${z1(V,H,this.services,e)}
<div class="actions">
${r1(V,H)} ${this.renderActions(H)}
</div>
<p role="status" class="outcome quiet">${this.said}</p>
${H.overview?t`<p class="overview">${H.overview}</p>`:a}
</div>
</section>
<section class="surface box">
<h3>${V.t("journey")}</h3>
${k3(V,H,e)}
</section>
${r?t`<section class="surface box">
<h3>${V.t("episodes")}</h3>
<status-tracker-episodes
.ui=${V}
.groups=${H.item_groups}
.seasons=${H.seasons}
></status-tracker-episodes>
</section>`:a}
${H.downloads.length?t`<section class="surface box">
<h3>${V.t("downloads")}</h3>
${_3(V,H)}
</section>`:a}
<section class="surface box">
<h3>${V.t("timeline")}</h3>
${w3(V,H)}
</section>
${this.renderLinks(H)}
`}renderActions(H){let{features:V}=u(this.ui.connection);return S3(V,this.ui.isAdmin,H).map(({feature:e,key:M})=>t`<button @click=${()=>{this.act(e,H.id)}}>
${m(l[e])}${this.ui.t(M)}
</button>`)}async act(H,V){let{ui:e}=this;try{await V5(e.connection,H,V),this.said=e.t("action_done"),this.loader.refresh()}catch(M){this.said=e.t("action_failed",{error:E(M)})}}renderLinks(H){let{ui:V}=this,e=q5(H,this.services),M=j5(H),r=H.aliases.filter(A=>A!==H.title&&A!==H.original_title);return!e.length&&!M.length&&!r.length?a:t`<section class="surface box">
<h3>${V.t("links")}</h3>
<ul class="links">
${e.map(({name:A,url:i})=>t`<li>
<a
class="button"
href=${i}
target="_blank"
rel="noreferrer noopener"
>${A}${m(l.link)}</a
>
</li>`)}
</ul>
<dl class="ids">
${M.map(({name:A,id:i,url:n})=>t`<dt class="quiet">${A}</dt>
<dd>
${n?t`<a
href=${n}
target="_blank"
rel="noreferrer noopener"
>${i}</a
>`:i}
</dd>`)}
${r.length?t`<dt class="quiet">${V.t("also_known_as")}</dt>
<dd>${r.join(" · ")}</dd>`:a}
</dl>
</section>`}};o(l1,"properties",{requestId:{attribute:!1},services:{attribute:!1},said:{state:!0}}),o(l1,"styles",[c,h,_,h3]);function q0(L){let C=history.state?.from;typeof C=="string"&&C.startsWith(O)&&(L.preventDefault(),history.back())}var U0={no_address:"hook_no_address",not_delivered:"hook_not_delivered",not_arrived:"hook_not_arrived",redirected:"hook_redirected",refused:"hook_refused",slot_taken:"hook_slot_taken",slot_left:"hook_slot_left",plugin_missing:"hook_plugin_missing",plugin_too_old:"hook_plugin_too_old"},G0="/config/integrations/integration/status_tracker",s1=class extends S{render(){let{ui:C,services:H,error:V}=this;return H===null?t`<p class="quiet" role="status">
${V?C.t("load_failed",{error:V}):C.t("loading")}
</p>`:t`
${H.length?t`<ul class="services">
${f(H,({id:e})=>e,e=>this.renderService(e))}
</ul>`:t`<div class="empty">
<p>${C.t("none_services")}</p>
<p class="quiet">${C.t("none_services_hint")}</p>
</div>`}
${C.isAdmin?t`<p class="foot">
<a class="button" href=${G0}>${C.t("open_settings")}</a>
</p>`:a}
`}renderService(C){let{ui:H}=this,{reachable:V,since:e}=C,M=Date.now(),[r,A,i]=V===null?["unknown",l.unknown,"service_unknown"]:V?["up",l.up,"service_up"]:["down",l.down,"service_down"],n=$(C.url);return t`<li class="surface ${r}">
<div class="top">
<h2>${C.name}</h2>
<span class="pill"
>${m(A)}${H.t(i)}${e?t`<span class="hidden">, </span>&nbsp;${H.t("for_time",{time:H.format.age(e,M)})}`:a}</span
>
</div>
${this.renderAdvice(C)}
<dl>
${C.version?t`<dt class="quiet">${H.t("version")}</dt>
<dd>${C.version}</dd>`:a}
<dt class="quiet">${H.t("last_webhook")}</dt>
<dd>${this.webhookText(C,M)}</dd>
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
</p>`;let e=U0[C.webhook_problem??""];return e?t`<p class="notice">
${m(l.alert)}<span
>${H.t(e,V)}
${H.isAdmin?t`<a href="/config/repairs">${H.t("see_repairs")}</a>`:a}</span
>
</p>`:C.refused?t`<p class="notice">
${m(l.alert)}<span>${H.t("advice_refused",V)}</span>
</p>`:a}};o(s1,"properties",{services:{attribute:!1},error:{attribute:!1}}),o(s1,"styles",[c,h,_,x`
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
`]);var z0=[["status-tracker-poster",o1],["status-tracker-episodes",i1],["status-tracker-toolbar",n1],["status-tracker-request-card",A1],["status-tracker-active",d1],["status-tracker-history",p1],["status-tracker-services",s1],["status-tracker-request",l1],["status-tracker-panel",m1],[K,t1]],Q0=5e3;function g2(){for(let[L,C]of z0)m3(L,C)}function j0(){let L=window.customCards??=[];if(L.some(({type:H})=>H===K))return;let{texts:C}=H1(document.documentElement.lang||"en");L.push({type:K,name:C.card_name,description:C.card_description,preview:!0,documentationURL:"https://github.com/status-tracker/status-tracker",getEntitySuggestion:(H,V)=>C2(H,V)?{config:{type:`custom:${K}`,entity:V,layout:"list"}}:null})}g2();j0();customElements.whenDefined("home-assistant").then(g2);setTimeout(g2,Q0);
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
