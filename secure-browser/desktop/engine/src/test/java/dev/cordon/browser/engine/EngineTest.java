package dev.cordon.browser.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.channel.WindowSettings;
import dev.cordon.browser.engine.TestApp.Page;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the engine's process does with pages, and what pages cannot do with it. */
@Tag("B1")
class EngineTest {
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
  void nothingMore() {
    app.also(said -> {});
  }

  @Test
  void aRedirectIsAskedAnew() {
    app.put("/old", new Page(302, "text/html", new byte[0], List.of()).with("Location", "/new"));
    app.put("/new", Page.html("<title>New</title>"));
    app.open("/old");
    FromEngine.Shown shown = app.awaitShown("/new");
    assertTrue(
        app.all().stream()
            .anyMatch(
                said ->
                    said instanceof FromEngine.Load load
                        && load.url().endsWith("/new")
                        && load.destination().equals("document")));
    assertEquals(FromEngine.Progress.COMPLETE, shown.progress());
  }

  @Test
  void aRefusedDocumentIsTold() {
    app.open("/refused");
    FromEngine.Shown shown =
        app.await(FromEngine.Shown.class, said -> said.progress() == FromEngine.Progress.FAILED);
    assertEquals(TestApp.SITE + "/refused", shown.url());
    assertEquals("Refused here", shown.title());
  }

  @Test
  void nothingOfTheDiskIsShown() {
    app.say(new ToEngine.Open("file:///etc/hostname"));
    FromEngine.Shown shown =
        app.await(FromEngine.Shown.class, said -> said.progress() == FromEngine.Progress.FAILED);
    assertEquals("file:///etc/hostname", shown.url());
    assertEquals(
        "blocked,blocked,blocked",
        app.run(
            "Promise.all(['file:///etc/hostname','ftp://site.test/','jar:file:///x!/y'].map(u=>"
                + "fetch(u).then(()=>'open',()=>'blocked'))).then(a=>report(a.join()))"));
  }

  @Test
  void aScriptThatWaitsGetsItsAnswer() {
    app.put("/data", new Page(200, "text/plain", new byte[] {'o', 'k'}, List.of()));
    assertEquals(
        "ok,true",
        app.run(
            "const x=new XMLHttpRequest();x.open('GET','/data',false);x.send();let t=x.responseText;"
                + "x.open('GET','/none',false);try{x.send();t+=',false'}catch(e){t+=',true'}report(t)"));
  }

  @Test
  void aLargeBodyGoesUpInTurns() {
    app.put("/up", new Page(200, "text/plain", new byte[] {'k'}, List.of()));
    app.run("fetch('/up',{method:'POST',body:'x'.repeat(3e6)}).then(()=>report('done'))");
    assertEquals(3_000_000, app.bodyOf("/up").length());
  }

  @Test
  void aPageIsToldThatNothingCanBePlayed() {
    assertEquals(
        ",error",
        app.run(
            "const v=document.createElement('video');const s=v.canPlayType('video/mp4');"
                + "v.onerror=()=>report(s+',error');v.src='/film.mp4';document.body.append(v)"));
  }

  @Test
  void aPageThatOpensAThousandWindowsOpensNone() {
    assertEquals(
        "0", app.run("let n=0;for(let i=0;i<1000;i++)if(window.open('/popup'))n++;report(n)"));
    assertFalse(
        app.all().stream()
            .anyMatch(
                said -> said instanceof FromEngine.Load load && load.url().endsWith("/popup")));
  }

  @Test
  void javascriptAddressesAndDataPagesDoNotSpeakForASite() {
    app.also(new Echo(app)::hear);
    assertEquals(
        "no storage",
        app.run(
            "addEventListener('message',e=>report(e.data));const f=document.createElement('iframe');"
                + "f.src='data:text/html,<script>let r;try{localStorage;r=\"storage\"}catch(e){r=\"no storage\"}"
                + "parent.postMessage(r,\"*\")</'+'script>';document.body.append(f)"));
  }

  @Test
  void aFileThatWasPickedIsSentWithoutItsBytesAndReadByTheApp() {
    app.also(
        said -> {
          if (said instanceof FromEngine.PickFiles pick) {
            app.say(
                new ToEngine.Picked(
                    pick.id(),
                    List.of(new ToEngine.PickedFile("handle", "名簿.csv", "text/csv", 5, 1000))));
          } else if (said instanceof FromEngine.ReadFile read) {
            byte[] all = {'h', 'e', 'l', 'l', 'o'};
            int length = (int) Math.min(read.length(), 5 - read.offset());
            app.say(
                new ToEngine.FileBytes(
                    read.id(), ByteBuffer.wrap(all, (int) read.offset(), length).slice()));
          }
        });
    app.put("/up", new Page(200, "text/plain", new byte[] {'k'}, List.of()));
    app.put(
        "/pick",
        Page.html(
            TestApp.reporting("/pick")
                + "<title>pick</title><input type=file style='position:fixed;left:0;top:0;width:100%;height:100%'>"
                + "<script>const i=document.querySelector('input');i.onchange=async()=>{const f=i.files[0];"
                + "const d=new FormData();d.append('f',f);await fetch('/up',{method:'POST',body:d});"
                + "report(f.name+f.size+await f.text())}</script>"));
    app.open("/pick");
    app.awaitShown("/pick");
    Display.run(
        "xdotool",
        "search",
        "--sync",
        "--onlyvisible",
        "--name",
        "pick",
        "mousemove",
        "--window",
        "%1",
        "100",
        "200",
        "click",
        "1");
    assertEquals("名簿.csv5hello", app.report("/pick"));
    String body = app.bodyOf("/up");
    assertTrue(body.contains("[file handle]"), body);
    assertFalse(body.contains("hello"), body);
  }

