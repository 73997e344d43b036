package dev.cordon.browser.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.channel.FromEngine;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the shim mends, seen by pages. */
@Tag("B2")
class ShimTest {
  private static TestApp app;

  @BeforeAll
  static void start() throws IOException {
    app = TestApp.start(TestApp.OPEN);
  }

  @AfterAll
  static void stop() {
    if (app != null) { // skipped before it began
      app.close();
    }
  }

  @BeforeEach
  void echo() {
    app.also(new Echo(app)::hear);
  }

  @Test
  void aWebSocketSpeaksThroughTheApp() {
    String script =
        "const s=new WebSocket('wss://site.test/chat',['a','b']);let got=[];"
            + "s.onopen=()=>{got.push(s.protocol,s.readyState,s.url);s.send('はい\\u0000');"
            + "s.binaryType='arraybuffer';s.send(new Uint8Array([0,128,255]));s.send(new Blob(['x']))};"
            + "s.addEventListener('message',e=>{got.push(typeof e.data=='string'?e.data:"
            + "[...new Uint8Array(e.data)].join('.'));if(got.length==6)s.close(3001,'bye')});"
            + "s.onclose=e=>report(JSON.stringify([got,e.code,e.reason,e.wasClean,s.readyState]))";
    assertEquals(
        "[[\"a\",1,\"wss://site.test/chat\",\"はい\\u0000\",\"0.128.255\",\"120\"],3001,\"bye\",true,3]",
        app.run(script));
    FromEngine.OpenSocket open = app.sofar(FromEngine.OpenSocket.class);
    assertEquals(TestApp.SITE, open.origin());
  }

  @Test
  void aCanvasBecomesAPicture() {
    assertEquals(
        "data:image/png;base64,iVBOR image/png true",
        app.run(
            "const c=document.createElement('canvas');c.getContext('2d').fillRect(0,0,9,9);"
                + "c.toBlob(b=>report(c.toDataURL().slice(0,27)+' '+(b&&b.type)+' '+(b&&b.size>60)))"));
  }

  @Test
  void digestsAreThoseOfTheStandard() {
    // FIPS 180-4: SHA-256 of "abc" begins with ba7816bf.
    assertEquals(
        "ba7816bf 20 NotSupportedError",
        app.run(
            "const s=crypto.subtle,b=new TextEncoder().encode('xabc').subarray(1);"
                + "(async()=>{const d=new Uint8Array(await s.digest('SHA-256',b));"
                + "const one=(await s.digest({name:'sha-1'},b.slice().buffer)).byteLength;"
                + "let no='';try{await s.digest('MD5',b)}catch(e){no=e.name}"
                + "report([...d.subarray(0,4)].map(x=>x.toString(16).padStart(2,'0')).join('')+' '+one+' '+no)})()"));
  }

  @Test
  void keysHaveNames() {
    assertEquals(
        "a A Enter ArrowDown ! F5 x|KeyA Enter Digit1",
        app.run(
            "const k=(n,s,c)=>{const e=new KeyboardEvent(c?'keypress':'keydown',{keyCode:n,charCode:c||0,shiftKey:!!s});"
                + "return e};"
                + "report([k(65),k(65,1),k(13),k(40),k(49,1),k(116),k(0,0,120)].map(e=>e.key).join(' ')"
                + "+'|'+[k(65),k(13),k(49)].map(e=>e.code).join(' '))"));
  }

  @Test
  void anUnencryptedWebSocketIsRefused() {
    assertEquals(
        "error,close 1006",
        app.run(
            "const g=[];const s=new WebSocket('ws://site.test/');s.onerror=()=>g.push('error');"
                + "s.onclose=e=>report(g.concat('close '+e.code).join())"));
  }

