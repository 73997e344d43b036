package dev.cordon.browser.engine;

import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;

/** A WebSocket server of the test app: says back what it hears. */
final class Echo {
  private final TestApp app;

  Echo(TestApp app) {
    this.app = app;
  }

  void hear(FromEngine said) {
    if (said instanceof FromEngine.OpenSocket open) {
      app.say(
          new ToEngine.SocketOpened(
              open.id(), open.protocols().isEmpty() ? "" : open.protocols().get(0)));
    } else if (said instanceof FromEngine.SendText text) {
      app.say(new ToEngine.ReceivedText(text.id(), text.text()));
    } else if (said instanceof FromEngine.SendBinary binary) {
      app.say(new ToEngine.ReceivedBinary(binary.id(), binary.bytes()));
    } else if (said instanceof FromEngine.CloseSocket close) {
      app.say(new ToEngine.SocketClosed(close.id(), close.code(), close.reason()));
    }
  }
}
