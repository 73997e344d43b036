package dev.cordon.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.mail.account.Account;
import dev.cordon.mail.connect.MailServers;
import dev.cordon.mail.connect.TimeLimits;
import dev.cordon.mail.imap.MailSync;
import dev.cordon.mail.imap.Progress;
import dev.cordon.mail.imap.SyncReport;
import dev.cordon.mail.mime.Attachment;
import dev.cordon.mail.mime.MailParser;
import dev.cordon.mail.store.Folder;
import dev.cordon.mail.store.Message;
import dev.cordon.mail.store.Summary;
import dev.cordon.mail.testing.Corpus;
import dev.cordon.mail.testing.TestMailServer;
import dev.cordon.mail.testing.WorkArea;
import jakarta.mail.Flags;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("C1")
final class SyncTest {
  @TempDir Path directory;
  private TestMailServer server;
  private WorkArea work;
  private Account account;

  @BeforeEach
  void start() throws IOException {
    server = TestMailServer.start();
    work = WorkArea.open(directory);
    account = server.account(work.database);
  }

  @AfterEach
  void stop() {
    work.close();
    server.close();
  }

  @Test
  void theWholeCorpusArrivesAndSaysWhatWasSent() throws Exception {
    server.deliver(Corpus.good());
    List<String> progress = new ArrayList<>();
    SyncReport report = sync((done, total) -> progress.add(done + "/" + total));
    assertEquals(new SyncReport(25, 0, 0), report);
    assertEquals("0/25", progress.get(0));
    assertEquals("25/25", progress.get(progress.size() - 1));
    for (Path path : Corpus.good()) {
      Message message = only(Corpus.canary(path));
      assertTrue(message.mail().subject().contains(Corpus.canary(path)));
    }
    Message contract = only("秘密保持契約書");
    String pdf = content(contract.mail().attachments().get(0));
    assertTrue(pdf.startsWith("%PDF-1.4") && pdf.contains("CANARY-22-"));
    assertEquals(contract.mail().attachments().get(0).bytes(), pdf.length());
  }

  @Test
  void wordsAreFoundInBothLanguages() throws Exception {
    server.deliver(Corpus.good());
    sync(Progress.NONE);
    assertEquals(Set.of("01", "03", "14", "23"), found("会議"));
    assertEquals(Set.of("01"), found("第二会議室"));
    assertEquals(Set.of(), found("議会"));
    assertEquals(Set.of(), found("室会議"));
    assertEquals(Set.of("10", "11", "12", "13"), found("サーバー 移行"));
    assertEquals(Set.of("18"), found("パソコン"));
    assertEquals(Set.of("18"), found("ﾊﾟｿｺﾝ"));
    assertEquals(Set.of("04"), found("QUARTERLY report"));
    assertEquals(Set.of("04"), found("\"quarterly report\""));
    assertEquals(Set.of(), found("\"report quarterly\""));
    assertEquals(Set.of("24"), found("invoic"));
    assertEquals(Set.of("01", "13"), found("山本"));
    assertEquals(Set.of("02"), found("見積書 pdf"));
    assertEquals(Set.of(), found("\" OR \"a\" NOT (*"));
  }

  @Test
  void mailsOfOneConversationStandTogetherWhateverArrivesFirst() throws Exception {
    for (String number : List.of("13", "11", "10", "17", "12")) {
      server.deliver(Corpus.mail(number));
      sync(Progress.NONE);
    }
    long thread = only("CANARY-10").thread();
    assertEquals(
        List.of("10", "11", "12", "13"),
        work.store.thread(thread).stream().map(SyncTest::number).toList());
    assertEquals(1, work.store.thread(only("CANARY-17").thread()).size());
  }

  @Test
  @Tag("A2")
  void noWordOfAnyMailOrLoginIsInAnyByteOnDisk() throws Exception {
    server.deliver(Corpus.good());
    server.deliver(Corpus.broken());
    sync(Progress.NONE);
    List<String> secrets =
        new ArrayList<>(
            List.of("CANARY-", "correct horse", "localhost", "example.co.jp", "営業会議", ".pdf"));
    assertNothingOnDisk(secrets); // open, with its journal
    work.close();
    assertNothingOnDisk(secrets);
    work = WorkArea.open(directory);
    assertEquals(30, work.store.search("CANARY", 100).size());
  }

  @Test
  void brokenMailsAreKeptWithTheirSource() throws Exception {
    server.deliver(Corpus.broken());
    SyncReport report = sync(Progress.NONE);
    assertEquals(5, report.added());
    assertTrue(report.broken() >= 4, "the server may mend one: " + report.broken());
    for (Summary summary : work.store.search("CANARY", 10)) {
      Message message = work.store.message(summary.id());
      assertEquals(message.mail().broken(), work.store.source(message).isPresent());
      if (message.mail().broken()) {
        try (InputStream source = work.store.source(message).orElseThrow()) {
          String bytes = new String(source.readAllBytes(), StandardCharsets.UTF_8);
          assertTrue(bytes.contains("CANARY-" + number(summary)));
        }
      }
    }
  }

