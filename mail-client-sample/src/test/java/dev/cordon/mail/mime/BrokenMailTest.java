package dev.cordon.mail.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.mail.testing.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C1")
final class BrokenMailTest {
  private final MailParser parser = new MailParser();
  private final MemorySink sink = new MemorySink();

  @Test
  void aMissingLastBoundaryLosesNothing() throws IOException {
    Mail mail = mail("91");
    assertEquals(Set.of(Defect.BOUNDARY_BROKEN), mail.defects());
    assertTrue(mail.text().contains("The last boundary is missing."));
    assertTrue(sink.text(0).contains("CANARY-91-"));
  }

  @Test
  void aBoundaryOtherThanAnnouncedIsFound() throws IOException {
    Mail mail = mail("92");
    assertEquals(Set.of(Defect.BOUNDARY_BROKEN), mail.defects());
    assertTrue(mail.text().contains("The parts use another boundary."));
    assertTrue(sink.text(0).contains("CANARY-92-"));
  }

  @Test
  void whatComesBeforeTheBreakInBase64IsKept() throws IOException {
    Mail mail = mail("93");
    assertEquals(Set.of(Defect.ENCODING_BROKEN), mail.defects());
    assertTrue(mail.text().contains("The attachment is broken."));
    assertTrue(sink.text(0).startsWith("The first lines can be read. CANARY-93-"));
  }

  @Test
  void anUnknownCharacterSetIsGuessed() throws IOException {
    Mail mail = mail("94");
    assertEquals(Set.of(Defect.CHARSET_UNKNOWN), mail.defects());
    assertTrue(mail.text().contains("文字コードの名前が間違っています"));
    assertTrue(mail.subject().contains("CANARY-94-"));
  }

  @Test
  void aMailCutInItsHeadersKeepsTheHeadersThatCame() throws IOException {
    Mail mail = mail("95");
    assertEquals(Set.of(Defect.HEADERS_CUT), mail.defects());
    assertTrue(mail.subject().contains("CANARY-95-"));
    assertEquals("gateway@example.com", mail.from().orElseThrow().mail());
  }

  @Test
  void noCutAnywhereThrowsAMailAway() throws IOException {
    byte[] whole = Corpus.mail("22");
    for (int length = 0; length < whole.length; length++) {
      parser.parse(Source.of(java.util.Arrays.copyOf(whole, length)), sink);
    }
  }

  @Test
  void noWrongByteAnywhereThrowsAMailAway() throws IOException {
    Random random = new Random(7);
    for (String number : new String[] {"02", "06", "09", "14", "22"}) {
      byte[] whole = Corpus.mail(number);
      for (int i = 0; i < whole.length; i++) {
        byte[] flipped = whole.clone();
        flipped[i] ^= (byte) (1 << random.nextInt(8));
        parser.parse(Source.of(flipped), sink);
      }
    }
  }

  @Test
  void aMillionNestedPartsNeitherFillMemoryNorThrowTheMailAway() throws IOException {
    StringBuilder mail =
        new StringBuilder(
            "From: a@example.com\r\nSubject: many\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n");
    for (int i = 0; i < 300_000; i++) {
      mail.append("--b\r\n\r\nx\r\n");
    }
    Mail read = parser.parse(Source.of(mail.toString().getBytes(StandardCharsets.UTF_8)), sink);
    assertEquals("many", read.subject());
    assertTrue(read.defects().contains(Defect.STRUCTURE_BROKEN));
  }

  @Test
  void troubleOfTheDiskIsNotTakenForABrokenMail() throws IOException {
    byte[] mail = Corpus.mail("22");
    AttachmentSink full =
        content -> {
          throw new IOException("no room");
        };
    assertThrows(IOException.class, () -> parser.parse(Source.of(mail), full));
  }

  private Mail mail(String number) throws IOException {
    return parser.parse(Source.of(Corpus.mail(number)), sink);
  }
}
