package com.sun.media.jfxmedia;

/**
 * Stands in for JavaFX's media library, which is not shipped: it opens connections of its own.
 * Pages are told that no kind of sound or film can be played.
 */
public final class MediaManager {
  private MediaManager() {}

  /** Called by the engine. */
  public static String[] getSupportedContentTypes() {
    return new String[0];
  }
}