  @Test
  void whatIsCopiedGoesToTheGateAndNotToTheSystem() {
    app.put("/copy", Page.html("<title>copy</title><p>canary-7781"));
    app.open("/copy");
    app.awaitShown("/copy");
    Display.run(
        "xdotool",
        "search",
        "--sync",
        "--onlyvisible",
        "--name",
        "copy",
        "mousemove",
        "--window",
        "%1",
        "60",
        "140",
        "click",
        "--repeat",
        "2",
        "1");
    Display.run("xdotool", "key", "ctrl+a", "ctrl+c");
    FromEngine.Ask ask =
        app.await(FromEngine.Ask.class, said -> said.wish() == FromEngine.Wish.COPY);
    assertTrue(ask.text().contains("canary-7781"), ask.text());
    app.say(new ToEngine.Judged(ask.id(), false, "", "not allowed"));
    assertFalse(Display.clipboard().contains("canary"));
  }

  @Test
  void aLinkToANewTabOpensOneAndBackGoesBack() throws Exception {
    try (TestApp alone = TestApp.start(TestApp.OPEN)) {
      alone.put("/one", Page.html("<title>one</title>" + everywhere("<a href=/two>")));
      alone.put(
          "/two", Page.html("<title>two</title>" + everywhere("<a target=_blank href=/three>")));
      alone.put("/three", Page.html("<title>three</title>"));
      alone.open("/one");
      alone.awaitShown("/one");
      click("one", "1");
      alone.awaitShown("/two");
      Display.run("xdotool", "key", "alt+Left");
      alone.awaitShown("/one");
      Display.run("xdotool", "key", "alt+Right");
      alone.awaitShown("/two");
      click("two", "1");
      assertEquals(2, alone.awaitShown("/three").tab());
    }
  }

  @Test
  void aQuestionOfAPageIsAnsweredInTheWindow() throws Exception {
    try (TestApp alone = TestApp.start(TestApp.OPEN)) {
      alone.put(
          "/ask",
          Page.html(
              TestApp.reporting("/ask")
                  + "<title>ask</title><script>onload=()=>setTimeout(()=>{report('asking');"
                  + "report(confirm('Go on?')+','+prompt('Name?','Sato'))},300)</script>"));
      alone.open("/ask");
      assertEquals("asking", alone.report("/ask"));
      for (int i = 0; i < 2; i++) {
        TimeUnit.SECONDS.sleep(2);
        Display.run("xdotool", "key", "Return");
      }
      assertEquals("true,Sato", alone.report("/ask"));
    }
  }

  @Test
  void withoutScriptsPagesStillShow() throws Exception {
    WindowSettings quiet =
        new WindowSettings("ja", false, false, "", List.of(), "", false, false, false);
    try (TestApp alone = TestApp.start(quiet)) {
      alone.put("/quiet", Page.html("<title>quiet</title><script>document.title='loud'</script>"));
      alone.open("/quiet");
      FromEngine.Shown shown =
          alone.await(
              FromEngine.Shown.class,
              said ->
                  said.progress() == FromEngine.Progress.COMPLETE
                      && (said.title().equals("quiet") || said.title().equals("loud")));
      assertEquals("quiet", shown.title());
    }
  }

  private static String everywhere(String tag) {
    return tag + "<div style='position:fixed;inset:0;background:#eee'>here</div></a>";
  }

  private static void click(String title, String button) {
    Display.run(
        "xdotool",
        "search",
        "--sync",
        "--onlyvisible",
        "--name",
        title,
        "mousemove",
        "--window",
        "%1",
        "200",
        "300",
        "click",
        button);
  }

  @Test
  void theProcessEndsWhenTheAppIsGone() throws Exception {
    try (TestApp alone = TestApp.start(TestApp.OPEN)) {
      alone.process().getOutputStream().close();
      assertTrue(alone.process().waitFor(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void aPageThatEatsMemoryEndsOnlyItsProcess() throws Exception {
    try (TestApp alone = TestApp.start(TestApp.OPEN, "-Dcordon.browser.mostMemoryMiB=600")) {
      alone.put(
          "/eat",
          Page.html("<script>const a=[];for(;;)a.push(new Uint8Array(1<<22).fill(1))</script>"));
      alone.open("/eat");
      assertTrue(alone.process().waitFor(60, TimeUnit.SECONDS));
      assertEquals(MemoryWatch.ENDED_FOR_MEMORY, alone.process().exitValue());
    }
  }
}
