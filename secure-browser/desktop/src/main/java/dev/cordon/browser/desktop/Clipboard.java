package dev.cordon.browser.desktop;

import java.util.Optional;

/** The system's clipboard, as the app reaches it. May be called by many threads. */
public interface Clipboard {
  /** There is none: nothing is copied out, nothing pasted in. */
  Clipboard NONE =
      new Clipboard() {
        @Override
        public void put(String text) {}

        @Override
        public Optional<String> text() {
          return Optional.empty();
        }
      };

  /** Puts there what the gate let out. */
  void put(String text);

  /** The text that is there; the gate judges whether it comes in. */
  Optional<String> text();
}
