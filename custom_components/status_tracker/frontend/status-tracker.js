var O3=Object.defineProperty;var g3=(L,C,H)=>C in L?O3(L,C,{enumerable:!0,configurable:!0,writable:!0,value:H}):L[C]=H;var o=(L,C,H)=>g3(L,typeof C!="symbol"?C+"":C,H);var k1=globalThis,y1=k1.ShadowRoot&&(k1.ShadyCSS===void 0||k1.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,e2=Symbol(),f2=new WeakMap,s1=class{constructor(C,H,V){if(this._$cssResult$=!0,V!==e2)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=C,this.t=H}get styleSheet(){let C=this.o,H=this.t;if(y1&&C===void 0){let V=H!==void 0&&H.length===1;V&&(C=f2.get(H)),C===void 0&&((this.o=C=new CSSStyleSheet).replaceSync(this.cssText),V&&f2.set(H,C))}return C}toString(){return this.cssText}},O2=L=>new s1(typeof L=="string"?L:L+"",void 0,e2),s=(L,...C)=>{let H=L.length===1?L[0]:C.reduce((V,M,e)=>V+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(M)+L[e+1],L[0]);return new s1(H,L,e2)},g2=(L,C)=>{if(y1)L.adoptedStyleSheets=C.map(H=>H instanceof CSSStyleSheet?H:H.styleSheet);else for(let H of C){let V=document.createElement("style"),M=k1.litNonce;M!==void 0&&V.setAttribute("nonce",M),V.textContent=H.cssText,L.appendChild(V)}},r2=y1?L=>L:L=>L instanceof CSSStyleSheet?(C=>{let H="";for(let V of C.cssRules)H+=V.cssText;return O2(H)})(L):L;var{is:k3,defineProperty:y3,getOwnPropertyDescriptor:b3,getOwnPropertyNames:w3,getOwnPropertySymbols:T3,getPrototypeOf:P3}=Object,b1=globalThis,k2=b1.trustedTypes,B3=k2?k2.emptyScript:"",R3=b1.reactiveElementPolyfillSupport,Z1=(L,C)=>L,t2={toAttribute(L,C){switch(C){case Boolean:L=L?B3:null;break;case Object:case Array:L=L==null?L:JSON.stringify(L)}return L},fromAttribute(L,C){let H=L;switch(C){case Boolean:H=L!==null;break;case Number:H=L===null?null:Number(L);break;case Object:case Array:try{H=JSON.parse(L)}catch{H=null}}return H}},b2=(L,C)=>!k3(L,C),y2={attribute:!0,type:String,converter:t2,reflect:!1,useDefault:!1,hasChanged:b2};Symbol.metadata??=Symbol("metadata"),b1.litPropertyMetadata??=new WeakMap;var B=class extends HTMLElement{static addInitializer(C){this._$Ei(),(this.l??=[]).push(C)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(C,H=y2){if(H.state&&(H.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(C)&&((H=Object.create(H)).wrapped=!0),this.elementProperties.set(C,H),!H.noAccessor){let V=Symbol(),M=this.getPropertyDescriptor(C,V,H);M!==void 0&&y3(this.prototype,C,M)}}static getPropertyDescriptor(C,H,V){let{get:M,set:e}=b3(this.prototype,C)??{get(){return this[H]},set(r){this[H]=r}};return{get:M,set(r){let a=M?.call(this);e?.call(this,r),this.requestUpdate(C,a,V)},configurable:!0,enumerable:!0}}static getPropertyOptions(C){return this.elementProperties.get(C)??y2}static _$Ei(){if(this.hasOwnProperty(Z1("elementProperties")))return;let C=P3(this);C.finalize(),C.l!==void 0&&(this.l=[...C.l]),this.elementProperties=new Map(C.elementProperties)}static finalize(){if(this.hasOwnProperty(Z1("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Z1("properties"))){let H=this.properties,V=[...w3(H),...T3(H)];for(let M of V)this.createProperty(M,H[M])}let C=this[Symbol.metadata];if(C!==null){let H=litPropertyMetadata.get(C);if(H!==void 0)for(let[V,M]of H)this.elementProperties.set(V,M)}this._$Eh=new Map;for(let[H,V]of this.elementProperties){let M=this._$Eu(H,V);M!==void 0&&this._$Eh.set(M,H)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(C){let H=[];if(Array.isArray(C)){let V=new Set(C.flat(1/0).reverse());for(let M of V)H.unshift(r2(M))}else C!==void 0&&H.push(r2(C));return H}static _$Eu(C,H){let V=H.attribute;return V===!1?void 0:typeof V=="string"?V:typeof C=="string"?C.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(C=>this.enableUpdating=C),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(C=>C(this))}addController(C){(this._$EO??=new Set).add(C),this.renderRoot!==void 0&&this.isConnected&&C.hostConnected?.()}removeController(C){this._$EO?.delete(C)}_$E_(){let C=new Map,H=this.constructor.elementProperties;for(let V of H.keys())this.hasOwnProperty(V)&&(C.set(V,this[V]),delete this[V]);C.size>0&&(this._$Ep=C)}createRenderRoot(){let C=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return g2(C,this.constructor.elementStyles),C}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(C=>C.hostConnected?.())}enableUpdating(C){}disconnectedCallback(){this._$EO?.forEach(C=>C.hostDisconnected?.())}attributeChangedCallback(C,H,V){this._$AK(C,V)}_$ET(C,H){let V=this.constructor.elementProperties.get(C),M=this.constructor._$Eu(C,V);if(M!==void 0&&V.reflect===!0){let e=(V.converter?.toAttribute!==void 0?V.converter:t2).toAttribute(H,V.type);this._$Em=C,e==null?this.removeAttribute(M):this.setAttribute(M,e),this._$Em=null}}_$AK(C,H){let V=this.constructor,M=V._$Eh.get(C);if(M!==void 0&&this._$Em!==M){let e=V.getPropertyOptions(M),r=typeof e.converter=="function"?{fromAttribute:e.converter}:e.converter?.fromAttribute!==void 0?e.converter:t2;this._$Em=M;let a=r.fromAttribute(H,e.type);this[M]=a??this._$Ej?.get(M)??a,this._$Em=null}}requestUpdate(C,H,V,M=!1,e){if(C!==void 0){let r=this.constructor;if(M===!1&&(e=this[C]),V??=r.getPropertyOptions(C),!((V.hasChanged??b2)(e,H)||V.useDefault&&V.reflect&&e===this._$Ej?.get(C)&&!this.hasAttribute(r._$Eu(C,V))))return;this.C(C,H,V)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(C,H,{useDefault:V,reflect:M,wrapped:e},r){V&&!(this._$Ej??=new Map).has(C)&&(this._$Ej.set(C,r??H??this[C]),e!==!0||r!==void 0)||(this._$AL.has(C)||(this.hasUpdated||V||(H=void 0),this._$AL.set(C,H)),M===!0&&this._$Em!==C&&(this._$Eq??=new Set).add(C))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(H){Promise.reject(H)}let C=this.scheduleUpdate();return C!=null&&await C,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[M,e]of this._$Ep)this[M]=e;this._$Ep=void 0}let V=this.constructor.elementProperties;if(V.size>0)for(let[M,e]of V){let{wrapped:r}=e,a=this[M];r!==!0||this._$AL.has(M)||a===void 0||this.C(M,void 0,e,a)}}let C=!1,H=this._$AL;try{C=this.shouldUpdate(H),C?(this.willUpdate(H),this._$EO?.forEach(V=>V.hostUpdate?.()),this.update(H)):this._$EM()}catch(V){throw C=!1,this._$EM(),V}C&&this._$AE(H)}willUpdate(C){}_$AE(C){this._$EO?.forEach(H=>H.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(C)),this.updated(C)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(C){return!0}update(C){this._$Eq&&=this._$Eq.forEach(H=>this._$ET(H,this[H])),this._$EM()}updated(C){}firstUpdated(C){}};B.elementStyles=[],B.shadowRootOptions={mode:"open"},B[Z1("elementProperties")]=new Map,B[Z1("finalized")]=new Map,R3?.({ReactiveElement:B}),(b1.reactiveElementVersions??=[]).push("2.1.2");var o2=globalThis,w2=L=>L,w1=o2.trustedTypes,T2=w1?w1.createPolicy("lit-html",{createHTML:L=>L}):void 0,a2="$lit$",R=`lit$${Math.random().toFixed(9).slice(2)}$`,A2="?"+R,F3=`<${A2}>`,Q=document,S1=()=>Q.createComment(""),c1=L=>L===null||typeof L!="object"&&typeof L!="function",d2=Array.isArray,E2=L=>d2(L)||typeof L?.[Symbol.iterator]=="function",i2=`[ 	
\f\r]`,u1=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,P2=/-->/g,B2=/>/g,q=RegExp(`>|${i2}(?:([^\\s"'>=/]+)(${i2}*=${i2}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),R2=/'/g,F2=/"/g,D2=/^(?:script|style|textarea|title)$/i,p2=L=>(C,...H)=>({_$litType$:L,strings:C,values:H}),t=p2(1),$2=p2(2),K0=p2(3),w=Symbol.for("lit-noChange"),A=Symbol.for("lit-nothing"),_2=new WeakMap,G=Q.createTreeWalker(Q,129);function N2(L,C){if(!d2(L)||!L.hasOwnProperty("raw"))throw Error("invalid template strings array");return T2!==void 0?T2.createHTML(C):C}var I2=(L,C)=>{let H=L.length-1,V=[],M,e=C===2?"<svg>":C===3?"<math>":"",r=u1;for(let a=0;a<H;a++){let i=L[a],d,n,p=-1,v=0;for(;v<i.length&&(r.lastIndex=v,n=r.exec(i),n!==null);)v=r.lastIndex,r===u1?n[1]==="!--"?r=P2:n[1]!==void 0?r=B2:n[2]!==void 0?(D2.test(n[2])&&(M=RegExp("</"+n[2],"g")),r=q):n[3]!==void 0&&(r=q):r===q?n[0]===">"?(r=M??u1,p=-1):n[1]===void 0?p=-2:(p=r.lastIndex-n[2].length,d=n[1],r=n[3]===void 0?q:n[3]==='"'?F2:R2):r===F2||r===R2?r=q:r===P2||r===B2?r=u1:(r=q,M=void 0);let x=r===q&&L[a+1].startsWith("/>")?" ":"";e+=r===u1?i+F3:p>=0?(V.push(d),i.slice(0,p)+a2+i.slice(p)+R+x):i+R+(p===-2?a:x)}return[N2(L,e+(L[H]||"<?>")+(C===2?"</svg>":C===3?"</math>":"")),V]},h1=class L{constructor({strings:C,_$litType$:H},V){let M;this.parts=[];let e=0,r=0,a=C.length-1,i=this.parts,[d,n]=I2(C,H);if(this.el=L.createElement(d,V),G.currentNode=this.el.content,H===2||H===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(M=G.nextNode())!==null&&i.length<a;){if(M.nodeType===1){if(M.hasAttributes())for(let p of M.getAttributeNames())if(p.endsWith(a2)){let v=n[r++],x=M.getAttribute(p).split(R),u=/([.?@])?(.*)/.exec(v);i.push({type:1,index:e,name:u[2],strings:x,ctor:u[1]==="."?P1:u[1]==="?"?B1:u[1]==="@"?R1:K}),M.removeAttribute(p)}else p.startsWith(R)&&(i.push({type:6,index:e}),M.removeAttribute(p));if(D2.test(M.tagName)){let p=M.textContent.split(R),v=p.length-1;if(v>0){M.textContent=w1?w1.emptyScript:"";for(let x=0;x<v;x++)M.append(p[x],S1()),G.nextNode(),i.push({type:2,index:++e});M.append(p[v],S1())}}}else if(M.nodeType===8)if(M.data===A2)i.push({type:2,index:e});else{let p=-1;for(;(p=M.data.indexOf(R,p+1))!==-1;)i.push({type:7,index:e}),p+=R.length-1}e++}}static createElement(C,H){let V=Q.createElement("template");return V.innerHTML=C,V}};function z(L,C,H=L,V){if(C===w)return C;let M=V!==void 0?H._$Co?.[V]:H._$Cl,e=c1(C)?void 0:C._$litDirective$;return M?.constructor!==e&&(M?._$AO?.(!1),e===void 0?M=void 0:(M=new e(L),M._$AT(L,H,V)),V!==void 0?(H._$Co??=[])[V]=M:H._$Cl=M),M!==void 0&&(C=z(L,M._$AS(L,C.values),M,V)),C}var T1=class{constructor(C,H){this._$AV=[],this._$AN=void 0,this._$AD=C,this._$AM=H}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(C){let{el:{content:H},parts:V}=this._$AD,M=(C?.creationScope??Q).importNode(H,!0);G.currentNode=M;let e=G.nextNode(),r=0,a=0,i=V[0];for(;i!==void 0;){if(r===i.index){let d;i.type===2?d=new J(e,e.nextSibling,this,C):i.type===1?d=new i.ctor(e,i.name,i.strings,this,C):i.type===6&&(d=new F1(e,this,C)),this._$AV.push(d),i=V[++a]}r!==i?.index&&(e=G.nextNode(),r++)}return G.currentNode=Q,M}p(C){let H=0;for(let V of this._$AV)V!==void 0&&(V.strings!==void 0?(V._$AI(C,V,H),H+=V.strings.length-2):V._$AI(C[H])),H++}},J=class L{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(C,H,V,M){this.type=2,this._$AH=A,this._$AN=void 0,this._$AA=C,this._$AB=H,this._$AM=V,this.options=M,this._$Cv=M?.isConnected??!0}get parentNode(){let C=this._$AA.parentNode,H=this._$AM;return H!==void 0&&C?.nodeType===11&&(C=H.parentNode),C}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(C,H=this){C=z(this,C,H),c1(C)?C===A||C==null||C===""?(this._$AH!==A&&this._$AR(),this._$AH=A):C!==this._$AH&&C!==w&&this._(C):C._$litType$!==void 0?this.$(C):C.nodeType!==void 0?this.T(C):E2(C)?this.k(C):this._(C)}O(C){return this._$AA.parentNode.insertBefore(C,this._$AB)}T(C){this._$AH!==C&&(this._$AR(),this._$AH=this.O(C))}_(C){this._$AH!==A&&c1(this._$AH)?this._$AA.nextSibling.data=C:this.T(Q.createTextNode(C)),this._$AH=C}$(C){let{values:H,_$litType$:V}=C,M=typeof V=="number"?this._$AC(C):(V.el===void 0&&(V.el=h1.createElement(N2(V.h,V.h[0]),this.options)),V);if(this._$AH?._$AD===M)this._$AH.p(H);else{let e=new T1(M,this),r=e.u(this.options);e.p(H),this.T(r),this._$AH=e}}_$AC(C){let H=_2.get(C.strings);return H===void 0&&_2.set(C.strings,H=new h1(C)),H}k(C){d2(this._$AH)||(this._$AH=[],this._$AR());let H=this._$AH,V,M=0;for(let e of C)M===H.length?H.push(V=new L(this.O(S1()),this.O(S1()),this,this.options)):V=H[M],V._$AI(e),M++;M<H.length&&(this._$AR(V&&V._$AB.nextSibling,M),H.length=M)}_$AR(C=this._$AA.nextSibling,H){for(this._$AP?.(!1,!0,H);C!==this._$AB;){let V=w2(C).nextSibling;w2(C).remove(),C=V}}setConnected(C){this._$AM===void 0&&(this._$Cv=C,this._$AP?.(C))}},K=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(C,H,V,M,e){this.type=1,this._$AH=A,this._$AN=void 0,this.element=C,this.name=H,this._$AM=M,this.options=e,V.length>2||V[0]!==""||V[1]!==""?(this._$AH=Array(V.length-1).fill(new String),this.strings=V):this._$AH=A}_$AI(C,H=this,V,M){let e=this.strings,r=!1;if(e===void 0)C=z(this,C,H,0),r=!c1(C)||C!==this._$AH&&C!==w,r&&(this._$AH=C);else{let a=C,i,d;for(C=e[0],i=0;i<e.length-1;i++)d=z(this,a[V+i],H,i),d===w&&(d=this._$AH[i]),r||=!c1(d)||d!==this._$AH[i],d===A?C=A:C!==A&&(C+=(d??"")+e[i+1]),this._$AH[i]=d}r&&!M&&this.j(C)}j(C){C===A?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,C??"")}},P1=class extends K{constructor(){super(...arguments),this.type=3}j(C){this.element[this.name]=C===A?void 0:C}},B1=class extends K{constructor(){super(...arguments),this.type=4}j(C){this.element.toggleAttribute(this.name,!!C&&C!==A)}},R1=class extends K{constructor(C,H,V,M,e){super(C,H,V,M,e),this.type=5}_$AI(C,H=this){if((C=z(this,C,H,0)??A)===w)return;let V=this._$AH,M=C===A&&V!==A||C.capture!==V.capture||C.once!==V.once||C.passive!==V.passive,e=C!==A&&(V===A||M);M&&this.element.removeEventListener(this.name,this,V),e&&this.element.addEventListener(this.name,this,C),this._$AH=C}handleEvent(C){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,C):this._$AH.handleEvent(C)}},F1=class{constructor(C,H,V){this.element=C,this.type=6,this._$AN=void 0,this._$AM=H,this.options=V}get _$AU(){return this._$AM._$AU}_$AI(C){z(this,C)}},W2={M:a2,P:R,A:A2,C:1,L:I2,R:T1,D:E2,V:z,I:J,H:K,N:B1,U:R1,B:P1,F:F1},_3=o2.litHtmlPolyfillSupport;_3?.(h1,J),(o2.litHtmlVersions??=[]).push("3.3.3");var U2=(L,C,H)=>{let V=H?.renderBefore??C,M=V._$litPart$;if(M===void 0){let e=H?.renderBefore??null;V._$litPart$=M=new J(C.insertBefore(S1(),e),e,void 0,H??{})}return M._$AI(L),M};var n2=globalThis,f=class extends B{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let C=super.createRenderRoot();return this.renderOptions.renderBefore??=C.firstChild,C}update(C){let H=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(C),this._$Do=U2(H,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return w}};f._$litElement$=!0,f.finalized=!0,n2.litElementHydrateSupport?.({LitElement:f});var E3=n2.litElementPolyfillSupport;E3?.({LitElement:f});(n2.litElementVersions??=[]).push("4.2.2");var _1={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},E1=L=>(...C)=>({_$litDirective$:L,values:C}),C1=class{constructor(C){}get _$AU(){return this._$AM._$AU}_$AT(C,H,V){this._$Ct=C,this._$AM=H,this._$Ci=V}_$AS(C,H){return this.update(C,H)}update(C,H){return this.render(...H)}};var{I:D3}=W2,q2=L=>L;var G2=()=>document.createComment(""),H1=(L,C,H)=>{let V=L._$AA.parentNode,M=C===void 0?L._$AB:C._$AA;if(H===void 0){let e=V.insertBefore(G2(),M),r=V.insertBefore(G2(),M);H=new D3(e,r,L,L.options)}else{let e=H._$AB.nextSibling,r=H._$AM,a=r!==L;if(a){let i;H._$AQ?.(L),H._$AM=L,H._$AP!==void 0&&(i=L._$AU)!==r._$AU&&H._$AP(i)}if(e!==M||a){let i=H._$AA;for(;i!==e;){let d=q2(i).nextSibling;q2(V).insertBefore(i,M),i=d}}}return H},D=(L,C,H=L)=>(L._$AI(C,H),L),$3={},Q2=(L,C=$3)=>L._$AH=C,z2=L=>L._$AH,D1=L=>{L._$AR(),L._$AA.remove()};var K2=(L,C,H)=>{let V=new Map;for(let M=C;M<=H;M++)V.set(L[M],M);return V},O=E1(class extends C1{constructor(L){if(super(L),L.type!==_1.CHILD)throw Error("repeat() can only be used in text expressions")}dt(L,C,H){let V;H===void 0?H=C:C!==void 0&&(V=C);let M=[],e=[],r=0;for(let a of L)M[r]=V?V(a,r):r,e[r]=H(a,r),r++;return{values:e,keys:M}}render(L,C,H){return this.dt(L,C,H).values}update(L,[C,H,V]){let M=z2(L),{values:e,keys:r}=this.dt(C,H,V);if(!Array.isArray(M))return this.ut=r,e;let a=this.ut??=[],i=[],d,n,p=0,v=M.length-1,x=0,u=e.length-1;for(;p<=v&&x<=u;)if(M[p]===null)p++;else if(M[v]===null)v--;else if(a[p]===r[x])i[x]=D(M[p],e[x]),p++,x++;else if(a[v]===r[u])i[u]=D(M[v],e[u]),v--,u--;else if(a[p]===r[u])i[u]=D(M[p],e[u]),H1(L,i[u+1],M[p]),p++,u--;else if(a[v]===r[x])i[x]=D(M[v],e[x]),H1(L,M[p],M[v]),v--,x++;else if(d===void 0&&(d=K2(r,x,u),n=K2(a,p,v)),d.has(a[p]))if(d.has(a[v])){let P=n.get(r[x]),M2=P!==void 0?M[P]:null;if(M2===null){let h2=H1(L,M[p]);D(h2,e[x]),i[x]=h2}else i[x]=D(M2,e[x]),H1(L,M[p],M2),M[P]=null;x++}else D1(M[v]),v--;else D1(M[p]),p++;for(;x<=u;){let P=H1(L,i[u+1]);D(P,e[x]),i[x++]=P}for(;p<=v;){let P=M[p++];P!==null&&D1(P)}return this.ut=r,Q2(L,i),w}});function $1(L,C){return L===void 0||L.connection!==C.connection||L.language!==C.language||L.locale!==C.locale||L.config!==C.config||L.user!==C.user}function j2(L,C){if(C.loaded){let M=new Map(C.requests.map(e=>[e.id,e]));return{rows:M,ids:new Set([...L.keys(),...M.keys()])}}let H=new Map(L),V=new Set;for(let M of C.added??[])H.set(M.id,M),V.add(M.id);for(let M of C.changed??[]){let e=H.get(M.id);e&&(H.set(M.id,{...e,...M}),V.add(M.id))}for(let M of C.removed??[])H.delete(M)&&V.add(M);return{rows:H,ids:V}}var N3=1e3,I3=15e3,W3=1e4,U3={ids:new Set,everything:!1},m2=class{constructor(C){o(this,"rows",new Map);o(this,"features",new Set);o(this,"status","connecting");o(this,"connection");o(this,"listeners",new Set);o(this,"watchers",new Map);o(this,"attempt",0);o(this,"retry");o(this,"rest");o(this,"unsubscribe");o(this,"running",!1);o(this,"lose",()=>{this.unsubscribe=void 0,this.forget(),this.setStatus("lost")});o(this,"begin",()=>{this.unsubscribe=void 0,this.forget(),this.status==="lost"&&this.setStatus("connecting"),this.subscribe(this.attempt,N3)});this.connection=C}listen(C){return this.listeners.add(C),clearTimeout(this.rest),this.running||this.start(),()=>{this.listeners.delete(C)&&!this.listeners.size&&(this.rest=setTimeout(()=>this.stop(),W3))}}watch(C,H){let V=this.watchers.get(C)??new Set;return this.watchers.set(C,V.add(H)),()=>{V.delete(H)&&!V.size&&this.watchers.delete(C)}}start(){this.running=!0,this.connection.addEventListener("ready",this.begin),this.connection.addEventListener("disconnected",this.lose),this.connection.connected?this.begin():this.lose()}stop(){this.running=!1,this.connection.removeEventListener("ready",this.begin),this.connection.removeEventListener("disconnected",this.lose),this.forget(),this.status="connecting",this.rows=new Map}forget(){this.attempt+=1,clearTimeout(this.retry);let C=this.unsubscribe;this.unsubscribe=void 0,C&&this.connection.connected&&C().catch(()=>{})}async subscribe(C,H){try{let V=await this.connection.subscribeMessage(M=>{C===this.attempt&&this.take(M)},{type:"status_tracker/requests/subscribe"},{resubscribe:!1});C===this.attempt?this.unsubscribe=V:await V()}catch{if(C!==this.attempt)return;this.setStatus("absent"),this.retry=setTimeout(()=>{this.subscribe(C,Math.min(H*2,I3))},H)}}take(C){if(C.loaded===!1){this.setStatus("absent");return}let{rows:H,ids:V}=j2(this.rows,C);this.rows=H,C.loaded&&(this.features=new Set(C.features??[]),this.status="live"),this.tell({ids:V,everything:C.loaded===!0})}setStatus(C){C!==this.status&&(this.status=C,this.tell(U3))}tell(C){for(let H of C.ids)for(let V of[...this.watchers.get(H)??[]])V();for(let H of[...this.listeners])H(C)}},Y2=new WeakMap;function Z(L){let C=Y2.get(L);return C||(C=new m2(L),Y2.set(L,C)),C}function N1(L){return L.media_type==="movie"?"Radarr":"Sonarr"}var q3={declined:"now_declined",request_failed:"now_request_failed",download_failed:"now_download_failed",deleted:"now_deleted"};function V1(L,C){let H=N1(L),{counts:V}=L;switch(L.state){case"requested":return{key:"now_requested"};case"approved":return{key:"now_approved",values:{arr:H}};case"searching":return G3(L,H,C);case"grabbing":return{key:"now_grabbing"};case"downloading":return Q3(L,C);case"downloaded":return{key:"now_downloaded",values:{arr:H}};case"importing":return{key:"now_importing"};case"anime_matching":return{key:"now_matching"};case"available":return V.unaired&&L.next_air?{key:"now_available_more_on",values:{n:V.unaired,day:C.day(L.next_air)}}:V.unaired?{key:"now_available_more",values:{n:V.unaired}}:{key:"now_available"};case"failed":return{key:L.failure?q3[L.failure.reason]:"now_failed"}}}function G3(L,C,H){let{counts:V}=L;return!V.wanted&&V.unaired?L.next_air?{key:"now_unaired_on",values:{day:H.day(L.next_air)}}:{key:"now_unaired"}:V.available?{key:"now_searching_rest",values:{arr:C,n:V.waiting}}:{key:"now_searching",values:{arr:C}}}function Q3(L,C){return L.speed===0?{key:"now_no_data"}:L.size&&L.progress!==null?{key:"now_downloading_of",values:{done:C.bytes(L.size*L.progress),size:C.bytes(L.size)}}:{key:"now_downloading"}}function J2(L){return L.downloaded+L.importing+L.anime_matching+L.available}function f1(L){return L.media_type==="tv"&&L.counts.wanted+L.counts.unaired>0}var I1=[{state:"available",field:"available",key:"n_available"},{state:"anime_matching",field:"anime_matching",key:"n_matching"},{state:"importing",field:"importing",key:"n_importing"},{state:"downloaded",field:"downloaded",key:"n_downloaded"},{state:"downloading",field:"downloading",key:"n_downloading"},{state:"grabbing",field:"grabbing",key:"n_grabbing"},{state:"failed",field:"failed",key:"n_failed"},{state:"wanted",field:"waiting",key:"n_waiting"}],X2={no_release:{key:"look_no_release",step:"open_in",service:"arr"},download_stalled:{key:"look_download_stalled",step:"open_in",service:"qbittorrent"},download_paused:{key:"look_download_paused",step:"open_in",service:"qbittorrent"},download_error:{key:"look_download_error",step:"open_in",service:"qbittorrent"},import_blocked:{key:"look_import_blocked",step:"open_queue",service:"arr"},not_matched:{key:"look_not_matched",step:"open_unrecognised",service:"shoko"},not_in_jellyfin:{key:"look_not_in_jellyfin",step:"open_in",service:"jellyfin"},deleted_externally:{key:"look_deleted",step:"open_in",service:"arr"},service_down:{key:"look_service_down",step:"see_services",service:null}};function C5(L,C){let{key:H,step:V,service:M}=X2[L]??X2.service_down,e=N1(C);return{key:H,step:V,arr:e,service:M==="arr"?e.toLowerCase():M}}var z3={check_shokofin:"detail_check_shokofin",error:"detail_error",never_started:"detail_never_started",no_word_from_shoko:"detail_no_word_from_shoko",not_imported:"detail_not_imported",not_in_arr:"detail_not_in_arr",missing_files:"detail_missing_files",manual:"detail_manual",missing:"detail_missing",other:"detail_other"};function W1(L){return z3[L]??null}var H5="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z";var V5="M20,11V13H8L13.5,18.5L12.08,19.92L4.16,12L12.08,4.08L13.5,5.5L8,11H20Z";var L5="M15,13H16.5V15.82L18.94,17.23L18.19,18.53L15,16.69V13M19,8H5V19H9.67C9.24,18.09 9,17.07 9,16A7,7 0 0,1 16,9C17.07,9 18.09,9.24 19,9.67V8M5,21C3.89,21 3,20.1 3,19V5C3,3.89 3.89,3 5,3H6V1H8V3H16V1H18V3H19A2,2 0 0,1 21,5V11.1C22.24,12.36 23,14.09 23,16A7,7 0 0,1 16,23C14.09,23 12.36,22.24 11.1,21H5M16,11.15A4.85,4.85 0 0,0 11.15,16C11.15,18.68 13.32,20.85 16,20.85A4.85,4.85 0 0,0 20.85,16C20.85,13.32 18.68,11.15 16,11.15Z";var M5="M21,7L9,19L3.5,13.5L4.91,12.09L9,16.17L19.59,5.59L21,7Z";var e5="M12 2C6.5 2 2 6.5 2 12S6.5 22 12 22 22 17.5 22 12 17.5 2 12 2M12 20C7.59 20 4 16.41 4 12S7.59 4 12 4 20 7.59 20 12 16.41 20 12 20M16.59 7.58L10 14.17L7.41 11.59L6 13L10 17L18 9L16.59 7.58Z";var r5="M7.41,8.58L12,13.17L16.59,8.58L18,10L12,16L6,10L7.41,8.58Z";var t5="M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z";var i5="M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z";var o5="M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2Z";var a5="M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2C6.47,2 2,6.47 2,12C2,17.53 6.47,22 12,22C17.53,22 22,17.53 22,12C22,6.47 17.53,2 12,2M14.59,8L12,10.59L9.41,8L8,9.41L10.59,12L8,14.59L9.41,16L12,13.41L14.59,16L16,14.59L13.41,12L16,9.41L14.59,8Z";var A5="M8 17V15H16V17H8M16 10L12 14L8 10H10.5V6H13.5V10H16M12 2C17.5 2 22 6.5 22 12C22 17.5 17.5 22 12 22C6.5 22 2 17.5 2 12C2 6.5 6.5 2 12 2M12 4C7.58 4 4 7.58 4 12C4 16.42 7.58 20 12 20C16.42 20 20 16.42 20 12C20 7.58 16.42 4 12 4Z";var d5="M20 18H4V8H20V18M12 6L10 4H4C2.9 4 2 4.89 2 6V18C2 19.11 2.9 20 4 20H20C21.11 20 22 19.11 22 18V8C22 6.9 21.11 6 20 6H12M11 14V12H15V9L19 13L15 17V14H11Z";var p5="M21 7C21 5.62 19.88 4.5 18.5 4.5C18.33 4.5 18.16 4.5 18 4.55V4C18 2.62 16.88 1.5 15.5 1.5C15.27 1.5 15.04 1.53 14.83 1.59C14.46 .66 13.56 0 12.5 0C11.27 0 10.25 .89 10.04 2.06C9.87 2 9.69 2 9.5 2C8.12 2 7 3.12 7 4.5V10.39C6.66 10.08 6.24 9.85 5.78 9.73L5 9.5C4.18 9.29 3.31 9.61 2.82 10.35C2.44 10.92 2.42 11.66 2.67 12.3L5.23 18.73C6.5 21.91 9.57 24 13 24C17.42 24 21 20.42 21 16V7M19 16C19 19.31 16.31 22 13 22C10.39 22 8.05 20.41 7.09 18L4.5 11.45L5 11.59C5.5 11.71 5.85 12.05 6 12.5L7 15H9V4.5C9 4.22 9.22 4 9.5 4S10 4.22 10 4.5V12H12V2.5C12 2.22 12.22 2 12.5 2S13 2.22 13 2.5V12H15V4C15 3.72 15.22 3.5 15.5 3.5S16 3.72 16 4V12H18V7C18 6.72 18.22 6.5 18.5 6.5S19 6.72 19 7V16Z";var n5="M16 3.23C16.71 2.41 17.61 2 18.7 2C19.61 2 20.37 2.33 21 3C21.63 3.67 21.96 4.43 22 5.3C22 6 21.67 6.81 21 7.76S19.68 9.5 19.03 10.15C18.38 10.79 17.37 11.74 16 13C14.61 11.74 13.59 10.79 12.94 10.15S11.63 8.71 10.97 7.76C10.31 6.81 10 6 10 5.3C10 4.39 10.32 3.63 10.97 3C11.62 2.37 12.4 2.04 13.31 2C14.38 2 15.27 2.41 16 3.23M22 19V20L14 22.5L7 20.56V22H1V11H8.97L15.13 13.3C16.25 13.72 17 14.8 17 16H19C20.66 16 22 17.34 22 19M5 20V13H3V20H5M19.9 18.57C19.74 18.24 19.39 18 19 18H13.65C13.11 18 12.58 17.92 12.07 17.75L9.69 16.96L10.32 15.06L12.7 15.85C13 15.95 15 16 15 16C15 15.63 14.77 15.3 14.43 15.17L8.61 13H7V18.5L13.97 20.41L19.9 18.57Z";var m5="M11,18H13V16H11V18M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,6A4,4 0 0,0 8,10H10A2,2 0 0,1 12,8A2,2 0 0,1 14,10C14,12 11,11.75 11,15H13C13,12.75 16,12.5 16,10A4,4 0 0,0 12,6Z";var l5="M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M3,13V18L3,20H10V18H5V13H3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M14,15H20V19H14V15Z",v5="M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z";var l2="M9.5,3A6.5,6.5 0 0,1 16,9.5C16,11.11 15.41,12.59 14.44,13.73L14.71,14H15.5L20.5,19L19,20.5L14,15.5V14.71L13.73,14.44C12.59,15.41 11.11,16 9.5,16A6.5,6.5 0 0,1 3,9.5A6.5,6.5 0 0,1 9.5,3M9.5,5C7,5 5,7 5,9.5C5,12 7,14 9.5,14C12,14 14,12 14,9.5C14,7 12,5 9.5,5Z";var x5="M3,6H21V8H3V6M3,11H21V13H3V11M3,16H21V18H3V16Z";var s5="M20.84 2.18L16.91 2.96L19.65 6.5L21.62 6.1L20.84 2.18M13.97 3.54L12 3.93L14.75 7.46L16.71 7.07L13.97 3.54M9.07 4.5L7.1 4.91L9.85 8.44L11.81 8.05L9.07 4.5M4.16 5.5L3.18 5.69C2.1 5.9 1.39 6.96 1.61 8.04L2 10L6.9 9.03L4.16 5.5M20 12V20H4V12H20M22 10H2V20C2 21.11 2.9 22 4 22H20C21.11 22 22 21.11 22 20V10Z";var Z5="M14,3V5H17.59L7.76,14.83L9.17,16.24L19,6.41V10H21V3M19,19H5V5H12V3H5C3.89,3 3,3.9 3,5V19A2,2 0 0,0 5,21H19A2,2 0 0,0 21,19V12H19V19Z";var u5="M8,5.14V19.14L19,12.14L8,5.14Z";var S5="M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M10,16.5L16,12L10,7.5V16.5Z";var c5="M13,2.03C17.73,2.5 21.5,6.25 21.95,11C22.5,16.5 18.5,21.38 13,21.93V19.93C16.64,19.5 19.5,16.61 19.96,12.97C20.5,8.58 17.39,4.59 13,4.05V2.05L13,2.03M11,2.06V4.06C9.57,4.26 8.22,4.84 7.1,5.74L5.67,4.26C7.19,3 9.05,2.25 11,2.06M4.26,5.67L5.69,7.1C4.8,8.23 4.24,9.58 4.05,11H2.05C2.25,9.04 3,7.19 4.26,5.67M2.06,13H4.06C4.24,14.42 4.81,15.77 5.69,16.9L4.27,18.33C3.03,16.81 2.26,14.96 2.06,13M7.1,18.37C8.23,19.25 9.58,19.82 11,20V22C9.04,21.79 7.18,21 5.67,19.74L7.1,18.37M12,16.5L7.5,12H11V8H13V12H16.5L12,16.5Z";var h5="M22,13.5C22,15.26 20.7,16.72 19,16.96V20A2,2 0 0,1 17,22H13.2V21.7A2.7,2.7 0 0,0 10.5,19C9,19 7.8,20.21 7.8,21.7V22H4A2,2 0 0,1 2,20V16.2H2.3C3.79,16.2 5,15 5,13.5C5,12 3.79,10.8 2.3,10.8H2V7A2,2 0 0,1 4,5H7.04C7.28,3.3 8.74,2 10.5,2C12.26,2 13.72,3.3 13.96,5H17A2,2 0 0,1 19,7V10.04C20.7,10.28 22,11.74 22,13.5M17,15H18.5A1.5,1.5 0 0,0 20,13.5A1.5,1.5 0 0,0 18.5,12H17V7H12V5.5A1.5,1.5 0 0,0 10.5,4A1.5,1.5 0 0,0 9,5.5V7H4V9.12C5.76,9.8 7,11.5 7,13.5C7,15.5 5.75,17.2 4,17.88V20H6.12C6.8,18.25 8.5,17 10.5,17C12.5,17 14.2,18.25 14.88,20H17V15Z";var f5="M17.65,6.35C16.2,4.9 14.21,4 12,4A8,8 0 0,0 4,12A8,8 0 0,0 12,20C15.73,20 18.84,17.45 19.73,14H17.65C16.83,16.33 14.61,18 12,18A6,6 0 0,1 6,12A6,6 0 0,1 12,6C13.66,6 15.14,6.69 16.22,7.78L13,11H20V4L17.65,6.35Z";var O5="M12,18A6,6 0 0,1 6,12C6,11 6.25,10.03 6.7,9.2L5.24,7.74C4.46,8.97 4,10.43 4,12A8,8 0 0,0 12,20V23L16,19L12,15M12,4V1L8,5L12,9V6A6,6 0 0,1 18,12C18,13 17.75,13.97 17.3,14.8L18.76,16.26C19.54,15.03 20,13.57 20,12A8,8 0 0,0 12,4Z";var g5="M8.16,3L6.75,4.41L9.34,7H4C2.89,7 2,7.89 2,9V19C2,20.11 2.89,21 4,21H20C21.11,21 22,20.11 22,19V9C22,7.89 21.11,7 20,7H14.66L17.25,4.41L15.84,3L12,6.84L8.16,3M4,9H17V19H4V9M19.5,9A1,1 0 0,1 20.5,10A1,1 0 0,1 19.5,11A1,1 0 0,1 18.5,10A1,1 0 0,1 19.5,9M19.5,12A1,1 0 0,1 20.5,13A1,1 0 0,1 19.5,14A1,1 0 0,1 18.5,13A1,1 0 0,1 19.5,12Z";var k5="M5,9V21H1V9H5M9,21A2,2 0 0,1 7,19V9C7,8.45 7.22,7.95 7.59,7.59L14.17,1L15.23,2.06C15.5,2.33 15.67,2.7 15.67,3.11L15.64,3.43L14.69,8H21C22.11,8 23,8.9 23,10V12C23,12.26 22.95,12.5 22.86,12.73L19.84,19.78C19.54,20.5 18.83,21 18,21H9M9,19H18.03L21,12V10H12.21L13.34,4.68L9,9.03V19Z";var F={requested:n5,approved:k5,searching:l2,wanted:o5,unaired:L5,grabbing:p5,downloading:c5,downloaded:A5,importing:d5,anime_matching:h5,available:S5,failed:a5},l={alert:H5,back:V5,check:e5,done:M5,down:v5,expand:r5,link:Z5,menu:x5,movie:s5,next:i5,previous:t5,retry:f5,search:l2,sync:O5,tv:g5,unknown:m5,up:l5,watch:u5};function m(L,C=""){return $2`<svg viewBox="0 0 24 24" aria-hidden="true" class=${C}><path d=${L}></path></svg>`}var y5="important",K3=" !"+y5,$=E1(class extends C1{constructor(L){if(super(L),L.type!==_1.ATTRIBUTE||L.name!=="style"||L.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(L){return Object.keys(L).reduce((C,H)=>{let V=L[H];return V==null?C:C+`${H=H.includes("-")?H:H.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${V};`},"")}update(L,[C]){let{style:H}=L.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(C)),this.render(C);for(let V of this.ft)C[V]==null&&(this.ft.delete(V),V.includes("-")?H.removeProperty(V):H[V]=null);for(let V in C){let M=C[V];if(M!=null){this.ft.add(V);let e=typeof M=="string"&&M.endsWith(K3);V.includes("-")||e?H.setProperty(V,e?M.slice(0,-11):M,e?y5:""):H[V]=M}}return w}});function U1(L,C){return`S${v2(L)}E${v2(C)}`}function q1(L){let C=[...L].sort((V,M)=>V[0]-M[0]||V[1]-M[1]),H=[];for(let[V,M]of C){let e=H.at(-1);e&&e[0]===V&&M<=e[2]+1?e[2]=M:H.push([V,M,M])}return H.map(([V,M,e])=>M===e?U1(V,M):`${U1(V,M)}–E${v2(e)}`).join(", ")}function b5(L){let C=[];for(let H of[...L].sort((V,M)=>V-M)){let V=C.at(-1);V&&H<=V[1]+1?V[1]=H:C.push([H,H])}return C.map(([H,V])=>H===V?`${H}`:`${H}–${V}`).join(", ")}function v2(L){return String(L).padStart(2,"0")}function w5(L){let C=new Map;for(let{state:H}of L)C.set(H,(C.get(H)??0)+1);return C}function T5(L,C){let H=({season:M,items:e})=>M===null||(C?C.includes(M):M!==0||e.some(({state:r})=>r!=="wanted")),V=L.filter(H);return V.length?{wanted:V,others:L.filter(M=>!H(M))}:{wanted:[...L],others:[]}}function j(L){if(!L)return null;try{let C=new URL(L);return C.protocol==="http:"||C.protocol==="https:"?C.href:null}catch{return null}}var B5={seerr:({media_type:L,ids:C})=>C.tmdb?`/${L==="movie"?"movie":"tv"}/${C.tmdb}`:null,radarr:({ids:L})=>L.tmdb?`/movie/${L.tmdb}`:null,sonarr:({ids:L})=>L.tvdb?`/add/new?term=tvdb:${L.tvdb}`:null,qbittorrent:()=>"/",shoko:({ids:L})=>L.shoko_series?`/webui/collection/series/${L.shoko_series}`:null,jellyfin:({ids:L})=>L.jellyfin?`/web/#/details?id=${encodeURIComponent(L.jellyfin)}`:null};function R5(L,C){let H=[];for(let V of C){let M=B5[V.service]?.(L)??null,e=M===null?null:$5(V.url,M);e&&j3(L,V)&&H.push({service:V.service,name:V.name,url:e})}return H}function j3(L,{service:C,id:H}){switch(C){case"seerr":return!L.seerr||L.seerr.instance===H;case"radarr":case"sonarr":return L.arr.some(({instance:V})=>V===H);case"qbittorrent":return L.downloads.some(({gone_at:V})=>!V);default:return!0}}var Y3={radarr:{import_blocked:"/activity/queue"},sonarr:{import_blocked:"/activity/queue"},shoko:{not_matched:"/webui/utilities/unrecognized/files"}};function F5(L,C,H,V){let M=H.filter(i=>i.service===C),e=M.find(({id:i})=>V?.arr.some(d=>d.instance===i))??M[0];if(!e)return null;let r=Y3[e.service]?.[L]??(V&&B5[e.service](V))??"/",a=$5(e.url,r);return a?{service:e.service,name:e.name,url:a}:null}function _5(L,C){return j((C?L.jellyfin_local_url:null)??L.jellyfin_url)}function E5(L,C){let H=P5(L),[V,M]=[C.internal,C.external].map(e=>e?P5(e):null);if(H!==null&&V!==M){if(H===M)return!1;if(H===V)return!0}return H!==null&&X3.some(e=>e.test(H))}var X3=[/^localhost$/,/^[^.:]+$/,/\.(local|lan|home|internal|home\.arpa)$/,/^127\./,/^10\./,/^192\.168\./,/^172\.(1[6-9]|2\d|3[01])\./,/^169\.254\./,/^\[(::1|f[cd]|fe80)/];function P5(L){try{return new URL(L).hostname.toLowerCase()}catch{return null}}var J3=[{name:"TMDB",id:"tmdb",url:(L,C)=>`https://www.themoviedb.org/${C?"movie":"tv"}/${L}`},{name:"TheTVDB",id:"tvdb",url:(L,C)=>`https://www.thetvdb.com/dereferrer/${C?"movie":"series"}/${L}`},{name:"IMDb",id:"imdb",url:L=>`https://www.imdb.com/title/${L}/`},{name:"AniDB",id:"anidb",url:L=>`https://anidb.net/anime/${L}`}];function D5(L){return J3.flatMap(({name:C,id:H,url:V})=>{let M=L.ids[H];if(M==null)return[];let e=encodeURIComponent(String(M));return[{name:C,id:String(M),url:j(V(e,L.media_type==="movie"))}]})}function $5(L,C){return L?j(`${L.replace(/\/+$/,"")}${C}`):null}var N5=[[86400,"day"],[3600,"hour"],[60,"minute"],[1,"second"]],C0=[[365*86400,"year"],[30*86400,"month"],[86400,"day"],[3600,"hour"],[60,"minute"]],I5=["byte","kilobyte","megabyte","gigabyte","terabyte"],G1=class{constructor(C){o(this,"region");o(this,"cache",new Map);this.region=C}percent(C){return this.number(Math.floor(C*100+1e-9)/100,{style:"percent"})}bytes(C){return this.sized(C,"")}speed(C){return this.sized(C,"-per-second")}count(C){return this.number(C,{})}duration(C){let H=Math.max(0,Math.round(C)),V=N5.findIndex(([e])=>H>=e);if(V<0)return this.unit(0,"second");let M=[];for(let[e,r]of N5.slice(V,V+2)){let a=Math.floor(H/e);H-=a*e,a&&!(r==="second"&&M.length)&&M.push(this.unit(a,r))}return M.join(" ")}relative(C,H){let V=(Date.parse(C)-H)/1e3,M=C0.find(([r])=>Math.abs(V)>=r),e=this.cached("relative",()=>new Intl.RelativeTimeFormat(this.region.language,{numeric:"auto"}));return M?e.format(Math.trunc(V/M[0]),M[1]):e.format(0,"second")}moment(C){return this.date(C,{dateStyle:"medium",timeStyle:"short"})}time(C){return this.date(C,{timeStyle:"short"})}fullDay(C){return this.date(C,{dateStyle:"full"})}day(C){return this.date(C,{weekday:"short",day:"numeric",month:"short"})}longDay(C){return this.date(C,{dateStyle:"medium"})}date(C,H){let{language:V,timeZone:M,hour12:e}=this.region,r=this.cached(JSON.stringify(H),()=>H0(V,{...H,...M?{timeZone:M}:{},...H.timeStyle&&e!==void 0?{hour12:e}:{}})),a=new Date(C);return Number.isNaN(a.getTime())?C:r.format(a)}sized(C,H){let V=C,M=0;for(;V>=999.5&&M<I5.length-1;)V/=1e3,M+=1;return this.number(V,{style:"unit",unit:`${I5[M]}${H}`,unitDisplay:"short",maximumFractionDigits:M>1&&V<100?1:0})}unit(C,H){return this.number(C,{style:"unit",unit:H,unitDisplay:"short"})}number(C,H){return this.cached(`n${JSON.stringify(H)}`,()=>new Intl.NumberFormat(this.region.numbers,H)).format(C)}cached(C,H){return this.cache.has(C)||this.cache.set(C,H()),this.cache.get(C)}};function H0(L,C){try{return new Intl.DateTimeFormat(L,C)}catch{let{timeZone:H,...V}=C;return new Intl.DateTimeFormat(L,V)}}var g={title:"Requests",page_active:"Active",page_history:"History",page_services:"Services",open_menu:"Open the sidebar",back:"Back",reload:"Reload",try_again:"Try again",new_version:"A new version of this page is there.",loading:"Loading…",load_failed:"This could not be loaded: {error}",live:"Live",connecting:"Connecting…",lost:"Not connected",lost_long:"Not connected to Home Assistant. What you see may be out of date.",absent:"Not available",absent_long:"Status Tracker does not answer. It is starting, or it is not set up.",state_requested:"Requested",state_approved:"Approved",state_searching:"Searching",state_grabbing:"Grabbed",state_downloading:"Downloading",state_downloaded:"Downloaded",state_importing:"Importing",state_anime_matching:"Matching",state_available:"Available",state_failed:"Failed",item_unaired:"Not aired",item_wanted:"Waiting",now_requested:"Waiting for approval in Seerr",now_approved:"Approved, waiting for {arr} to take it over",now_searching:"{arr} is looking for a release",now_searching_rest:"{arr} is looking for one more episode|{arr} is looking for {n} more episodes",now_unaired:"Not aired yet",now_unaired_on:"Not aired yet, next on {day}",now_grabbing:"Release found, waiting for the download to begin",now_downloading:"Downloading",now_downloading_of:"{done} of {size} are here",now_no_data:"Waiting for data, nobody is sending any",now_downloaded:"Downloaded, waiting for {arr} to import it",now_importing:"In the library, waiting for Jellyfin to show it",now_matching:"Waiting for Shoko to recognise it",now_available:"Ready to watch",now_available_more:"Ready to watch, one episode has not aired|Ready to watch, {n} episodes have not aired",now_available_more_on:"Ready to watch, next episode on {day}|Ready to watch, {n} more to come, next on {day}",now_declined:"The request was declined",now_request_failed:"Seerr could not pass the request on",now_download_failed:"The download failed",now_deleted:"It was deleted",now_failed:"It failed",percent_of:"{title}: {percent}",left:"{time} left",ready_of:"{downloaded} downloaded, {ready} of {n} ready",n_available:"{n} ready",n_matching:"{n} matching",n_importing:"{n} importing",n_downloaded:"{n} downloaded",n_downloading:"{n} downloading",n_grabbing:"{n} grabbed",n_failed:"{n} failed",n_waiting:"{n} waiting",n_unaired:"{n} not aired",n_requests:"{n} request|{n} requests",n_of_requests:"{shown} of {n} request|{shown} of {n} requests",look_no_release:"No release has been found for long",look_download_stalled:"The download does not move",look_download_paused:"The download is paused",look_download_error:"The download client reports an error",look_import_blocked:"{arr} cannot import the files by itself",look_not_matched:"Shoko does not recognise the files",look_not_in_jellyfin:"It is in the library, but Jellyfin does not show it",look_deleted:"The file was deleted elsewhere",look_service_down:"{detail} does not answer",detail_check_shokofin:"Shoko knows the files. Check the Shokofin plugin.",detail_error:"No reason was given.",detail_missing_files:"Files are missing on the disk.",detail_never_started:"It was handed over, but never began.",detail_no_word_from_shoko:"Shoko has said nothing about the files.",detail_not_imported:"The download is complete, but nothing was imported.",detail_not_in_arr:"Neither Radarr nor Sonarr has the title.",detail_manual:"Somebody deleted it by hand.",detail_missing:"It is missing on the disk.",detail_other:"No reason was given.",open_in:"Open {service}",open_queue:"Open the queue of {service}",open_unrecognised:"Assign the files in Shoko",see_services:"See the services",since:"since {time}",search:"Search",type:"Type",all_types:"All types",movie:"Film",movies:"Films",show:"Show",shows:"Shows",anime:"Anime",state:"State",all_states:"All states",person:"Requested by",everyone:"Everyone",mine:"Mine ({name})",needs_attention:"Needs attention",sort:"Sort by",sort_state:"Furthest first",sort_requested:"Newest first",sort_progress:"Progress",sort_title:"Title",clear_filters:"Clear filters",none_active:"Nothing is on its way",none_active_hint:"Ask for a film or a show in Seerr, and follow it here.",none_match:"No request matches",lately:"Finished lately",see_history:"See all in the history",for_person:"for {name}",season:"Season {n}",seasons:"Seasons {n}",specials:"Specials",episodes:"Episodes",poster_of:"Poster of {title}",watch:"Watch",watch_title:"Watch {title} in Jellyfin",details:"Details",journey:"Journey",stage_now:"now",stage_skipped:"skipped",stage_requested:"Requested",stage_approved:"Approved",stage_grabbed:"Grabbed",stage_downloaded:"Downloaded",stage_imported:"Imported",stage_matched:"Matched",stage_available:"Available",timeline:"Timeline",timeline_inferred:"Nobody reported this; what came later proves it.",timeline_until:"until {time}",by:"via {service}",downloads:"Downloads",links:"Links and numbers",also_known_as:"Also known as",gone_title:"This request does not exist",gone_text:"It was deleted, or the address is wrong.",airs:"airs {day}",step_requested:"Requested by {person}",step_requested_plain:"Requested",step_approved:"Approved",step_declined:"Declined",step_request_failed:"Could not be passed on",step_request_deleted:"Request deleted",step_added:"Taken over",step_searched:"Searched",step_grabbed:"Release grabbed",step_download_started:"Download started",step_downloaded:"Downloaded",step_download_failed:"Download failed",step_download_removed:"Download removed",step_imported:"Imported",step_import_blocked:"Import blocked",step_file_deleted:"File deleted",step_removed:"Removed",step_detected:"Seen by Shoko",step_matched:"Recognised by Shoko",step_not_matched:"Not recognised by Shoko",step_hinted:"Reported as available",step_available:"Ready to watch",step_unavailable:"No longer in Jellyfin",step_attention:"Needs attention",files_deleted:"Files deleted",files_kept:"Files kept",phase_unknown:"Unknown",phase_queued:"Queued",phase_metadata:"Fetching metadata",phase_downloading:"Downloading",phase_stalled:"Stalled",phase_paused:"Paused",phase_checking:"Checking",phase_moving:"Moving",phase_complete:"Complete",phase_error:"Error",phase_missing_files:"Files missing",phase_gone:"Removed",finished:"Finished",page_of:"{from} to {to} of {n}",previous_page:"Previous page",next_page:"Next page",none_history:"Nothing has finished yet",service_up:"Connected",service_down:"Not reachable",service_unknown:"Not asked yet",version:"Version",last_webhook:"Last webhook",no_webhook_yet:"None since Home Assistant started. Check the webhook in {service} if something happened there.",no_webhook_needed:"Is asked, sends nothing",last_error:"Last error",last_refusal:"Last refused webhook",n_refused:"{n} refused|{n} refused",what_to_do:"What to do",advice_down:"Check that {service} runs and that Home Assistant reaches it, then its address and key in the integration.",advice_refused:"{service} sends something that was not understood. Check the webhook there.",open_settings:"Open the settings",open_service:"Open {service}",none_services:"No service is set up",none_services_hint:"Add Seerr, Radarr, Sonarr and the others in the settings.",retry:"Search again",check:"Check now",action_done:"Done",action_failed:"That did not work: {error}",card_name:"Status Tracker",card_description:"Media requests on their way, from the wish to the play button.",card_no_request:"This request no longer exists.",card_more:"and one more|and {n} more",form_title:"Title",form_entity:"One request",form_entity_help:"Leave this empty to show several requests.",form_layout:"Layout",form_layout_list:"List",form_layout_posters:"Row of posters",form_layout_compact:"Compact lines",form_show:"Show",form_show_active:"Requests on their way",form_show_attention:"Requests that need attention",form_show_finished:"Requests that finished lately",form_show_all:"All of these",form_media_type:"Type",form_mine:"Only my own requests",form_mine_help:"Those whose requester is called like the Home Assistant user.",form_max:"Most to show"};var W5=g;var U5=g;var q5=g;var G5=g;var Q5=g;var V0={en:g,de:W5,es:U5,fr:q5,ja:G5,nl:Q5};function L1(L){for(let C of[L,L.split("-")[0]??""]){let H=V0[C];if(H)return{language:C,texts:H}}return{language:"en",texts:g}}var k="/status-tracker",L0={comma_decimal:"en-US",decimal_comma:"de",space_comma:"fr",quote_decimal:"de-CH"},M1=class{constructor(C){o(this,"connection");o(this,"format");o(this,"language");o(this,"userName");o(this,"isAdmin");o(this,"addresses");o(this,"texts");o(this,"plurals");let{language:H,texts:V}=L1(C.language);this.connection=C.connection,this.language=H,this.texts=V,this.plurals=new Intl.PluralRules(H),this.userName=C.user?.name??"",this.isAdmin=C.user?.is_admin??!1,this.addresses={internal:C.config.internal_url,external:C.config.external_url};let{time_format:M,number_format:e}=C.locale;this.format=new G1({language:C.locale.language||H,timeZone:C.locale.time_zone==="server"?C.config.time_zone:void 0,hour12:M==="12"?!0:M==="24"?!1:void 0,numbers:L0[e]??(C.locale.language||H)})}t(C,H={}){let V=this.texts[C].split("|"),{n:M}=H;return((V.length===1||typeof M!="number"?V[0]:V[this.plurals.select(M)==="one"?0:1])??"").replace(/\{(\w+)\}/g,(r,a)=>{let i=H[a];return typeof i=="number"?this.format.count(i):i??""})}say(C){return this.t(C.key,C.values)}};function _(L){return`${k}/request/${encodeURIComponent(L)}`}function N(L){return $({"--state":`var(--st-${L})`})}function e1(L,C){return t`<span class="pill" style=${N(C)}
    >${m(F[C])}${L.t(`state_${C}`)}</span
  >`}function I(L,C){let H=L.t(C.media_type==="movie"?"movie":"show");return[C.year,C.is_anime?`${L.t("anime")} (${H})`:H,C.seasons?.length?M0(L,C.seasons):null,C.is_4k?"4K":null,C.requested_by?L.t("for_person",{name:C.requested_by}):null].filter(Boolean).join(" · ")}function M0(L,C){let H=C.filter(M=>M>0);return[H.length?L.t(H.length===1?"season":"seasons",{n:b5(H)}):"",C.includes(0)?L.t("specials"):""].filter(Boolean).join(", ")}function W(L,C){let{counts:H,progress:V,title:M}=C;if(f1(C)&&H.wanted>1){let r=I1.filter(({field:i})=>H[i]>0),a=r.map(({field:i,key:d})=>L.t(d,{n:H[i]})).join(", ");return t`<div class="bar" role="img" aria-label=${a}>
      ${r.map(({state:i,field:d})=>t`<div
            style=${$({"--state":`var(--st-${i})`,background:"var(--state)","flex-grow":String(H[d])})}
          ></div>`)}
    </div>`}if(V===null||C.state==="available")return A;let e=L.format.percent(V);return t`<div
    class="bar"
    role="progressbar"
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.floor(V*100)}
    aria-label=${L.t("percent_of",{title:M,percent:e})}
  >
    <div
      class="fill"
      style=${$({"--state":`var(--st-${C.state})`,width:`${V*100}%`})}
    ></div>
  </div>`}function Y(L,C){if(C.progress===null||C.state!=="downloading")return[];let H=[L.format.percent(C.progress)];return C.speed&&H.push(L.format.speed(C.speed)),C.eta!==null&&H.push(L.t("left",{time:L.format.duration(C.eta)})),H}function r1(L,C){let{counts:H}=C;if(!f1(C))return[];let V=H.wanted?[L.t("ready_of",{downloaded:J2(H),ready:H.available,n:H.wanted})]:[];return H.unaired&&V.push(L.t("n_unaired",{n:H.unaired})),V}function Q1(L,C,H,V){if(!C.attention)return A;let{reason:M,since:e,detail:r}=C.attention,{key:a,step:i,service:d,arr:n}=C5(M,C),p=r?W1(r):null,v=p?L.t(p):M==="service_down"?null:r,x=F5(M,d,H,"ids"in C?C:void 0);return t`<div class="notice">
    ${m(l.alert)}
    <div>
      <strong>${L.t(a,{arr:n,detail:r??"?"})}</strong>
      <span class="quiet"
        >${L.t("since",{time:L.format.relative(e,V)})}</span
      >
      ${v?t`<p class="said">${v}</p>`:A}
      ${x?t`<a
              class="step"
              href=${x.url}
              target="_blank"
              rel="noreferrer noopener"
              >${L.t(i,{service:x.name})}</a
            >`:i==="see_services"?t`<a class="step" href="${k}/services"
                >${L.t(i)}</a
              >`:A}
    </div>
  </div>`}function t1(L,C){let H=_5(C,E5(location.href,L.addresses));return H?t`<a
        class="button strong watch"
        href=${H}
        target="_blank"
        rel="noreferrer noopener"
        aria-label=${L.t("watch_title",{title:C.title})}
        >${m(l.watch)}${L.t("watch")}</a
      >`:A}var z1=s`
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
`;function K1(L,C,H){let V=L.t(`state_${C.state}`);return t`<a
    class="tile"
    href=${_(C.id)}
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
            >`:A}
      <span class="badge" style=${N(C.state)}
        >${m(F[C.state])}<span class="hidden"
          >${V}</span
        ></span
      >
    </span>
    ${H?W(L,H):A}
    <span class="name">${C.title}</span>
  </a>`}var S=s`
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
`,h=s`
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
`,b=s`
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
  .fill {
    background: var(--state);
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
`;var z5=s`
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
`;var Y1=["state","requested","progress","title"],T={text:"",media_type:"",state:"",requested_by:"",attention:!1},j1=["requested","approved","searching","grabbing","downloading","downloaded","importing","anime_matching","available","failed"],e0=new Set(["available","failed"]);function y(L){return!e0.has(L.state)}function Y5(L){return L.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase().replace(/[^\p{L}\p{N}]+/gu," ").trim()}function O1(L){return Object.keys(T).some(C=>L[C]!==T[C])}function X5(L){let C=Y5(L.text).split(" ").filter(Boolean),H=L.requested_by.toLowerCase();return V=>(!L.attention||V.attention!==null)&&(!L.state||V.state===L.state)&&(!L.media_type||(L.media_type==="anime"?V.is_anime===!0:V.media_type===L.media_type))&&(!H||V.requested_by?.toLowerCase()===H)&&(!C.length||r0(V,C))}function r0(L,C){let H=Y5([L.title,L.original_title,L.year,L.requested_by].join(" "));return C.every(V=>H.includes(V))}var J5=(L,C)=>L.title.localeCompare(C.title),C3=L=>(C,H)=>j5(H[L])-j5(C[L]),t0={state:(L,C)=>j1.indexOf(C.state)-j1.indexOf(L.state),requested:()=>0,progress:(L,C)=>K5(C)-K5(L),title:J5},i0=C3("created_at");function K5(L){return Math.floor((L.progress??-.01)*100+1e-9)}function j5(L){return L?Date.parse(L):0}function X1(L,C){let H=t0[C];return[...L].sort((V,M)=>H(V,M)||i0(V,M)||(V.id<M.id?-1:1))}function J1(L){let C=C3("finished_at");return[...L].sort((H,V)=>C(H,V)||J5(H,V))}function x2(L){let C=new Map;for(let{requested_by:H}of L)H&&!C.has(H.toLowerCase())&&C.set(H.toLowerCase(),H);return[...C.values()].sort((H,V)=>H.localeCompare(V))}var X="status-tracker-card",H3=["list","posters","compact"],V3=["active","attention","finished","all"],o0=["movie","tv"],Z2=10,s2=100,a0=[{name:"layout",values:H3},{name:"show",values:V3},{name:"media_type",values:o0}];function u2(L){for(let{name:M,values:e}of a0){let r=L[M];if(r&&!e.includes(r))throw new Error(`${M} must be one of ${e.join(", ")}`)}let{max:C,entity:H,title:V}=L;if(C!==void 0&&!(Number.isInteger(C)&&C>0&&C<=s2))throw new Error(`max must be a whole number from 1 to ${s2}`);for(let[M,e]of Object.entries({entity:H,title:V}))if(e!==void 0&&typeof e!="string")throw new Error(`${M} must be a text`)}function L3(L,C,H,V){let M=[...L];if(C.entity){let n=M.filter(({id:p})=>p===V);return{shown:n,total:n.length}}let e=H.toLowerCase(),r=M.filter(n=>(!C.media_type||n.media_type===C.media_type)&&(!C.mine||n.requested_by?.toLowerCase()===e)),a=X1(r.filter(y),"state"),i=J1(r.filter(n=>!y(n))),d={active:()=>a,attention:()=>a.filter(n=>n.attention),finished:()=>i,all:()=>[...a,...i]}[C.show??"active"]();return{shown:d.slice(0,C.max??Z2),total:d.length}}function C2(L,C){let H=L.states[C]?.attributes.request_id;return typeof H=="string"?H:null}var A0={title:"form_title",entity:"form_entity",layout:"form_layout",show:"form_show",media_type:"form_media_type",mine:"form_mine",max:"form_max"},d0={entity:"form_entity_help",mine:"form_mine_help"};function M3(L){let{texts:C}=L1(L),H=V=>({select:{mode:"dropdown",options:V.map(([M,e])=>({value:M,label:C[e]}))}});return{schema:[{name:"title",selector:{text:{}}},{name:"layout",selector:H(H3.map(V=>[V,`form_layout_${V}`]))},{name:"show",selector:H(V3.map(V=>[V,`form_show_${V}`]))},{name:"media_type",selector:H([["movie","movies"],["tv","shows"]])},{name:"mine",selector:{boolean:{}}},{name:"max",selector:{number:{min:1,max:s2,mode:"box"}}},{name:"entity",selector:{entity:{filter:{integration:"status_tracker",domain:"sensor"}}}}],computeLabel:({name:V})=>{let M=A0[V];return M?C[M]:V},computeHelper:({name:V})=>{let M=d0[V];return M?C[M]:void 0},assertConfig:u2}}var i1=class extends f{constructor(){super();o(this,"known");o(this,"stop");this.requestId=null}static getConfigForm(){return M3(document.documentElement.lang||"en")}static getStubConfig(){return{type:`custom:${X}`,layout:"list",show:"active"}}setConfig(H){u2(H),this.config=H,this.findRequest()}set hass(H){let V=$1(this.known,H);this.known=H,this.findRequest(),V&&(this.ui=new M1(H))}getCardSize(){let{layout:H="list",entity:V}=this.config??{},M=V?1:this.config?.max??Z2;return{list:1+M,posters:4,compact:1+Math.ceil(M/2)}[H]}getGridOptions(){let{layout:H="list"}=this.config??{};return H==="posters"?{columns:"full",min_columns:4,rows:"auto",min_rows:3}:{columns:12,min_columns:6,rows:"auto",min_rows:1}}connectedCallback(){super.connectedCallback(),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.stop?.(),this.stop=void 0}findRequest(){let H=this.config?.entity;H?this.known&&(this.requestId=C2(this.known,H)??this.requestId):this.requestId=null}shouldUpdate(){return this.ui!==void 0&&this.config!==void 0}willUpdate(){!this.stop&&this.ui&&this.isConnected&&(this.stop=Z(this.ui.connection).listen(()=>this.requestUpdate()))}render(){let{ui:H,config:V}=this;if(!H||!V)return A;let{layout:M="list"}=V,e=Z(H.connection),{shown:r,total:a}=L3(e.rows.values(),V,H.userName,this.requestId);return t`<ha-card>
      ${V.title?t`<h2>${V.title}</h2>`:A}
      ${e.status==="live"||e.status==="connecting"?A:t`<p class="offline" role="status">
              ${m(l.down)}${H.t(e.status)}
            </p>`}
      ${r.length?t`<ul class=${M}>
              ${O(r,({id:i})=>i,i=>t`<li>${this.renderRow(H,i,M)}</li>`)}
            </ul>`:e.status==="live"?t`<p class="empty quiet">
                ${H.t(V.entity?"card_no_request":"none_active")}
              </p>`:A}
      ${a>r.length?t`<a class="more quiet" href=${k}
              >${H.t("card_more",{n:a-r.length})}</a
            >`:A}
    </ha-card>`}renderRow(H,V,M){switch(M){case"posters":return K1(H,V,V);case"compact":return this.renderLine(H,V);case"list":return this.renderEntry(H,V)}}renderLine(H,V){let[M]=Y(H,V),e=H.t(`state_${V.state}`);return t`<a href=${_(V.id)} title=${e}>
      <span class="look" style=${N(V.state)}
        >${m(F[V.state])}</span
      >
      <span class="name">${V.title}</span>
      ${this.renderAlert(H,V)}
      <span class="quiet">${M??e}</span>
    </a>`}renderEntry(H,V){let M=[...Y(H,V),...r1(H,V)];return t`<a href=${_(V.id)}>
      <status-tracker-poster
        .src=${V.poster}
        .kind=${V.media_type}
      ></status-tracker-poster>
      <span class="body">
        <span class="top"
          ><span class="name">${V.title}</span>${this.renderAlert(H,V)}<span class="look" style=${N(V.state)}
            >${m(F[V.state])}<span
              >${H.t(`state_${V.state}`)}</span
            ></span
          ></span
        >
        <span class="quiet facts">${I(H,V)}</span>
        <span class="now">${H.say(V1(V,H.format))}</span>
        ${W(H,V)}
        ${M.length?t`<span class="numbers quiet"
                >${M.map(e=>t`<span>${e}</span>`)}</span
              >`:A}
      </span>
    </a>`}renderAlert(H,V){return V.attention?t`<span class="alert" title=${H.t("needs_attention")}
          >${m(l.alert)}<span class="hidden"
            >${H.t("needs_attention")}</span
          ></span
        >`:A}};o(i1,"properties",{config:{state:!0},ui:{state:!0},requestId:{state:!0}}),o(i1,"styles",[S,b,z1,z5]);var c=class extends f{shouldUpdate(){return this.ui!==void 0}};o(c,"properties",{ui:{attribute:!1}});function e3(L,C){if(!customElements.get(L))try{customElements.define(L,C)}catch{}}var p0={unaired:"item_unaired",wanted:"item_wanted",grabbing:"state_grabbing",downloading:"state_downloading",downloaded:"state_downloaded",importing:"state_importing",anime_matching:"state_anime_matching",available:"state_available",failed:"state_failed"},o1=class extends c{constructor(){super(...arguments);o(this,"opened",new Map)}render(){let{wanted:H,others:V}=T5(this.groups,this.seasons),M=H.length===1;for(let e of H)this.opened.has(e.season)||this.opened.set(e.season,M||n0(e));return t`${O([...H,...V],({season:e})=>e??-1,e=>this.renderGroup(e))}`}renderGroup({season:H,items:V}){let{ui:M}=this,e=w5(V),r=I1.filter(({state:i})=>e.has(i)).map(({state:i,key:d})=>M.t(d,{n:e.get(i)??0})),a=e.get("unaired");return a&&r.push(M.t("n_unaired",{n:a})),t`<details ?open=${this.opened.get(H)??!1}>
      <summary>
        <span
          >${H===0?M.t("specials"):M.t("season",{n:String(H??"")})}</span
        >
        <span class="quiet">${r.join(", ")}</span>
      </summary>
      <ul>
        ${O(V,({number:i})=>i??-1,i=>this.renderItem(H??0,i))}
      </ul>
    </details>`}renderItem(H,V){let{ui:M}=this,{state:e,progress:r}=V,a=V.air_date&&(e==="unaired"||e==="wanted")?e==="unaired"?M.t("airs",{day:M.format.day(V.air_date)}):M.format.longDay(V.air_date):null;return t`<li>
      <span class="code quiet">${U1(H,V.number??0)}</span>
      <span class="name" title=${V.title??""}
        >${V.title??""}${V.absolute!==null?t` <span class="quiet">(${V.absolute})</span>`:A}</span
      >
      <span class="state" style=${N(e)}>
        ${a?t`<span class="quiet">${a}</span>`:A}
        ${r!==null&&e==="downloading"?M.format.percent(r):M.t(p0[e])}
        ${m(F[e])}
      </span>
      ${r!==null&&e==="downloading"?t`<div class="bar" aria-hidden="true">
              <div
                class="fill"
                style=${$({"--state":`var(--st-${e})`,width:`${r*100}%`})}
              ></div>
            </div>`:A}
    </li>`}};o(o1,"properties",{groups:{attribute:!1},seasons:{attribute:!1}}),o(o1,"styles",[S,h,b,s`
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
    `]);function n0({items:L}){return L.some(({state:C})=>C!=="available"&&C!=="unaired"&&C!=="wanted")}var a1=class extends f{constructor(){super();o(this,"fail",()=>{this.failed=!0});this.src=null,this.kind="movie",this.failed=!1}willUpdate(H){H.has("src")&&(this.failed=!1)}render(){let H=j(this.src);return t`
      ${m(this.kind==="tv"?l.tv:l.movie)}
      ${H&&!this.failed?t`<img
              src=${H}
              alt=""
              loading="lazy"
              decoding="async"
              referrerpolicy="no-referrer"
              @error=${this.fail}
            />`:null}
    `}};o(a1,"properties",{src:{attribute:!1},kind:{attribute:!1},failed:{state:!0}}),o(a1,"styles",s`
    :host {
      aspect-ratio: 2 / 3;
      background: var(--secondary-background-color, #e5e5e5);
      border-radius: 8px;
      color: var(--secondary-text-color);
      display: grid;
      flex: none;
      overflow: hidden;
      place-items: center;
    }
    img {
      grid-area: 1 / 1;
      height: 100%;
      object-fit: cover;
      width: 100%;
    }
    svg {
      fill: currentcolor;
      grid-area: 1 / 1;
      max-height: 40px;
      opacity: 0.7;
      width: 40%;
    }
  `);function r3(L,C){return L.sendMessagePromise({type:"status_tracker/requests/get",request_id:C})}function t3(L,C){return L.sendMessagePromise({type:"status_tracker/requests/list",scope:"all",states:C.state?[C.state]:["available","failed"],offset:C.offset,limit:C.limit,...C.text?{text:C.text}:{},...C.media_type?{media_type:C.media_type}:{},...C.requested_by?{requested_by:C.requested_by}:{}})}async function i3(L){return(await L.sendMessagePromise({type:"status_tracker/requests/people"})).people}async function o3(L){return(await L.sendMessagePromise({type:"status_tracker/services/list"})).services}function a3(L,C,H){return L.sendMessagePromise({type:`status_tracker/requests/${C}`,request_id:H})}function U(L){return L&&typeof L=="object"&&"message"in L?String(L.message):String(L)}function A3(L){return typeof L=="object"&&L!==null&&"code"in L&&L.code==="not_found"}var m0=1e3,A1=class{constructor(C){o(this,"request",null);o(this,"error",null);o(this,"isGone",!1);o(this,"host");o(this,"connection",null);o(this,"store",null);o(this,"id","");o(this,"stops",[]);o(this,"timer");o(this,"asking",!1);o(this,"stale",!1);this.host=C,C.addController(this)}follow(C,H){if(H===this.id&&C===this.connection||(this.release(),this.connection=C,this.id=H,this.request=null,this.error=null,this.isGone=!1,!H))return;let V=Z(C);this.store=V,this.stops=[V.watch(H,()=>this.refresh()),V.listen(({everything:M})=>{M&&this.refresh()})],this.refresh()}hostDisconnected(){this.release(),this.id=""}refresh(){this.stale=!0,!this.asking&&this.timer===void 0&&this.ask()}release(){clearTimeout(this.timer),this.timer=void 0;for(let C of this.stops)C();this.stops=[],this.store=null}async ask(){let{connection:C,id:H,store:V}=this;if(!(!C||!V||!H)){this.stale=!1,this.asking=!0;try{let M=await r3(C,H);H===this.id&&(this.request=M,this.error=null,this.isGone=!1)}catch(M){H===this.id&&(this.isGone=A3(M)&&V.status==="live",this.error=U(M))}finally{this.asking=!1}if(this.host.requestUpdate(),H!==this.id||this.store!==V){this.stale&&this.ask();return}this.timer=setTimeout(()=>{this.timer=void 0,this.stale&&this.ask()},m0)}}};var d1=class extends c{constructor(){super();o(this,"loader",new A1(this));o(this,"stop");o(this,"watched","");o(this,"toggle",()=>{this.open=!this.open});this.services=[],this.open=!1}connectedCallback(){super.connectedCallback(),this.watched="",this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.stop?.(),this.stop=void 0}willUpdate(){this.watched!==this.requestId&&this.isConnected&&(this.watched=this.requestId,this.stop?.(),this.stop=Z(this.ui.connection).watch(this.requestId,()=>this.requestUpdate())),this.loader.follow(this.ui.connection,this.open&&this.isConnected?this.requestId:"")}render(){let H=Z(this.ui.connection).rows.get(this.requestId);return H?this.renderRow(H):A}renderRow(H){let{ui:V}=this,M=[...Y(V,H),...r1(V,H)];return t`<article class="surface">
      <status-tracker-poster
        .src=${H.poster}
        .kind=${H.media_type}
      ></status-tracker-poster>
      <div class="body">
        <div class="top">
          <h3><a href=${_(H.id)}>${H.title}</a></h3>
          ${e1(V,H.state)}
        </div>
        ${H.original_title&&H.original_title!==H.title?t`<p class="quiet original">${H.original_title}</p>`:A}
        <p class="quiet">${I(V,H)}</p>
        <p class="now">${V.say(V1(H,V.format))}</p>
        ${W(V,H)}
        ${M.length?t`<p class="numbers quiet">
                ${M.map(e=>t`<span>${e}</span>`)}
              </p>`:A}
        ${Q1(V,H,this.services,Date.now())}
        <div class="actions">
          ${H.state==="available"?t1(V,H):A}
          ${f1(H)?t`<button
                  class="plain"
                  aria-expanded=${this.open}
                  aria-controls="episodes"
                  @click=${this.toggle}
                >
                  ${m(l.expand)}${V.t("episodes")}
                </button>`:A}
        </div>
      </div>
      <div class="more" id="episodes" ?hidden=${!this.open}>
        ${this.open?this.renderEpisodes(H):A}
      </div>
    </article>`}renderEpisodes(H){let{request:V,error:M}=this.loader;return V?t`<status-tracker-episodes
        .ui=${this.ui}
        .groups=${V.item_groups}
        .seasons=${H.seasons}
      ></status-tracker-episodes>`:t`<p class="quiet">
      ${M?this.ui.t("load_failed",{error:M}):this.ui.t("loading")}
    </p>`}};o(d1,"properties",{requestId:{attribute:!1},services:{attribute:!1},open:{state:!0}}),o(d1,"styles",[S,h,b,s`
      :host {
        contain-intrinsic-size: auto 190px;
        content-visibility: auto;
      }
      article {
        display: grid;
        gap: 12px 16px;
        grid-template-columns: 92px minmax(0, 1fr);
        height: 100%;
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
      h3 {
        flex: 1 1 9em;
        font-size: var(--ha-font-size-l, 16px);
        font-weight: var(--ha-font-weight-medium, 500);
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      h3 a {
        text-decoration: none;
      }
      h3 a::after {
        border-radius: var(--ha-card-border-radius, var(--st-radius));
        content: "";
        inset: 0;
        position: absolute;
      }
      h3 a:focus-visible {
        outline: none;
      }
      h3 a:focus-visible::after {
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
      button[aria-expanded="true"] svg {
        transform: rotate(180deg);
      }
    `]);var H2=s`
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
    @change=${M=>V(M.target.value)}
  >
    ${C.map(([M,e])=>t`<option value=${M} .selected=${M===H}>
          ${e}
        </option>`)}
  </select>`}var p1=class extends c{constructor(){super(),this.filter=T,this.sort="state",this.people=[],this.attention=0}render(){let{ui:C,filter:H}=this;return t`<search class="toolbar">
      <input
        type="search"
        placeholder=${C.t("search")}
        aria-label=${C.t("search")}
        .value=${H.text}
        @input=${V=>this.change({text:V.target.value})}
      />
      <div class="choices">
        ${E(C.t("type"),[["",C.t("all_types")],["movie",C.t("movies")],["tv",C.t("shows")],["anime",C.t("anime")]],H.media_type,V=>this.change({media_type:V}))}
        ${E(C.t("state"),[["",C.t("all_states")],...j1.filter(V=>y({state:V})).map(V=>[V,C.t(`state_${V}`)])],H.state,V=>this.change({state:V}))}
        ${this.people.length?E(C.t("person"),S2(C,this.people),H.requested_by,V=>this.change({requested_by:V})):A}
        ${this.attention||H.attention?t`<button
                aria-pressed=${H.attention}
                @click=${()=>this.change({attention:!H.attention})}
              >
                ${m(l.alert)}${C.t("needs_attention")}
                (${C.format.count(this.attention)})
              </button>`:A}
        ${E(C.t("sort"),Y1.map(V=>[V,C.t(`sort_${V}`)]),this.sort,V=>this.tell("sort-changed",V))}
        ${O1(H)?t`<button
                class="plain"
                @click=${()=>this.tell("filter-changed",T)}
              >
                ${C.t("clear_filters")}
              </button>`:A}
      </div>
    </search>`}change(C){this.tell("filter-changed",{...this.filter,...C})}tell(C,H){this.dispatchEvent(new CustomEvent(C,{detail:H,bubbles:!0,composed:!0}))}};o(p1,"properties",{filter:{attribute:!1},sort:{attribute:!1},people:{attribute:!1},attention:{attribute:!1}}),o(p1,"styles",[S,h,H2,s`
      :host {
        display: block;
      }
    `]);function S2(L,C){let H=L.userName.toLowerCase(),V=M=>M.toLowerCase()===H;return[["",L.t("everyone")],...C.filter(V).map(M=>[M,L.t("mine",{name:M})]),...C.filter(M=>!V(M)).map(M=>[M,M])]}var l0=24,v0=48,d3=24,n1=class extends c{constructor(){super();o(this,"stop");o(this,"active",[]);o(this,"finished",[]);o(this,"total",0);o(this,"shown","");o(this,"look",()=>{let H=this.shown;this.choose(),this.shown!==H&&this.requestUpdate()});o(this,"clear",()=>{this.dispatchEvent(new CustomEvent("filter-changed",{detail:T,bubbles:!0}))});this.services=[],this.filter=T,this.sort="state",this.limit=l0}connectedCallback(){super.connectedCallback(),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.stop?.(),this.stop=void 0}willUpdate(){!this.stop&&this.isConnected&&(this.stop=Z(this.ui.connection).listen(this.look)),this.choose()}choose(){let{rows:H,status:V}=Z(this.ui.connection),M=[...H.values()],e=M.filter(X5(this.filter));this.active=X1(e.filter(y),this.sort),this.finished=J1(e.filter(r=>!y(r))),this.total=M.filter(y).length,this.shown=JSON.stringify([V,this.total,this.active.map(({id:r})=>r),this.finished.slice(0,d3).map(r=>[r.id,r.state]),x2(M),M.filter(r=>r.attention).length])}render(){let{ui:H,active:V,finished:M,filter:e}=this,r=Z(H.connection),a=[...r.rows.values()],i=r.status==="live"||a.length>0;return t`
      <status-tracker-toolbar
        .ui=${H}
        .filter=${e}
        .sort=${this.sort}
        .people=${x2(a)}
        .attention=${a.filter(d=>d.attention).length}
      ></status-tracker-toolbar>
      ${i?t`<p class="count quiet" role="status">${this.countText()}</p>`:A}
      ${V.length?t`<div class="cards" role="list">
              ${O(V.slice(0,this.limit),({id:d})=>d,({id:d})=>t`<status-tracker-request-card
                    role="listitem"
                    .ui=${H}
                    .requestId=${d}
                    .services=${this.services}
                  ></status-tracker-request-card>`)}
            </div>`:i&&!M.length?this.renderEmpty():A}
      ${M.length?t`<h2>${H.t("lately")}</h2>
              <ul class="tiles">
                ${O(M.slice(0,d3),({id:d})=>d,d=>t`<li>${K1(H,d)}</li>`)}
              </ul>
              <a class="all" href="${k}/history"
                >${H.t("see_history")}</a
              >`:A}
    `}countText(){let{ui:H,active:V,total:M}=this;return O1(this.filter)&&V.length!==M?H.t("n_of_requests",{shown:V.length,n:M}):H.t("n_requests",{n:M})}renderEmpty(){let{ui:H}=this,V=O1(this.filter);return t`<div class="empty">
      ${m(V?l.search:l.movie)}
      <p>${H.t(V?"none_match":"none_active")}</p>
      ${V?t`<button @click=${this.clear}>${H.t("clear_filters")}</button>`:t`<p class="quiet">${H.t("none_active_hint")}</p>`}
    </div>`}updated(){if(this.limit<this.active.length){let H=()=>{this.limit+=v0};"requestIdleCallback"in window?requestIdleCallback(H,{timeout:200}):setTimeout(H)}}};o(n1,"properties",{services:{attribute:!1},filter:{attribute:!1},sort:{attribute:!1},limit:{state:!0}}),o(n1,"styles",[S,h,z1,s`
      .cards {
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
    `]);var V2=50,p3=250,x0={text:"",media_type:"",state:"",requested_by:"",offset:0,limit:V2},m1=class extends c{constructor(){super();o(this,"stop");o(this,"timer");o(this,"asked",0);o(this,"answered",0);this.query=x0,this.page=null,this.error=null,this.people=[]}connectedCallback(){super.connectedCallback(),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.timer),this.stop?.(),this.stop=void 0}willUpdate(){if(this.stop||!this.isConnected)return;let H=Z(this.ui.connection);this.stop=H.listen(({ids:V,everything:M})=>{let e=[...V].some(r=>{let a=H.rows.get(r);return!a||!y(a)});(M||e)&&this.askSoon(p3)}),this.ask(),this.askPeople()}askSoon(H){clearTimeout(this.timer),this.timer=setTimeout(()=>{this.ask()},H)}async ask(){this.asked+=1;let H=this.asked;try{let V=await t3(this.ui.connection,this.query);H>this.answered&&(this.answered=H,this.page=V,this.error=null,this.query.offset&&!V.requests.length&&this.change({offset:0},0))}catch(V){H>this.answered&&(this.answered=H,this.error=U(V))}}async askPeople(){try{this.people=await i3(this.ui.connection)}catch{this.people=[]}}change(H,V=0){this.query={...this.query,offset:0,...H},this.askSoon(V)}render(){let{ui:H,page:V}=this;return t`
      ${this.renderToolbar()}
      ${V?t`<p class="quiet count" role="status">
              ${H.t("n_requests",{n:V.total})}
            </p>`:A}
      ${this.error!==null?t`<p role="alert">
              ${H.t("load_failed",{error:this.error})}
              <button @click=${()=>{this.ask()}}>
                ${H.t("try_again")}
              </button>
            </p>`:V===null?t`<p class="quiet">${H.t("loading")}</p>`:A}
      ${V?.requests.length?t`<ul
                class="rows surface"
                aria-busy=${this.answered<this.asked}
              >
                ${O(V.requests,({id:M})=>M,M=>this.renderRow(M))}
              </ul>
              ${this.renderPager(V)}`:V&&this.error===null?t`<p class="empty quiet">
                ${H.t(this.isSearching?"none_match":"none_history")}
              </p>`:A}
    `}get isSearching(){let{text:H,media_type:V,state:M,requested_by:e}=this.query;return!!(H||V||M||e)}renderToolbar(){let{ui:H,query:V}=this;return t`<search class="toolbar">
      <input
        type="search"
        placeholder=${H.t("search")}
        aria-label=${H.t("search")}
        maxlength="200"
        .value=${V.text}
        @input=${M=>this.change({text:M.target.value},p3)}
      />
      <div class="choices">
        ${E(H.t("type"),[["",H.t("all_types")],["movie",H.t("movies")],["tv",H.t("shows")]],V.media_type,M=>this.change({media_type:M}))}
        ${E(H.t("state"),[["",H.t("all_states")],["available",H.t("state_available")],["failed",H.t("state_failed")]],V.state,M=>this.change({state:M}))}
        ${this.people.length?E(H.t("person"),S2(H,this.people),V.requested_by,M=>this.change({requested_by:M})):A}
      </div>
    </search>`}renderRow(H){let{ui:V}=this;return t`<li>
      <status-tracker-poster
        .src=${H.poster}
        .kind=${H.media_type}
      ></status-tracker-poster>
      <div>
        <h3><a href=${_(H.id)}>${H.title}</a></h3>
        <p class="quiet">${I(V,H)}</p>
      </div>
      <div class="end">
        ${e1(V,H.state)}
        ${H.finished_at?t`<time
                class="quiet"
                datetime=${H.finished_at}
                title=${V.format.moment(H.finished_at)}
                >${V.format.longDay(H.finished_at)}</time
              >`:A}
      </div>
      ${H.state==="available"?t1(V,H):t`<span></span>`}
    </li>`}renderPager({total:H}){let{ui:V}=this,{offset:M}=this.query,e=Math.min(M+V2,H);return t`<nav class="pager" aria-label=${V.t("page_history")}>
      <button
        class="icon"
        aria-label=${V.t("previous_page")}
        ?disabled=${M===0}
        @click=${()=>this.turn(M-V2)}
      >
        ${m(l.previous)}
      </button>
      <span
        >${V.t("page_of",{from:V.format.count(M+1),to:V.format.count(e),n:H})}</span
      >
      <button
        class="icon"
        aria-label=${V.t("next_page")}
        ?disabled=${e>=H}
        @click=${()=>this.turn(M+V2)}
      >
        ${m(l.next)}
      </button>
    </nav>`}turn(H){this.change({offset:Math.max(0,H)}),this.scrollIntoView({block:"start"})}};o(m1,"properties",{query:{state:!0},page:{state:!0},error:{state:!0},people:{state:!0}}),o(m1,"styles",[S,h,b,H2,s`
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
        grid-template-columns: 44px minmax(0, 1fr) auto auto;
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
      h3 {
        font-size: inherit;
        font-weight: var(--ha-font-weight-medium, 500);
        overflow-wrap: anywhere;
      }
      h3 a {
        text-decoration: none;
      }
      h3 a::after {
        content: "";
        inset: 0;
        position: absolute;
      }
      h3 a:focus-visible {
        outline-offset: 0;
      }
      .watch {
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
    `]);var s0=15e3,L2=class{constructor(C){o(this,"services",null);o(this,"error",null);o(this,"host");o(this,"connection",null);o(this,"timer");o(this,"stop");this.host=C,C.addController(this)}follow(C){C!==this.connection&&(this.hostDisconnected(),this.connection=C,this.stop=Z(C).listen(({everything:H})=>{H&&this.ask()}),this.timer=setInterval(()=>{document.visibilityState==="visible"&&this.ask()},s0),this.ask())}hostDisconnected(){clearInterval(this.timer),this.stop?.(),this.connection=null}async ask(){let{connection:C}=this;if(C?.connected){try{this.services=await o3(C),this.error=null}catch(H){this.error=U(H)}this.host.requestUpdate()}}};function n3(L){let[C,H]=L.replace(/^\/+/,"").split("/");return C==="history"||C==="services"?{name:C}:C==="request"&&H?{name:C,id:Z0(H)}:{name:"active"}}function Z0(L){try{return decodeURIComponent(L)}catch{return L}}var m3=s`
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
`;var u0=[{name:"active",path:k,key:"page_active"},{name:"history",path:`${k}/history`,key:"page_history"},{name:"services",path:`${k}/services`,key:"page_services"}],S0={connecting:"connecting",live:"live",absent:"absent",lost:"lost"},v3="status-tracker-sort",l3=new URL(import.meta.url).searchParams.get("v"),l1=class extends f{constructor(){super();o(this,"known");o(this,"list",new L2(this));o(this,"stop");o(this,"scrolls",new Map);o(this,"shownPage","");o(this,"openMenu",()=>{this.dispatchEvent(new CustomEvent("hass-toggle-menu",{bubbles:!0,composed:!0}))});this.narrow=!1,this.filter=T,this.sort=c0(),this.addEventListener("filter-changed",H=>{this.filter=H.detail}),this.addEventListener("sort-changed",H=>{this.sort=H.detail,h0(this.sort)})}set hass(H){$1(this.known,H)&&(this.known=H,this.ui=new M1(H))}connectedCallback(){super.connectedCallback(),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),this.stop?.(),this.stop=void 0}shouldUpdate(){return this.ui!==void 0}willUpdate(){if(!this.ui||!this.isConnected)return;let{connection:H}=this.ui;if(this.list.follow(H),!this.stop){let M=Z(H),e;this.stop=M.listen(()=>{M.status!==e&&(e=M.status,this.requestUpdate())})}let V=this.route?.path??"";V!==this.shownPage&&(this.scrolls.set(this.shownPage,window.scrollY),this.shownPage=V,this.updateComplete.then(()=>window.scrollTo(0,this.scrolls.get(V)??0)))}render(){let{ui:H}=this;if(!H)return A;let{status:V}=Z(H.connection),M=n3(this.route?.path??"");return t`
      <header>
        <div class="title">
          ${this.narrow?t`<button
                  class="icon"
                  aria-label=${H.t("open_menu")}
                  @click=${this.openMenu}
                >
                  ${m(l.menu)}
                </button>`:A}
          <h1>${H.t("title")}</h1>
          <span class="status ${V}" role="status"
            >${H.t(S0[V])}</span
          >
        </div>
        <nav aria-label=${H.t("title")}>
          ${u0.map(({name:e,path:r,key:a})=>t`<a
                href=${r}
                aria-current=${M.name===e?"page":A}
                >${H.t(a)}</a
              >`)}
        </nav>
      </header>
      ${this.renderBanner(V)}
      <main>${this.renderPage(H,M)}</main>
    `}renderBanner(H){let{ui:V}=this;if(!V)return A;if(H==="lost"||H==="absent")return t`<p class="banner ${H}" role="alert">
        ${m(l.down)}${V.t(H==="lost"?"lost_long":"absent_long")}
      </p>`;let M=this.panel?.config?.version;return M&&l3&&M!==l3?t`<p class="banner">
          ${m(l.sync)}${V.t("new_version")}
          <button @click=${()=>location.reload()}>${V.t("reload")}</button>
        </p>`:A}renderPage(H,V){let M=this.list.services??[];switch(V.name){case"history":return t`<status-tracker-history
          .ui=${H}
        ></status-tracker-history>`;case"services":return t`<status-tracker-services
          .ui=${H}
          .services=${this.list.services}
          .error=${this.list.error}
        ></status-tracker-services>`;case"request":return t`<status-tracker-request
          .ui=${H}
          .requestId=${V.id}
          .services=${M}
        ></status-tracker-request>`;case"active":return t`<status-tracker-active
          .ui=${H}
          .services=${M}
          .filter=${this.filter}
          .sort=${this.sort}
        ></status-tracker-active>`}}};o(l1,"properties",{narrow:{type:Boolean},route:{attribute:!1},panel:{attribute:!1},ui:{state:!0},filter:{state:!0},sort:{state:!0}}),o(l1,"styles",[S,h,m3]);function c0(){try{let L=localStorage.getItem(v3);return L&&Y1.includes(L)?L:"state"}catch{return"state"}}function h0(L){try{localStorage.setItem(v3,L)}catch{}}var f0=[{feature:"retry",key:"retry",adminsOnly:!0,fits:({state:L,attention:C})=>L==="failed"||L==="searching"||C!==null},{feature:"check",key:"check",adminsOnly:!1,fits:y}];function x3(L,C,H){return f0.filter(({feature:V,adminsOnly:M,fits:e})=>L.has(V)&&(C||!M)&&e(H))}var s3=s`
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
      height: 100%;
      inset-block: -50% 50%;
      inset-inline: 17px auto;
      width: 2px;
    }
  }
`;var O0=[{key:"stage_requested",step:"requested"},{key:"stage_approved",step:"approved"},{key:"stage_grabbed",step:"grabbed"},{key:"stage_downloaded",step:"downloaded"},{key:"stage_imported",step:"imported"},{key:"stage_matched",step:"matched",animeOnly:!0},{key:"stage_available",step:"available"}],g0={requested:"approved",approved:"grabbed",searching:"grabbed",grabbing:"downloaded",downloading:"downloaded",downloaded:"imported",importing:"available",anime_matching:"matched"};function Z3(L){let C=k0(L.timeline),H=O0.filter(({step:e,animeOnly:r})=>(!r||L.is_anime||C.has(e))&&(L.wish!==null||C.has(e)||e!=="requested"&&e!=="approved")),V=y0(L.state,H.map(({step:e})=>e),C),M=null;return H.map(({key:e,step:r},a)=>{let i=C.get(r),d=i?.at??null,n=d&&M?g1(M,d):null;return M=d??M,{key:e,at:d,until:i&&g1(i.at,i.until)>=60?i.until:null,inferred:i?.inferred??!1,took:n!==null&&n>0?n:null,status:b0(L.state,a,V,d!==null)}})}function u3(L){let C=L.findIndex(({status:V})=>V==="current");return(C<0?L:L.slice(0,C)).findLast(({at:V})=>V!==null)?.at??null}function k0(L){let C=new Map;for(let{step:H,at:V,until:M,inferred:e}of L){let r=C.get(H);C.set(H,{at:r&&r.at<V?r.at:V,until:r&&r.until>M?r.until:M,inferred:e&&(r?.inferred??!0)})}return C}function y0(L,C,H){if(L==="available")return C.length;let V=g0[L],M=V?C.indexOf(V):-1;return M<0?C.findLastIndex(e=>H.has(e))+1:M}function b0(L,C,H,V){return C<H?V?"done":"skipped":C>H?"ahead":L==="failed"?"failed":"current"}function g1(L,C){return(Date.parse(C)-Date.parse(L))/1e3}var w0={available:"good",declined:"bad",request_failed:"bad",request_deleted:"bad",download_failed:"bad",import_blocked:"bad",file_deleted:"bad",removed:"bad",not_matched:"bad",unavailable:"bad",attention:"bad"},T0={import_blocked:"look_import_blocked",no_release:"look_no_release",download_stalled:"look_download_stalled",download_paused:"look_download_paused",download_error:"look_download_error",not_matched:"look_not_matched",not_in_jellyfin:"look_not_in_jellyfin",deleted_externally:"look_deleted",service_down:"look_service_down"},P0={deleted:"files_deleted",kept:"files_kept"};function S3(L,C,H){let{step:V,items:M,detail:e}=L,r=[],a=M.length?[q1(M)]:[];for(let v of["quality","group","indexer"])e[v]&&a.push(String(e[v]));Number(e.size)>0&&a.push(H(Number(e.size)));let i=P0[String(e.files??"")];i&&r.push({key:i});let d=e.reason?String(e.reason):"",n=V==="attention"?T0[d]:void 0,p=String(e.message??"");n&&r.push({key:n,values:{arr:C,detail:p}});for(let v of[V==="attention"?"":d,n==="look_service_down"?"":p,String(e.detail??"")]){let x=W1(v);x?r.push({key:x}):v&&a.push(v)}return{phrase:B0(V,e),tone:w0[V]??"plain",phrases:r,words:a}}function B0(L,C){return L==="requested"?C.requested_by?{key:"step_requested",values:{person:String(C.requested_by)}}:{key:"step_requested_plain"}:{key:`step_${L}`}}var R0={seerr:"Seerr",radarr:"Radarr",sonarr:"Sonarr",qbittorrent:"qBittorrent",shoko:"Shoko",jellyfin:"Jellyfin",tracker:"Status Tracker"};function c3(L,C,H){let V=Z3(C),M=u3(V),e=M?g1(M,new Date(H).toISOString()):null;return t`<ol class="journey">
    ${V.map(r=>F0(L,r,e))}
  </ol>`}function F0(L,{key:C,status:H,at:V,until:M,inferred:e,took:r},a){let i=H==="current",d=i?a:r;return t`<li class=${H} aria-current=${i?"step":A}>
    <span class="dot"
      >${H==="done"?m(l.done):H==="failed"?m(l.alert):A}</span
    >
    <span class="stage">${L.t(C)}</span>
    ${V?t`<time
            class="quiet"
            datetime=${V}
            title=${e?L.t("timeline_inferred"):A}
            >${e?"≈ ":""}${L.format.moment(V)}</time
          >`:H==="skipped"?t`<span class="quiet">${L.t("stage_skipped")}</span>`:A}
    ${M&&!i?t`<span class="quiet"
            >${L.t("timeline_until",{time:L.format.moment(M)})}</span
          >`:A}
    ${i?t`<strong class="lasted">${L.t("stage_now")}</strong>`:A}
    ${d!==null&&d>=0?t`<span class="lasted"
            >${i?"":"+ "}${L.format.duration(d)}</span
          >`:A}
  </li>`}function h3(L,C){return t`<ul class="downloads">
    ${O([...C.downloads].reverse(),({id:H})=>H,H=>_0(L,H))}
  </ul>`}function _0(L,C){let{format:H}=L,V=C.completed_at!==null||C.phase==="complete",M=V?1:C.progress,e=C.gone_at&&!V?"phase_gone":V?"phase_complete":C.phase?`phase_${C.phase}`:null,r=[C.items.length?q1(C.items):null,C.quality,C.size?H.bytes(C.size):null,C.indexer,C.group,C.client].filter(Boolean),a=[e&&L.t(e),M!==null&&!V?H.percent(M):null,C.speed&&!V?H.speed(C.speed):null,C.eta!==null&&!V?L.t("left",{time:H.duration(C.eta)}):null].filter(Boolean),i=[C.message,...C.failed?.messages??[],...C.blocked?.messages??[]].filter(Boolean);return t`<li>
    <p class="release">${C.release??C.id}</p>
    <p class="quiet">${r.join(" · ")}</p>
    ${M!==null&&!V?t`<div class="bar">
            <div
              class="fill"
              style=${$({"--state":"var(--st-downloading)",width:`${M*100}%`})}
            ></div>
          </div>`:A}
    <p class="numbers">${a.map(d=>t`<span>${d}</span>`)}</p>
    ${i.map(d=>t`<p class="notice bad">
          ${m(l.alert)}<span class="said">${d}</span>
        </p>`)}
  </li>`}function f3(L,C){let H=new Map;for(let V of[...C.timeline].reverse()){let M=L.format.fullDay(V.at);H.set(M,[...H.get(M)??[],V])}return t`${[...H].map(([V,M])=>t`<h4 class="quiet">${V}</h4>
        <ol class="timeline">
          ${M.map(e=>E0(L,C,e))}
        </ol>`)}`}function E0(L,C,H){let{phrase:V,tone:M,phrases:e,words:r}=S3(H,N1(C),p=>L.format.bytes(p)),a=g1(H.at,H.until)>=60,d=L.format.fullDay(H.at)===L.format.fullDay(H.until)?L.format.time(H.until):L.format.moment(H.until),n=[...e.map(p=>L.say(p)),...r];return t`<li class=${M}>
    <time datetime=${H.at}>${L.format.time(H.at)}</time>
    <div>
      <p>
        <strong>${L.say(V)}</strong>
        <span class="quiet"
          >${L.t("by",{service:R0[H.service]})}${a?`, ${L.t("timeline_until",{time:d})}`:""}</span
        >
      </p>
      ${n.length?t`<p class="quiet said">${n.join(" · ")}</p>`:A}
      ${H.inferred?t`<p class="quiet inferred">${L.t("timeline_inferred")}</p>`:A}
    </div>
  </li>`}var D0=6e4,v1=class extends c{constructor(){super();o(this,"loader",new A1(this));o(this,"clock");this.services=[],this.said=""}connectedCallback(){super.connectedCallback(),this.clock=setInterval(()=>this.requestUpdate(),D0),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.clock)}willUpdate(H){H.has("requestId")&&(this.said=""),this.loader.follow(this.ui.connection,this.isConnected?this.requestId:"")}render(){let{ui:H}=this,{request:V,error:M,isGone:e}=this.loader;return t`
      <p class="way">
        <a class="button" href=${k}
          >${m(l.back,"turn")}${H.t("page_active")}</a
        >
      </p>
      ${e?t`<div class="surface box">
              <h2>${H.t("gone_title")}</h2>
              <p>${H.t("gone_text")}</p>
            </div>`:V?this.renderRequest(V):t`<p class="quiet" role="status">
                ${M?H.t("load_failed",{error:M}):H.t("loading")}
              </p>`}
    `}renderRequest(H){let{ui:V}=this,M=Date.now(),e=[...Y(V,H),...r1(V,H)],r=H.media_type==="tv"&&H.item_groups.length;return t`
      <section class="surface hero">
        <status-tracker-poster
          .src=${H.poster}
          .kind=${H.media_type}
        ></status-tracker-poster>
        <div class="body">
          <h2>${H.title}</h2>
          ${H.original_title&&H.original_title!==H.title?t`<p class="quiet original">${H.original_title}</p>`:A}
          <p class="quiet">${I(V,H)}</p>
          <p class="state">
            ${e1(V,H.state)}
            <span>${V.say(V1(H,V.format))}</span>
          </p>
          ${H.failure?.detail?t`<p class="said">${H.failure.detail}</p>`:A}
          ${W(V,H)}
          ${e.length?t`<p class="numbers">
                  ${e.map(a=>t`<span>${a}</span>`)}
                </p>`:A}
          ${Q1(V,H,this.services,M)}
          <div class="actions">
            ${t1(V,H)} ${this.renderActions(H)}
          </div>
          <p role="status" class="quiet">${this.said}</p>
          ${H.overview?t`<p class="overview">${H.overview}</p>`:A}
        </div>
      </section>
      <section class="surface box">
        <h3>${V.t("journey")}</h3>
        ${c3(V,H,M)}
      </section>
      ${r?t`<section class="surface box">
              <h3>${V.t("episodes")}</h3>
              <status-tracker-episodes
                .ui=${V}
                .groups=${H.item_groups}
                .seasons=${H.seasons}
              ></status-tracker-episodes>
            </section>`:A}
      ${H.downloads.length?t`<section class="surface box">
              <h3>${V.t("downloads")}</h3>
              ${h3(V,H)}
            </section>`:A}
      <section class="surface box">
        <h3>${V.t("timeline")}</h3>
        ${f3(V,H)}
      </section>
      ${this.renderLinks(H)}
    `}renderActions(H){let{features:V}=Z(this.ui.connection);return x3(V,this.ui.isAdmin,H).map(({feature:M,key:e})=>t`<button @click=${()=>{this.act(M,H.id)}}>
          ${m(l[M])}${this.ui.t(e)}
        </button>`)}async act(H,V){let{ui:M}=this;try{await a3(M.connection,H,V),this.said=M.t("action_done"),this.loader.refresh()}catch(e){this.said=M.t("action_failed",{error:U(e)})}}renderLinks(H){let{ui:V}=this,M=R5(H,this.services),e=D5(H),r=H.aliases.filter(a=>a!==H.title&&a!==H.original_title);return!M.length&&!e.length&&!r.length?A:t`<section class="surface box">
      <h3>${V.t("links")}</h3>
      <ul class="links">
        ${M.map(({name:a,url:i})=>t`<li>
              <a
                class="button"
                href=${i}
                target="_blank"
                rel="noreferrer noopener"
                >${a}${m(l.link)}</a
              >
            </li>`)}
      </ul>
      <dl class="ids">
        ${e.map(({name:a,id:i,url:d})=>t`<dt class="quiet">${a}</dt>
              <dd>
                ${d?t`<a
                        href=${d}
                        target="_blank"
                        rel="noreferrer noopener"
                        >${i}</a
                      >`:i}
              </dd>`)}
        ${r.length?t`<dt class="quiet">${V.t("also_known_as")}</dt>
                <dd>${r.join(" · ")}</dd>`:A}
      </dl>
    </section>`}};o(v1,"properties",{requestId:{attribute:!1},services:{attribute:!1},said:{state:!0}}),o(v1,"styles",[S,h,b,s3]);var $0="/config/integrations/integration/status_tracker",x1=class extends c{render(){let{ui:C,services:H,error:V}=this;return H===null?t`<p class="quiet" role="status">
        ${V?C.t("load_failed",{error:V}):C.t("loading")}
      </p>`:t`
      ${H.length?t`<ul class="services">
              ${O(H,({id:M})=>M,M=>this.renderService(M))}
            </ul>`:t`<div class="empty">
              <p>${C.t("none_services")}</p>
              <p class="quiet">${C.t("none_services_hint")}</p>
            </div>`}
      ${C.isAdmin?t`<p class="foot">
              <a class="button" href=${$0}>${C.t("open_settings")}</a>
            </p>`:A}
    `}renderService(C){let{ui:H}=this,{reachable:V,since:M}=C,e=Date.now(),[r,a,i]=V===null?["unknown",l.unknown,"service_unknown"]:V?["up",l.up,"service_up"]:["down",l.down,"service_down"],d=j(C.url);return t`<li class="surface ${r}">
      <div class="top">
        <h3>${C.name}</h3>
        <span class="pill"
          >${m(a)}${H.t(i)}${M?t`<span class="hidden">, </span>&nbsp;${H.t("since",{time:H.format.relative(M,e)})}`:A}</span
        >
      </div>
      ${this.renderAdvice(C)}
      <dl>
        ${C.version?t`<dt class="quiet">${H.t("version")}</dt>
                <dd>${C.version}</dd>`:A}
        <dt class="quiet">${H.t("last_webhook")}</dt>
        <dd>${this.webhookText(C,e)}</dd>
        ${C.last_refusal?t`<dt class="quiet">${H.t("last_refusal")}</dt>
                <dd>
                  ${C.last_refusal}
                  (${H.t("n_refused",{n:C.refused})})
                </dd>`:A}
        ${C.last_error?t`<dt class="quiet">${H.t("last_error")}</dt>
                <dd>${C.last_error}</dd>`:A}
      </dl>
      ${d?t`<p class="links">
              <a
                class="button"
                href=${d}
                target="_blank"
                rel="noreferrer noopener"
                >${H.t("open_service",{service:C.name})}${m(l.link)}</a
              >
            </p>`:A}
    </li>`}webhookText(C,H){let{ui:V}=this;return C.has_webhook?C.last_webhook?[C.last_event,V.format.relative(C.last_webhook,H)].filter(Boolean).join(", "):V.t("no_webhook_yet",{service:C.name}):V.t("no_webhook_needed")}renderAdvice(C){let{ui:H}=this,V={service:C.name};return C.reachable===!1?t`<p class="notice bad">
        ${m(l.alert)}<span>${H.t("advice_down",V)}</span>
      </p>`:C.refused?t`<p class="notice">
          ${m(l.alert)}<span>${H.t("advice_refused",V)}</span>
        </p>`:A}};o(x1,"properties",{services:{attribute:!1},error:{attribute:!1}}),o(x1,"styles",[S,h,b,s`
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
      h3 {
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
    `]);var N0=[["status-tracker-poster",a1],["status-tracker-episodes",o1],["status-tracker-toolbar",p1],["status-tracker-request-card",d1],["status-tracker-active",n1],["status-tracker-history",m1],["status-tracker-services",x1],["status-tracker-request",v1],["status-tracker-panel",l1],[X,i1]],I0=5e3;function c2(){for(let[L,C]of N0)e3(L,C)}function W0(){let L=window.customCards??=[];if(L.some(({type:H})=>H===X))return;let{texts:C}=L1(document.documentElement.lang||"en");L.push({type:X,name:C.card_name,description:C.card_description,preview:!0,documentationURL:"https://github.com/status-tracker/status-tracker",getEntitySuggestion:(H,V)=>C2(H,V)?{config:{type:`custom:${X}`,entity:V,layout:"list"}}:null})}c2();W0();customElements.whenDefined("home-assistant").then(c2);setTimeout(c2,I0);
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
