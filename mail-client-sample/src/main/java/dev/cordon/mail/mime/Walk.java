package dev.cordon.mail.mime;

import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.util.Optional;

/** One walk through the parts of a mail, text here, attachments there. */
final class Walk {
  private static final int DEEPEST = 20;

  private final Findings findings;
  private final Texts texts;
  private final Attachments files;

  Walk(Findings findings, AttachmentSink attachments) {
    this.findings = findings;
    this.texts = new Texts(findings);
    this.files = new Attachments(findings, attachments);
  }

  void visit(MimePart part, int depth) throws MessagingException, IOException {
    String type = PartType.of(part);
    if (type.startsWith("multipart/") && depth < DEEPEST) {
      visitMultipart(part, type, depth);
    } else if (isText(part, type)) {
      findings.found(texts.read(part, type));
    } else {
      if (type.startsWith("multipart/")) {
        findings.found(Defect.STRUCTURE_BROKEN);
      }
      files.keep(part, type);
    }
  }

  private void visitMultipart(MimePart part, String type, int depth)
      throws MessagingException, IOException {
    Optional<MimeMultipart> parts = split(part);
    if (!parts.isPresent()) {
      findings.found(texts.readRaw(part));
      return;
    }
    MimeMultipart children = parts.get();
    if (!children.isComplete()) {
      findings.found(Defect.BOUNDARY_BROKEN);
    }
    if (type.equals("multipart/alternative")) {
      visitAlternative(children, depth);
      return;
    }
    for (int i = 0; i < children.getCount(); i++) {
      visit((MimePart) children.getBodyPart(i), depth + 1);
    }
  }

  /** Plain text wins over HTML, whose links are still of interest; the rest are attachments. */
  private void visitAlternative(MimeMultipart children, int depth)
      throws MessagingException, IOException {
    String plain = "";
    for (int i = 0; i < children.getCount(); i++) {
      MimePart child = (MimePart) children.getBodyPart(i);
      String type = PartType.of(child);
      if (isText(child, type)) {
        String text = texts.read(child, type);
        plain = plain.trim().isEmpty() ? text : plain;
      } else if (plain.trim().isEmpty() || !type.startsWith("multipart/")) {
        visit(child, depth + 1);
      } else {
        visitBesideText(child, depth + 1);
      }
    }
    findings.found(plain);
  }

  /** HTML with its pictures, of which the plain version was already taken. */
  private void visitBesideText(MimePart part, int depth) throws MessagingException, IOException {
    Optional<MimeMultipart> parts = split(part);
    for (int i = 0; parts.isPresent() && i < parts.get().getCount(); i++) {
      MimePart child = (MimePart) parts.get().getBodyPart(i);
      String type = PartType.of(child);
      if (isText(child, type)) {
        texts.read(child, type);
      } else {
        visit(child, depth + 1);
      }
    }
  }

  private Optional<MimeMultipart> split(MimePart part) throws MessagingException, IOException {
    DataSource content = part.getDataHandler().getDataSource();
    Optional<MimeMultipart> parts = split(content);
    if (parts.isPresent()) {
      return parts;
    }
    findings.found(Defect.BOUNDARY_BROKEN);
    // The boundary is another than announced: take the one that the parts use.
    return split(new UnannouncedBoundary(content));
  }

  private static Optional<MimeMultipart> split(DataSource content) throws IOException {
    try {
      MimeMultipart parts = new MimeMultipart(content);
      return parts.getCount() == 0 ? Optional.empty() : Optional.of(parts);
    } catch (MessagingException e) {
      return Optional.empty();
    }
  }

  private static boolean isText(MimePart part, String type) throws MessagingException {
    boolean readable = type.equals("text/plain") || type.equals("text/html");
    return readable
        && !Part.ATTACHMENT.equalsIgnoreCase(PartType.disposition(part))
        && !FileName.given(part).isPresent();
  }
}
