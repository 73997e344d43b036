package dev.cordon.mail.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.mail.testing.Corpus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C1")
final class MailParserTest {
  private final MemorySink sink = new MemorySink();

  @Test
  void everyMailOfTheCorpusIsReadWithoutADefect() throws IOException {
    for (Path path : Corpus.good()) {
      Mail mail = new MailParser().parse(Source.of(Files.readAllBytes(path)), sink);
      assertEquals(Set.of(), mail.defects(), path.toString());
      assertTrue(mail.subject().contains(Corpus.canary(path)), path.toString());
      boolean empty = path.toString().contains("empty-body");
      assertEquals(!empty, mail.text().contains(Corpus.canary(path)), path.toString());
      assertTrue(mail.from().isPresent(), path.toString());
      assertFalse(mail.text().contains("\uFFFD"), path.toString());
    }
  }

  @Test
  void japaneseOfEveryEncodingIsRead() throws IOException {
    Mail jis = mail("01");
    assertEquals("山本 花子", jis.from().orElseThrow().name());
    assertTrue(jis.subject().startsWith("【ご案内】来週の営業会議について"));
    assertTrue(jis.text().contains("本社七階 第二会議室"));
    assertTrue(mail("02").text().contains("見積書を改訂しました"));
    assertTrue(mail("03").text().contains("①交通費"));
    assertTrue(mail("18").text().contains("ﾊﾟｿｺﾝの在庫"));
    assertTrue(mail("19").text().contains("㈱サンプルの①号機"));
    assertEquals("小川 見本", mail("23").from().orElseThrow().name());
  }

  @Test
  void fileNamesOfEveryEncodingAreRead() throws IOException {
    assertTrue(mail("02").attachments().get(0).name().matches("見積書_CANARY-02-\\w+\\.pdf"));
    assertTrue(mail("07").attachments().get(0).name().matches("売上_CANARY-07-\\w+\\.csv"));
    List<Attachment> contract = mail("22").attachments();
    assertTrue(contract.get(0).name().matches("秘密保持契約書-CANARY-22-\\w+\\.pdf"));
    assertTrue(contract.get(1).name().matches("別紙-CANARY-22-\\w+\\.txt"));
    assertEquals(3, contract.size());
  }

  @Test
  void aFileNameCannotLeaveItsFolderOrReadBackwards() throws IOException {
    String name = mail("24").attachments().get(0).name();
    assertFalse(name.contains("/") || name.startsWith(".") || name.contains("\u202e"), name);
    assertTrue(name.endsWith("fdp.exe"), name);
  }

  @Test
  void htmlBecomesTextWithItsLinksAndNothingElse() throws IOException {
    Mail mail = mail("05");
    assertTrue(mail.text().contains("予約ページ <https://intranet.example.co.jp/kenko>"));
    assertTrue(mail.text().contains("大阪支社 十月二十二日"));
    assertEquals(
        List.of(
            URI.create("https://intranet.example.co.jp/kenko"),
            URI.create("mailto:soumu@example.co.jp")),
        mail.links());
    assertFalse(mail.text().contains("evil") || mail.text().contains("steal"));
  }

  @Test
  void aLinkThatShowsAnotherAddressIsSeen() throws IOException {
    Mail mail = mail("21");
    assertTrue(
        mail.text()
            .contains("https://intranet.example.co.jp/password <https://login.example.com/reset"));
    assertEquals("login.example.com", mail.links().get(0).getHost());
  }

  @Test
  void plainTextWinsOverHtmlWhoseTrackersAreNeverLinks() throws IOException {
    Mail mail = mail("04");
    assertTrue(mail.text().startsWith("Dear colleagues,"));
    assertFalse(mail.text().contains("<b>"));
    assertTrue(
        mail.links().stream().noneMatch(link -> "tracker.example.com".equals(link.getHost())));
  }

  @Test
  void picturesOfTheTextAreInlineAndInvitationsAreFiles() throws IOException {
    Attachment logo = mail("06").attachments().get(0);
    assertTrue(logo.inline());
    assertEquals("<logo06@example.co.jp>", logo.contentId());
    assertEquals(
        List.of("text/calendar", "application/ics"),
        mail("14").attachments().stream().map(Attachment::type).toList());
  }

  @Test
  void aMailInsideAMailIsAFileThatCanBeReadAgain() throws IOException {
    Mail outer = mail("09");
    int entry = Integer.parseInt(outer.attachments().get(0).path());
    assertEquals("message/rfc822", outer.attachments().get(0).type());
    Mail inner = new MailParser().parse(Source.of(sink.contents.get(entry)), sink);
    assertTrue(inner.text().contains("My order has not arrived"));
  }

  @Test
  void answersNameTheMailsBeforeThem() throws IOException {
    assertEquals(
        List.of("<10.cordon@example.co.jp>", "<11.cordon@example.co.jp>"), mail("12").references());
    assertEquals(List.of("<12.cordon@example.co.jp>"), mail("13").references());
    assertEquals("desk@example.com", mail("20").replyTo().get(0).mail());
    assertEquals(2, mail("20").cc().size());
    assertTrue(mail("17").date().isEmpty());
  }

  private Mail mail(String number) throws IOException {
    return new MailParser().parse(Source.of(Corpus.mail(number)), sink);
  }
}
