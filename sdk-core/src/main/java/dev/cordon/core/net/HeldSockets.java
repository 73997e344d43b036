package dev.cordon.core.net;

import java.io.IOException;
import java.net.Socket;

/** TCP sockets that are closed when the container stops being open. */
final class HeldSockets extends PromptSockets {
  private final Lifeline lifeline;

  HeldSockets(Lifeline lifeline) {
    this.lifeline = lifeline;
  }

  @Override
  public Socket createSocket() throws IOException {
    return lifeline.hold(super.createSocket());
  }
}
