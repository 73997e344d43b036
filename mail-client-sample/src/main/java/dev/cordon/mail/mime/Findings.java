package dev.cordon.mail.mime;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the walk through a mail's parts has found so far. */
final class Findings {
  /** More than anyone reads; the source of a longer mail is kept. */
  private static final int MOST_CHARACTERS = 1_000_000;

  private static final int MOST_LINKS = 1_000;

  private final Set<Defect> defects = EnumSet.noneOf(Defect.class);
  private final Set<URI> links = new LinkedHashSet<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  void found(Defect defect) {
    defects.add(defect);
  }

  void found(Attachment attachment) {
    attachments.add(attachment);
  }

  void found(Iterable<URI> more) {
    for (URI link : more) {
      if (links.size() < MOST_LINKS) {
        links.add(link);
      }
    }
  }

  /** Appends a paragraph of text. */
  void found(String more) {
    if (more.isEmpty()) {
      return;
    }
    if (text.length() > 0) {
      text.append("\n\n");
    }
    int room = Math.max(0, MOST_CHARACTERS - text.length());
    if (more.length() > room) {
      defects.add(Defect.TEXT_CUT);
    }
    text.append(more, 0, Math.min(room, more.length()));
  }

  int attachmentCount() {
    return attachments.size();
  }

  String text() {
    return text.toString();
  }

  List<URI> links() {
    return List.copyOf(links);
  }

  List<Attachment> attachments() {
    return List.copyOf(attachments);
  }

  Set<Defect> defects() {
    return Set.copyOf(defects);
  }
}