  @Test
  void onlyWhatIsNewIsFetchedAndWhatIsGoneIsRemoved() throws Exception {
    server.deliver(Corpus.good().subList(0, 10));
    sync(Progress.NONE);
    assertEquals(new SyncReport(0, 0, 0), sync(Progress.NONE));
    server.deliver(Corpus.good().subList(10, 12));
    server.delete(1, 8);
    assertEquals(new SyncReport(2, 8, 0), sync(Progress.NONE));
    assertEquals(4, work.store.newest(inbox(), 0, 100).size());
    assertEquals(Set.of(), found("見積書"));
    assertEquals(1, paths().size()); // of the mails left only 09 has a file
  }

  @Test
  void whatIsReadInOnePlaceIsReadInTheOther() throws Exception {
    server.deliver(Corpus.good().subList(0, 3));
    sync(Progress.NONE);
    work.store.markSeen(only("CANARY-01").id());
    server.inFolder("INBOX", folder -> folder.getMessage(2).setFlag(Flags.Flag.SEEN, true));
    sync(Progress.NONE);
    assertTrue(only("CANARY-02").seen());
    assertFalse(only("CANARY-03").seen());
    boolean[] there = {false};
    server.inFolder("INBOX", folder -> there[0] = folder.getMessage(1).isSet(Flags.Flag.SEEN));
    assertTrue(there[0]);
    sync(Progress.NONE);
    assertTrue(only("CANARY-01").seen());
  }

  @Test
  void aServerThatCountsAnewIsFetchedAnew() throws Exception {
    server.deliver(Corpus.good().subList(0, 9));
    sync(Progress.NONE);
    int files = paths().size();
    work.store.mirror().folder(account.id(), "INBOX", 4711);
    assertEquals(0, work.store.search("CANARY", 100).size());
    assertEquals(0, paths().size());
    assertEquals(9, sync(Progress.NONE).added());
    assertEquals(9, work.store.newest(inbox(), 0, 100).size());
    assertEquals(files, paths().size());
  }

  @Test
  void aFileOf50MegabytesArrivesByteForByteInPieces() throws Exception {
    byte[] file = new byte[50 << 20];
    new java.util.Random(50).nextBytes(file);
    String body = Base64.getMimeEncoder().encodeToString(file);
    String head =
        """
        From: a@example.com
        Subject: large
        Content-Type: multipart/mixed; boundary=b

        --b

        see file
        --b
        Content-Type: application/octet-stream; name=large.bin
        Content-Transfer-Encoding: base64

        """
            .replace("\n", "\r\n");
    server.deliver((head + body + "\r\n--b--\r\n").getBytes(StandardCharsets.US_ASCII));
    assertEquals(new SyncReport(1, 0, 0), sync(Progress.NONE));
    Attachment large = only("large").mail().attachments().get(0);
    assertEquals(file.length, large.bytes());
    assertEquals(List.of(large.path()), paths());
    byte[] piece = new byte[1 << 20];
    try (InputStream in = work.store.open(large)) {
      for (int at = 0; at < file.length; at += piece.length) {
        assertEquals(piece.length, in.readNBytes(piece, 0, piece.length));
        assertArrayEquals(java.util.Arrays.copyOfRange(file, at, at + piece.length), piece);
      }
      assertEquals(-1, in.read());
    }
  }

  @Test
  void filesThatAKillLeftBehindAreRemovedAtTheNextStart() throws Exception {
    server.deliver(Corpus.good());
    sync(Progress.NONE);
    List<String> named = paths();
    work.files.write("mail/attachments/left-behind", out -> out.write(1));
    work.files.write("/somebody-elses", out -> out.write(1));
    work.close();
    work = WorkArea.open(directory);
    List<String> expected = new ArrayList<>(named);
    expected.add("/somebody-elses");
    assertEquals(expected, paths());
  }

  private SyncReport sync(Progress progress) throws IOException {
    MailServers servers = new MailServers(TestMailServer.sockets(), TimeLimits.DEFAULT);
    return new MailSync(servers, work.store.mirror(), new MailParser())
        .sync(account, TestMailServer.LOGIN, "INBOX", progress);
  }

  private Folder inbox() throws IOException {
    return work.store.folders(account.id()).get(0);
  }

  private List<String> paths() throws IOException {
    return work.paths();
  }

  private Message only(String words) throws IOException {
    List<Summary> found = work.store.search(words, 100);
    assertEquals(1, found.size(), words);
    return work.store.message(found.get(0).id());
  }

  private Set<String> found(String words) throws IOException {
    return work.store.search(words, 100).stream().map(SyncTest::number).collect(Collectors.toSet());
  }

  /** The number in the canary of a subject. */
  private static String number(Summary summary) {
    return summary.subject().replaceAll(".*CANARY-(\\d\\d)-.*", "$1");
  }

  private String content(Attachment attachment) throws IOException {
    try (InputStream in = work.store.open(attachment)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private void assertNothingOnDisk(List<String> secrets) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.toList()) {
        String name = directory.relativize(path).toString();
        String bytes =
            Files.isRegularFile(path)
                ? new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)
                : "";
        for (String secret : secrets) {
          String raw =
              new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
          assertFalse(bytes.contains(raw) || name.contains(secret), secret + " in " + name);
        }
      }
    }
  }
}
