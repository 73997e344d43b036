package dev.cordon.browser.engine;

import dev.cordon.browser.channel.Failure;
import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.engine.net.Loads;
import dev.cordon.browser.engine.net.Questions;
import dev.cordon.browser.engine.net.Sockets;
import java.util.function.Consumer;

/** Brings what the app says to whom it concerns. In the thread that reads. */
final class Hearing {
  private final Loads loads;
  private final Questions questions;
  private final Sockets sockets;
  private final Consumer<ToEngine> window;

  /**
   * @param window what concerns the window; it changes to its own thread
   */
  Hearing(Loads loads, Questions questions, Sockets sockets, Consumer<ToEngine> window) {
    this.loads = loads;
    this.questions = questions;
    this.sockets = sockets;
    this.window = window;
  }

  void hear(ToEngine words) {
    if (!ofLoad(words) && !ofSocket(words) && !ofQuestion(words)) {
      window.accept(words);
    }
  }

  private boolean ofLoad(ToEngine words) {
    if (words instanceof ToEngine.Response head) {
      loads.hear(head);
    } else if (words instanceof ToEngine.Data data) {
      loads.hear(data);
    } else if (words instanceof ToEngine.End end) {
      loads.hear(end);
    } else if (words instanceof ToEngine.Failed failed) {
      loads.hear(failed);
    } else {
      return words instanceof ToEngine.Consumed consumed && loads.hear(consumed);
    }
    return true;
  }

  private boolean ofSocket(ToEngine words) {
    if (words instanceof ToEngine.SocketOpened opened) {
      sockets.hear(opened);
    } else if (words instanceof ToEngine.ReceivedText text) {
      sockets.hear(text);
    } else if (words instanceof ToEngine.ReceivedBinary binary) {
      sockets.hear(binary);
    } else if (words instanceof ToEngine.SocketClosed closed) {
      sockets.hear(closed);
    } else if (words instanceof ToEngine.Consumed consumed) {
      sockets.hear(consumed);
    } else {
      return false;
    }
    return true;
  }

  private boolean ofQuestion(ToEngine words) {
    if (words instanceof ToEngine.Text text) {
      questions.hear(text.id(), text);
    } else if (words instanceof ToEngine.Judged judged) {
      questions.hear(judged.id(), judged);
    } else if (words instanceof ToEngine.Picked picked) {
      questions.hear(picked.id(), picked);
    } else if (words instanceof ToEngine.FileBytes bytes) {
      questions.hear(bytes.id(), bytes);
    } else if (words instanceof ToEngine.Certificates certificates) {
      questions.hear(certificates.id(), certificates);
    } else {
      return false;
    }
    return true;
  }

  /** Words of ours that were too long to be said: what waits for an answer gets one. */
  void unsayable(FromEngine said) {
    if (said instanceof FromEngine.Load load) {
      loads.hear(new ToEngine.Failed(load.id(), new Failure("TOO_LONG", "", "")));
    } else if (said instanceof FromEngine.Ask ask) {
      questions.hear(ask.id(), new ToEngine.Judged(ask.id(), false, "", ""));
    } else if (said instanceof FromEngine.CookiesOf asked) {
      questions.hear(asked.id(), new ToEngine.Text(asked.id(), ""));
    } else if (said instanceof FromEngine.OpenSocket open) {
      sockets.hear(new ToEngine.SocketClosed(open.id(), Sockets.ABNORMAL, ""));
    }
  }
}
