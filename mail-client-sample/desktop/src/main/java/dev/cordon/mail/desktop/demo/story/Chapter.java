package dev.cordon.mail.desktop.demo.story;

import java.util.List;
import java.util.Locale;

/**
 * One step of the demo, as told.
 *
 * @param number counted from 1
 * @param title what happens
 * @param lines what there is to tell
 * @param proofs what was proved
 * @param millis how long it took
 */
public record Chapter(
    int number, String title, List<String> lines, List<Proof> proofs, long millis) {

  public Chapter {
    lines = List.copyOf(lines);
    proofs = List.copyOf(proofs);
  }

  /** The time in seconds, with one decimal. */
  public String seconds() {
    return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }
}