  @Test
  void theShimSurvivesAStrictContentSecurityPolicy() {
    app.put(
        "/csp.js",
        new TestApp.Page(
            200,
            "text/javascript",
            "const s=new WebSocket('wss://site.test/');s.onopen=()=>s.send('1');s.onmessage=e=>fetch('/report?/csp',{method:'POST',body:'got '+e.data+typeof localStorage.getItem})"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8),
            java.util.List.of()));
    app.put(
        "/csp",
        TestApp.Page.html("<script src=/csp.js></script>")
            .with(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; connect-src 'self'"));
    app.open("/csp");
    assertEquals("got 1function", app.report("/csp"));
  }

  @Test
  void aHostilePageGetsNeitherTheBridgeNorTheBytesOfOthers() {
    String steal =
        "const seen=[],R=Reflect.apply,K=Object.getOwnPropertyNames;let quiet=false;"
            + "const look=a=>{if(quiet)return;quiet=true;try{if(a&&typeof a.sendText=='function')seen[0]='bridge'}"
            + "catch(e){}quiet=false};"
            + "for(const [o,n] of [[Function.prototype,'call'],[Function.prototype,'apply'],"
            + "[Array.prototype,'push'],[Promise.prototype,'then'],[WeakMap.prototype,'set'],"
            + "[EventTarget.prototype,'dispatchEvent'],[String.prototype,'replace']]){"
            + "const f=o[n];o[n]=function(a,b){look(this);look(a);look(b);return R(f,this,arguments)}}"
            + "Array.prototype[Symbol.iterator]=function(){seen[1]='iterated';throw 1};"
            + "const s=new WebSocket('wss://site.test/',['p']);s.onopen=()=>s.send('x');"
            + "s.onmessage=e=>report(seen.join()+'|'+e.data+'|'+K(window).filter(n=>{"
            + "try{return window[n]&&typeof window[n].sendText=='function'}catch(e){return false}}).length)";
    assertEquals("|x|0", app.run(steal));
  }

  @Test
  void aBlobAndAFormWithFilesArriveAsBytes() {
    app.put("/up", new TestApp.Page(200, "text/plain", new byte[] {'k'}, java.util.List.of()));
    assertEquals(
        "k",
        app.run(
            "fetch('/up',{method:'POST',body:new Blob(['blob!'],{type:'a/b'})}).then(r=>r.text()).then(report)"));
    assertTrue(app.bodyOf("/up").equals("blob!"), app.bodyOf("/up"));
    assertEquals("a/b", app.header("/up", "Content-Type"));
    app.run(
        "const f=new FormData();f.append('t','ü');f.append('d',new File(['inside'],'n\"a.txt',{type:'text/x'}));"
            + "const x=new XMLHttpRequest();x.open('POST','/up');x.onload=()=>report(x.responseText);x.send(f)");
    String body = app.bodyOf("/up");
    assertTrue(body.contains("name=\"t\"\r\n\r\nü\r\n"), body);
    assertTrue(
        body.contains("filename=\"n%22a.txt\"\r\nContent-Type: text/x\r\n\r\ninside\r\n--"), body);
  }

  @Test
  void aRequestMadeOfABlobIsSentToo() {
    app.put("/up", new TestApp.Page(200, "text/plain", new byte[] {'k'}, java.util.List.of()));
    app.run(
        "fetch(new Request('/up',{method:'PUT',body:new Blob(['r'])})).then(r=>r.text()).then(report)");
    assertEquals("r", app.bodyOf("/up"));
  }

  @Test
  void aBeaconIsSent() {
    assertEquals("beacon", app.run("navigator.sendBeacon('/report?'+location.pathname,'beacon')"));
  }

  @Test
  void localStorageKeepsWhatItShould() {
    assertEquals(
        "[2,\"1\",null,\"v\",true,false,[\"a\",\"b\"],\"QuotaExceededError\",true,0]",
        app.run(
            "const l=localStorage,g=[];l.clear();l.setItem('a',1);l.b='v';g.push(l.length,l.getItem('a'),"
                + "l.getItem('x'),l.b,'a' in l,'x' in l,Object.keys(l));"
                + "try{l.setItem('big','x'.repeat(3e6))}catch(e){g.push(e.name)}"
                + "g.push(l instanceof Storage);delete l.a;l.removeItem('b');g.push(l.length);report(JSON.stringify(g))"));
  }

  @Test
  void whatOneFrameKeepsTheOthersHearOf() {
    app.put(
        "/frame",
        TestApp.Page.html("<script>setTimeout(()=>localStorage.setItem('k','new'),200)</script>"));
    assertEquals(
        "k null new true",
        app.run(
            "localStorage.clear();addEventListener('storage',e=>report([e.key,e.oldValue,e.newValue,"
                + "e.storageArea===localStorage].join(' ').replace('  ',' null ')));"
                + "document.body.append(Object.assign(document.createElement('iframe'),{src:'/frame'}))"));
  }

  @Test
  void framesWithoutAnAddressHaveTheShimToo() {
    assertEquals(
        "x,function,true",
        app.run(
            "const f=document.createElement('iframe');document.body.append(f);"
                + "const w=f.contentWindow;const s=new w.WebSocket('wss://site.test/');"
                + "s.onopen=()=>s.send('x');s.onmessage=e=>report([e.data,typeof w.WebSocket,"
                + "w.WebSocket!==WebSocket].join())"));
    assertEquals(
        "y",
        app.run(
            "const f=document.createElement('iframe');f.srcdoc="
                + "\"<script>const s=new WebSocket('wss://site.test/');s.onopen=()=>s.send('y');"
                + "s.onmessage=e=>parent.report(e.data)<\"+\"/script>\";document.body.append(f)"));
  }

  @Test
  void whatThisBrowserHasNotIsNotThere() {
    assertEquals(
        "false,false,undefined,",
        app.run(
            "report(['Notification' in window,'geolocation' in navigator,"
                + "typeof window.openDatabase,window.indexedDB].join())"));
  }

  @Test
  void aPageCannotCopyByItself() {
    assertEquals(
        "NotAllowedError",
        app.run("navigator.clipboard.writeText('secret').catch(e=>report(e.name))"));
  }

  @Test
  void aRouterOfASinglePageWorks() {
    assertEquals(
        "/x/2,1",
        app.run(
            "history.replaceState({n:0},'','/x/1');history.pushState({n:1},'','/x/2');"
                + "report(location.pathname+','+history.state.n)"));
  }

  @Test
  void sessionStorageAndCookiesWork() {
    app.cookies("seen=1");
    assertEquals(
        "v,seen=1",
        app.run(
            "sessionStorage.setItem('a','v');document.cookie='b=2';"
                + "report(sessionStorage.a+','+document.cookie)"));
    assertEquals("b=2", app.sofar(FromEngine.SetCookie.class).cookie());
  }
}
