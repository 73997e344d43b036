package dev.cordon.mail.desktop.demo.report;

import dev.cordon.mail.desktop.demo.story.Chapter;
import dev.cordon.mail.desktop.demo.story.Story;
import java.util.List;

/**
 * What the template shows.
 *
 * @param story everything told
 * @param seconds the time it all took
 */
public record Page(Story story, String seconds) {
  /** The chapters in order. */
  public List<Chapter> chapters() {
    return story.chapters();
  }

  /** How many proofs there were. */
  public int proofs() {
    return story.proofs().size();
  }

  /** How many of them held. */
  public long held() {
    return story.held();
  }

  /** How a line looks: what somebody reads, what a command line prints, or what is told. */
  public String look(String line) {
    if (line.startsWith("»")) {
      return "quote";
    }
    return line.startsWith("$ ") || line.startsWith("| ") ? "code" : "line";
  }

  /** Whether all did. */
  public boolean good() {
    return held() == proofs();
  }
}
