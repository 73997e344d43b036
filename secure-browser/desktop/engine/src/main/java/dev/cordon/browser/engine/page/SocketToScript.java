package dev.cordon.browser.engine.page;

import dev.cordon.browser.engine.net.Sockets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Tells the script of one frame what its WebSocket hears. */
final class SocketToScript implements Sockets.Listener {
  private final ScriptBridge bridge;
  private long id;

  SocketToScript(ScriptBridge bridge) {
    this.bridge = bridge;
  }

  /** Its number; set in the engine's thread, before that thread hears anything of it. */
  void id(long number) {
    id = number;
  }

  @Override
  public void opened(String protocol) {
    bridge.tell("opened", (double) id, protocol);
  }

  @Override
  public void text(String text) {
    bridge.tell("text", (double) id, text);
  }

  @Override
  public void binary(ByteBuffer bytes) {
    bridge.tell(
        "binary", (double) id, StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString());
  }

  @Override
  public void sent(int bytes) {
    bridge.tell("sent", (double) id, (double) bytes);
  }

  @Override
  public void closed(int code, String reason) {
    bridge.forgetSocket(id);
    bridge.tell("closed", (double) id, (double) code, reason);
  }
}
