package dev.cordon.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads the text parts of a mail. */
final class Texts {
  private static final int MOST_BYTES = 4 << 20;

  private final Findings findings;

  Texts(Findings findings) {
    this.findings = findings;
  }

  /** The text of a plain or HTML part; its links are noted. */
  String read(MimePart part, String type) throws MessagingException, IOException {
    byte[] bytes;
    try (InputStream in = Content.decoded(part, findings)) {
      bytes = most(in);
    }
    String decoded = MailCharset.decode(bytes, PartType.charset(part), findings);
    SafeText safe = type.equals("text/html") ? SafeText.ofHtml(decoded) : SafeText.ofPlain(decoded);
    findings.found(safe.links());
    return safe.text();
  }

  /** The undecoded content of a part that cannot be split: better than nothing. */
  String readRaw(MimePart part) throws MessagingException, IOException {
    try (InputStream in = Content.raw(part)) {
      SafeText safe = SafeText.ofPlain(MailCharset.decode(most(in), "", findings));
      findings.found(safe.links());
      return safe.text();
    }
  }

  private byte[] most(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] piece = new byte[8192];
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      bytes.write(piece, 0, count);
      if (bytes.size() > MOST_BYTES) {
        findings.found(Defect.TEXT_CUT);
        break;
      }
    }
    return bytes.toByteArray();
  }
}
