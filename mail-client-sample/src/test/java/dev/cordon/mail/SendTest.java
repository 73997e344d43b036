package dev.cordon.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.mail.account.Account;
import dev.cordon.mail.account.Accounts;
import dev.cordon.mail.account.Server;
import dev.cordon.mail.account.Server.Encryption;
import dev.cordon.mail.connect.MailServers;
import dev.cordon.mail.connect.TimeLimits;
import dev.cordon.mail.error.MailException;
import dev.cordon.mail.error.Problem;
import dev.cordon.mail.mime.Mail;
import dev.cordon.mail.mime.MailParser;
import dev.cordon.mail.mime.Source;
import dev.cordon.mail.send.Draft;
import dev.cordon.mail.send.DraftAttachment;
import dev.cordon.mail.send.MailSender;
import dev.cordon.mail.send.Outbox;
import dev.cordon.mail.send.OutboxEntry;
import dev.cordon.mail.send.OutboxEntry.State;
import dev.cordon.mail.testing.Corpus;
import dev.cordon.mail.testing.CuttingProxy;
import dev.cordon.mail.testing.TestMailServer;
import dev.cordon.mail.testing.WorkArea;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("C1")
final class SendTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
  private static final TimeLimits SHORT =
      new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(5));

  @TempDir Path directory;
  private TestMailServer server;
  private WorkArea work;
  private Account account;
  private Outbox outbox;

  @BeforeEach
  void start() throws IOException {
    server = TestMailServer.start();
    work = WorkArea.open(directory);
    account = server.account(work.database);
    outbox = new Outbox(work.database, NOON);
  }

  @AfterEach
  void stop() {
    work.close();
    server.close();
  }

  @Test
  void aMailArrivesAsWrittenAndItsCopyIsFiled() throws Exception {
    Draft draft =
        new Draft(
            List.of("rei.sato@example.co.jp"),
            List.of("desk@example.com"),
            List.of("boss@example.com"),
            "見積の件",
            "佐藤様\n\n承知しました。",
            List.of(),
            List.of());
    OutboxEntry entry = outbox.add(account, draft);
    assertEquals(1, sender(account).sendWaiting(account, TestMailServer.LOGIN));
    assertEquals(List.of(), outbox.all(account));
    Mail sent = parsed(server.received("rei.sato@example.co.jp").get(0));
    assertEquals("見積の件", sent.subject());
    assertEquals("佐藤様\n\n承知しました。", sent.text());
    assertEquals("田中 葵", sent.from().orElseThrow().name());
    assertEquals(Optional.of(entry.messageId()), sent.messageId());
    assertEquals(Optional.of(NOON.instant()), sent.date());
    assertEquals("desk@example.com", sent.cc().get(0).mail());
    assertNull(server.received("rei.sato@example.co.jp").get(0).getHeader("Bcc"));
    server.inFolder("Sent", folder -> assertEquals(1, folder.getMessageCount()));
  }

  @Test
  void anAnswerNamesTheConversation() throws Exception {
    Mail mail = new MailParser().parse(Source.of(Corpus.mail("12")), work.store.mirror().sink());
    Draft reply = Draft.replyTo(mail, "了解です。");
    assertEquals(List.of("kana.ito@example.co.jp"), reply.to());
    assertTrue(reply.subject().startsWith("Re: サーバー移行の計画"));
    outbox.add(account, reply);
    sender(account).sendWaiting(account, TestMailServer.LOGIN);
    MimeMessage sent = server.received("kana.ito@example.co.jp").get(0);
    assertEquals("<12.cordon@example.co.jp>", sent.getHeader("In-Reply-To", ""));
    assertEquals(
        List.of(
            "<10.cordon@example.co.jp>", "<11.cordon@example.co.jp>", "<12.cordon@example.co.jp>"),
        parsed(sent).references());
  }

  @Test
  void aFileIsSentByteForByte() throws Exception {
    byte[] content = new byte[3_000_000];
    new Random(3).nextBytes(content);
    work.files.write("report", out -> out.write(content));
    DraftAttachment file = new DraftAttachment("報告書.bin", "application/octet-stream", "report");
    outbox.add(account, Draft.to("rei.sato@example.co.jp", "file", "see file").with(file));
    assertEquals(1, sender(account).sendWaiting(account, TestMailServer.LOGIN));
    Mail sent = parsed(server.received("rei.sato@example.co.jp").get(0));
    assertEquals("報告書.bin", sent.attachments().get(0).name());
    assertArrayEquals(content, work.store.open(sent.attachments().get(0)).readAllBytes());
  }

  @Test
  void aMailThatCouldNotBeSentWaitsWithItsReasonAndGoesOutLater() throws Exception {
    Server away = Server.tls("localhost", 1);
    Account offline = TestMailServer.account(work.database, away, away);
    long id = outbox.add(offline, Draft.to("rei.sato@example.co.jp", "later", "text")).id();
    assertEquals(0, sender(offline).sendWaiting(offline, TestMailServer.LOGIN));
    work.close();
    work = WorkArea.open(directory);
    outbox = new Outbox(work.database, NOON);
    OutboxEntry entry = outbox.entry(id);
    assertEquals(State.WAITING, entry.state());
    assertEquals(Optional.of(Problem.SERVER_UNREACHABLE), entry.problem());
    account = server.account(work.database);
    assertEquals(1, sender(account).sendWaiting(account, TestMailServer.LOGIN));
    assertEquals(1, server.received("rei.sato@example.co.jp").size());
    assertEquals(List.of(), outbox.all(account));
  }

  @Test
  void aMailSentButNotFiledIsFiledLaterAndNotSentAgain() throws Exception {
    Server smtp = Server.tls("localhost", server.smtpsPort());
    Account half = TestMailServer.account(work.database, Server.tls("localhost", 1), smtp);
    outbox.add(half, Draft.to("rei.sato@example.co.jp", "once", "text"));
    sender(half).sendWaiting(half, TestMailServer.LOGIN);
    assertEquals(State.SENT_UNFILED, outbox.all(half).get(0).state());
    account = server.account(work.database);
    assertEquals(1, sender(account).sendWaiting(account, TestMailServer.LOGIN));
    server.inFolder("Sent", folder -> assertEquals(1, folder.getMessageCount()));
    assertEquals(1, server.received("rei.sato@example.co.jp").size());
  }

  @Test
  void aMailCutWhileItWasSentIsNeverSentAgainByItself() throws Exception {
    int uncertain = 0;
    for (int bytes = 500; bytes < 6_000; bytes += 150) {
      try (CuttingProxy network = CuttingProxy.to(server.smtpsPort(), bytes)) {
        Server smtp = Server.tls("localhost", network.port());
        Account cut = TestMailServer.account(work.database, smtp, smtp);
        long id = outbox.add(cut, Draft.to("cut-" + bytes + "@example.co.jp", "cut", "text")).id();
        sender(cut).sendWaiting(cut, TestMailServer.LOGIN);
        OutboxEntry entry = outbox.entry(id);
        if (entry.state() == State.SENT_UNFILED) {
          break;
        }
        assertEquals(Optional.of(Problem.CONNECTION_CUT), entry.problem());
        assertEquals(entry.tries() == 1 ? State.UNCERTAIN : State.WAITING, entry.state());
        uncertain += entry.tries();
        outbox.delete(id);
      }
      assertTrue(server.received("cut-" + bytes + "@example.co.jp").size() <= 1);
    }
    assertTrue(uncertain > 0, "no cut met a mail on its way");
  }

  @Test
  void aKillWhileSendingLeavesTheEntryUncertain() throws Exception {
    long id = outbox.add(account, Draft.to("rei.sato@example.co.jp", "kill", "text")).id();
    work.database.execute("UPDATE outbox SET state='SENDING' WHERE id=?", id);
    outbox = new Outbox(work.database, NOON);
    assertEquals(State.UNCERTAIN, outbox.entry(id).state());
    assertEquals(0, sender(account).sendWaiting(account, TestMailServer.LOGIN));
    assertTrue(sender(account).send(account, TestMailServer.LOGIN, id).isEmpty());
  }

  @Test
  @Tag("I1")
  void aServerWithoutEncryptionIsToldNothing() throws Exception {
    Server plain = new Server("localhost", server.smtpPort(), Encryption.STARTTLS);
    Account open = TestMailServer.account(work.database, plain, plain);
    outbox.add(open, Draft.to("rei.sato@example.co.jp", "secret", "text"));
    sender(open).sendWaiting(open, TestMailServer.LOGIN);
    assertEquals(Optional.of(Problem.ENCRYPTION_MISSING), outbox.all(open).get(0).problem());
    assertEquals(0, server.received("rei.sato@example.co.jp").size());
  }

  @Test
  void aFileThatIsGoneIsNamedAndNothingIsSent() throws Exception {
    DraftAttachment file = new DraftAttachment("gone.pdf", "application/pdf", "gone");
    outbox.add(account, Draft.to("rei.sato@example.co.jp", "gone", "text").with(file));
    sender(account).sendWaiting(account, TestMailServer.LOGIN);
    OutboxEntry entry = outbox.all(account).get(0);
    assertEquals(State.REFUSED, entry.state());
    assertEquals(Optional.of(Problem.ATTACHMENT_MISSING), entry.problem());
  }

  @Test
  void whatIsNoAddressIsRefusedAtOnce() {
    for (String wrong :
        List.of(
            "",
            "nobody",
            "a@b@c",
            "a@example.com\r\nBcc: x@example.com",
            "Name <a@example.com>",
            "a@example.com, b@example.com")) {
      MailException refused =
          assertThrows(
              MailException.class, () -> outbox.add(account, Draft.to(wrong, "s", "t")), wrong);
      assertEquals(Problem.ADDRESS_INVALID, refused.problem());
    }
    Draft nobody = new Draft(List.of(), List.of(), List.of(), "s", "t", List.of(), List.of());
    assertEquals(
        Problem.RECIPIENT_MISSING,
        assertThrows(MailException.class, () -> outbox.add(account, nobody)).problem());
  }

  @Test
  void aSubjectCannotSmuggleAHeader() throws Exception {
    outbox.add(account, Draft.to("rei.sato@example.co.jp", "a\r\nBcc: x@example.com", "text"));
    sender(account).sendWaiting(account, TestMailServer.LOGIN);
    assertNull(server.received("rei.sato@example.co.jp").get(0).getHeader("Bcc"));
  }

  @Test
  void theLoginIsKeptAndNeverShown() throws IOException {
    Accounts accounts = new Accounts(work.database);
    assertEquals(TestMailServer.LOGIN, accounts.login(account));
    assertEquals(List.of(account), accounts.all());
    assertFalse((account + " " + TestMailServer.LOGIN).contains("correct horse"));
  }

  private MailSender sender(Account sending) {
    assertEquals("aoi@example.co.jp", sending.address());
    MailServers servers = new MailServers(TestMailServer.sockets(), SHORT);
    return new MailSender(servers, outbox, work.files, Optional.of("Sent"));
  }

  private Mail parsed(MimeMessage message) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    message.writeTo(bytes);
    return new MailParser().parse(Source.of(bytes.toByteArray()), work.store.mirror().sink());
  }
}
