package com.sun.javafx.webkit.prism;

import com.sun.webkit.graphics.WCGraphicsContext;
import com.sun.webkit.graphics.WCMediaPlayer;

/** Shadow: plays nothing. JavaFX's own would open connections past the app. */
final class WCMediaPlayerImpl extends WCMediaPlayer {
  @Override
  protected void load(String url, String userAgent) {
    notifyNetworkStateChanged(NETWORK_STATE_FORMAT_ERROR);
    notifyReadyStateChanged(READY_STATE_HAVE_NOTHING);
  }

  @Override
  protected void cancelLoad() {}

  @Override
  protected void disposePlayer() {}

  @Override
  protected void prepareToPlay() {}

  @Override
  protected void play() {}

  @Override
  protected void pause() {}

  @Override
  protected float getCurrentTime() {
    return 0;
  }

  @Override
  protected void seek(float seconds) {}

  @Override
  protected void setRate(float rate) {}

  @Override
  protected void setVolume(float volume) {}

  @Override
  protected void setMute(boolean mute) {}

  @Override
  protected void setSize(int width, int height) {}

  @Override
  protected void setPreservesPitch(boolean preserve) {}

  @Override
  protected void renderCurrentFrame(
      WCGraphicsContext graphics, int x, int y, int width, int height) {}
}
