package dev.cordon.browser.desktop;

import dev.cordon.browser.BrowserSession;
import dev.cordon.browser.channel.Bounds;
import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.lend.LentFile;
import dev.cordon.browser.lend.UploadSource;
import dev.cordon.core.error.ContainerException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * What the engine asks beside loads. Cookies are answered at once, in the order of the questions,
 * because a script reads what it just wrote; the rest, which may wait for the gate, a file or the
 * employee, on a few threads. Heard on one thread.
 */
final class Questions {
  private static final int THREADS = 8;
  private static final int WAITING = 1_000;
  private static final int MOST_PICKERS = 1;

  private final BrowserSession session;
  private final Mouth mouth;
  private final GateDesk gate;
  private final Saving saving;
  private final Numbers numbers;
  private final Hands hands = new Hands("question", THREADS, WAITING);
  private final AtomicInteger pickers = new AtomicInteger();

  Questions(BrowserSession session, Mouth mouth, GateDesk gate, Saving saving, Numbers numbers) {
    this.session = session;
    this.mouth = mouth;
    this.gate = gate;
    this.saving = saving;
    this.numbers = numbers;
  }

  void cookies(FromEngine.CookiesOf question) throws Nonsense {
    numbers.use(question.id());
    String visible = session.cookies().visibleTo(question.url());
    said(new ToEngine.Text(question.id(), visible.length() <= Bounds.STRING_CHARS ? visible : ""));
  }

  void cookie(FromEngine.SetCookie word) {
    session.cookies().set(word.url(), word.cookie());
  }

  void ask(FromEngine.Ask question) throws Nonsense {
    boolean save = question.wish() == FromEngine.Wish.SAVE;
    answered(question.id(), () -> save ? saving.save(question) : gate.judge(question));
  }

  void certificates(FromEngine.CertificatesOf question) throws Nonsense {
    answered(
        question.id(),
        () ->
            new ToEngine.Certificates(
                question.id(), ServerCertificates.of(session.certificates(question.host()))));
  }

  void read(FromEngine.ReadFile question) throws Nonsense {
    answered(
        question.id(),
        () -> new ToEngine.FileBytes(question.id(), ByteBuffer.wrap(bytes(question))));
  }

  /** None if the file may not, or no longer, be read: the engine shows that as an empty file. */
  private byte[] bytes(FromEngine.ReadFile question) {
    try {
      int most = Math.min(question.length(), Bounds.PART_BYTES);
      return session.files().read(question.file(), question.offset(), most);
    } catch (ContainerException | BrowserException e) {
      return new byte[0];
    }
  }

  /** The employee sees one picker at a time; a page that asks for more gets no files. */
  void pick(FromEngine.PickFiles question) throws Nonsense {
    if (pickers.incrementAndGet() > MOST_PICKERS) {
      pickers.decrementAndGet();
      numbers.use(question.id());
      said(new ToEngine.Picked(question.id(), List.of()));
      return;
    }
    answered(question.id(), () -> picked(question));
  }

  private ToEngine picked(FromEngine.PickFiles question) {
    try {
      List<LentFile> files =
          session
              .files()
              .pick(new UploadSource.Wanted(question.tab(), question.several(), question.accept()));
      return new ToEngine.Picked(question.id(), files.stream().map(Viewing::picked).toList());
    } catch (ContainerException | BrowserException e) {
      return new ToEngine.Picked(question.id(), List.of());
    } finally {
      pickers.decrementAndGet();
    }
  }

  private void answered(long id, Supplier<ToEngine> answer) throws Nonsense {
    numbers.use(id);
    if (!hands.take(() -> mouth.later(answer.get()))) {
      throw new Nonsense("asks more than anybody can answer");
    }
  }

  private void said(ToEngine word) throws Nonsense {
    if (!mouth.later(word)) {
      throw new Nonsense("asks and does not listen");
    }
  }

  void close() {
    hands.close();
  }
}
