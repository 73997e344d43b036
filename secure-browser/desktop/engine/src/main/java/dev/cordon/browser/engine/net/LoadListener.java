package dev.cordon.browser.engine.net;

import dev.cordon.browser.channel.Failure;
import dev.cordon.browser.channel.ToEngine;
import java.nio.ByteBuffer;

/** Hears how a load goes, in the thread that was named when it started. */
public interface LoadListener {
  /** So much of the body was sent on. */
  void sent(long bytes, long ofBytes);

  /** The head of the answer; a redirect is one, and nothing follows it. */
  void answered(ToEngine.Response head);

  void received(ByteBuffer bytes);

  void finished();

  void failed(Failure why);
}
