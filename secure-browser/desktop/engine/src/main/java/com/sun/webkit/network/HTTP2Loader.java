package com.sun.webkit.network;

import com.sun.webkit.WebPage;
import dev.cordon.browser.engine.net.Doors;
import dev.cordon.browser.engine.net.LoadRequest;
import java.util.Optional;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Shadow: every load of the engine, of every scheme. Never the engine's own network code: {@link
 * #create} never declines, and {@link URLLoader} is a shadow too.
 */
final class HTTP2Loader extends URLLoaderBase {
  private final Runnable cancel;

  private HTTP2Loader(Runnable cancel) {
    this.cancel = cancel;
  }

  /** Called by {@code NetworkContext} for native code, in the engine's thread. */
  static HTTP2Loader create(
      @Nullable WebPage page,
      @Nullable ByteBufferPool buffers,
      boolean asynchronous,
      String url,
      String method,
      String headers,
      FormDataElement @Nullable [] form,
      long data) {
    Doors doors = Doors.now();
    NativeAnswers answers = new NativeAnswers(url, data);
    if (!url.startsWith("https:") && !url.startsWith("http:")) {
      return new HTTP2Loader(inProcess(url, answers, asynchronous));
    }
    Optional<LoadRequest> request =
        NativeRequest.read(doors.tabOf().applyAsInt(page), url, method, headers, form);
    if (request.isEmpty()) {
      return new HTTP2Loader(refuse(answers, asynchronous));
    }
    if (asynchronous) {
      return new HTTP2Loader(doors.loads().start(request.get(), answers, Platform::runLater));
    }
    doors.loads().run(request.get(), answers);
    return new HTTP2Loader(() -> {});
  }

  private static Runnable inProcess(String url, NativeAnswers answers, boolean asynchronous) {
    return later(asynchronous, answers, () -> InProcess.answer(url, answers));
  }

  private static Runnable refuse(NativeAnswers answers, boolean asynchronous) {
    return later(asynchronous, answers, () -> answers.failed(InProcess.UNREADABLE_BODY));
  }

  /** Native code has not yet heard of this loader when it is made: it must not be called back. */
  private static Runnable later(boolean asynchronous, NativeAnswers answers, Runnable answer) {
    if (asynchronous) {
      Platform.runLater(
          () -> {
            if (!answers.isCancelled()) {
              answer.run();
            }
          });
    } else {
      answer.run();
    }
    return answers::cancel;
  }

  @Override
  public void fwkCancel() {
    cancel.run();
  }
}
