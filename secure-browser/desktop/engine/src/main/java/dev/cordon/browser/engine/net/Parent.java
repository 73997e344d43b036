package dev.cordon.browser.engine.net;

import dev.cordon.browser.channel.FromEngine;

/** The app, to whom alone this process speaks. Safe for many threads; never blocks. */
public interface Parent {
  void say(FromEngine words);
}
