package dev.cordon.browser.desktop;

import dev.cordon.browser.BrowserSession;
import dev.cordon.browser.channel.FromEngine;
import dev.cordon.core.Registration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What one window's engine says, and who hears it. {@link #hear} is called by one thread and never
 * waits; whatever needs time is done by the hands of those who hear.
 */
final class Conversation implements Child.Hearing {
  private final Map<Class<? extends FromEngine>, Ear<FromEngine>> ears = new HashMap<>();
  private final Loads loads;
  private final Sockets sockets;
  private final Questions questions;
  private final SignInDesk signIns;
  private final Registration downloads;

  private interface Ear<W> {
    void hear(W word) throws Nonsense;
  }

  /** What the window itself wants to hear. */
  record News(Consumer<FromEngine.Shown> shown, Runnable closed, Runnable touched) {}

  Conversation(Talk talk, News news) {
    Numbers numbers = new Numbers();
    BrowserSession session = talk.session();
    Failures failures = talk.failures();
    Mouth mouth = talk.mouth();
    this.loads = new Loads(session, mouth, talk.app(), failures, talk.patience(), numbers);
    this.sockets = new Sockets(session, mouth, talk.patience(), numbers);
    this.questions =
        new Questions(session, mouth, talk.gate(), new Saving(session, failures), numbers);
    this.signIns = talk.signIns();
    this.downloads = session.downloads().onProgress(new DownloadNews(mouth, failures)::progress);
    signIns.open(mouth);
    listenToLoads();
    listenToSockets();
    listenToQuestions(session);
    listenToWindow(news);
  }

  /** Whom a conversation is between, and by what rules. */
  record Talk(
      BrowserSession session,
      SignInDesk signIns,
      Mouth mouth,
      GateDesk gate,
      BrowserApp app,
      Failures failures,
      Patience patience) {}

  private void listenToLoads() {
    on(FromEngine.Load.class, loads::start);
    on(FromEngine.Body.class, loads::body);
    on(FromEngine.BodyFile.class, loads::body);
    on(FromEngine.BodyEnd.class, loads::body);
    on(FromEngine.Cancel.class, loads::cancel);
    on(
        FromEngine.Consumed.class,
        word -> {
          if (!loads.consumed(word)) {
            sockets.consumed(word);
          }
        });
  }

  private void listenToSockets() {
    on(FromEngine.OpenSocket.class, sockets::open);
    on(FromEngine.SendText.class, sockets::send);
    on(FromEngine.SendBinary.class, sockets::send);
    on(FromEngine.CloseSocket.class, sockets::close);
  }

  private void listenToQuestions(BrowserSession session) {
    on(FromEngine.CookiesOf.class, questions::cookies);
    on(FromEngine.SetCookie.class, questions::cookie);
    on(FromEngine.Ask.class, questions::ask);
    on(FromEngine.PickFiles.class, questions::pick);
    on(FromEngine.ReadFile.class, questions::read);
    on(FromEngine.CertificatesOf.class, questions::certificates);
    on(FromEngine.SignIn.class, signIns::answered);
    on(FromEngine.StopDownload.class, word -> session.downloads().stop(word.id()));
  }

  private void listenToWindow(News news) {
    on(FromEngine.Shown.class, word -> news.shown().accept(word));
    on(FromEngine.Touched.class, word -> news.touched().run());
    on(FromEngine.Closed.class, word -> news.closed().run());
    on(
        FromEngine.Ready.class,
        word -> {
          throw new Nonsense("ready twice");
        });
  }

  private <W extends FromEngine> void on(Class<W> kind, Ear<W> ear) {
    ears.put(kind, word -> ear.hear(kind.cast(word)));
  }

  @Override
  public void hear(FromEngine word) throws Nonsense {
    Ear<FromEngine> ear = ears.get(word.getClass());
    if (ear == null) {
      throw new IllegalStateException("nobody hears " + word.getClass());
    }
    ear.hear(word);
  }

  /** Ends all that the engine began. The engine should be dead by now. */
  void close() {
    downloads.close();
    signIns.close();
    loads.close();
    sockets.close();
    questions.close();
  }
}
