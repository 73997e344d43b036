package dev.cordon.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.io.InputStream;

/** Streams attachments out of a mail. */
final class Attachments {
  private final Findings findings;
  private final AttachmentSink sink;

  Attachments(Findings findings, AttachmentSink sink) {
    this.findings = findings;
    this.sink = sink;
  }

  void keep(MimePart part, String type) throws MessagingException, IOException {
    String name = FileName.of(part, type, findings.attachmentCount() + 1);
    String contentId = part.getContentID() == null ? "" : part.getContentID().trim();
    boolean inline =
        Part.INLINE.equalsIgnoreCase(PartType.disposition(part))
            || (!contentId.isEmpty() && type.startsWith("image/"));
    try (InputStream content = Content.decoded(part, findings)) {
      AttachmentSink.Kept kept = sink.keep(content);
      findings.found(new Attachment(name, type, kept.bytes(), inline, contentId, kept.path()));
    }
  }
}
