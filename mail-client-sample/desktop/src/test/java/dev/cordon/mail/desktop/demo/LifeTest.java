package dev.cordon.mail.desktop.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.mail.desktop.demo.world.Letters;
import dev.cordon.mail.desktop.demo.world.Office;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole life, as the demo plays it: the server from its jar, real mail, every proof. */
class LifeTest {
  private static final Path JAR =
      Path.of("../../policy-client/mam-server/target/mam-server.jar").toAbsolutePath();
  @TempDir Path stage;
  private List<String> jvm = List.of();

  @Test
  @Tag("A1")
  @Tag("A2")
  @Tag("D1")
  @Tag("D5")
  @Tag("F2")
  @Tag("G1")
  @Tag("G3")
  @Tag("H1")
  @Tag("H5")
  @Tag("I1")
  void everyProofHolds() throws Exception {
    String told = play(0);

    assertFalse(told.contains("失敗 "), told);
    String report = Files.readString(stage.resolve("report.html"));
    assertTrue(report.contains("lang=\"ja\""));
    assertFalse(report.contains("src=\"http"), "the report needs nothing else");
  }

  @Test
  void aFolderWithoutMailEndsWithAFailedProof() throws Exception {
    Path empty = Files.createDirectory(stage.resolve("no-mail"));
    Files.write(empty.resolve("not-a-mail.txt"), new byte[0]);

    String told = play(1, "--mail=" + empty);

    assertTrue(told.contains("失敗 探索は確かに働く"), told);
  }

  @Test
  @Tag("C1")
  void aMailboxOnAServerOfTheUsersOwnServesAsWell() throws Exception {
    try (Office own = Office.open(stage.resolve("own-server"))) {
      Letters.deliver(Path.of("../mails"), own);
      Path trusted = stage.resolve("trusted.p12");
      trust(own.authorityBase64(), trusted);
      jvm =
          List.of(
              "-Djavax.net.ssl.trustStore=" + trusted, "-Djavax.net.ssl.trustStorePassword=any");

      String told =
          play(
              0,
              "--mail=" + Path.of("../mails"),
              "--imap=imaps://aoi@localhost:" + own.imap().port());

      assertTrue(told.contains("31 通を保存しました"), told);
      assertTrue(told.contains("読み取りだけ"), told);
    }
  }

  private static void trust(String certificateBase64, Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    byte[] der = Base64.getDecoder().decode(certificateBase64);
    store.setCertificateEntry(
        "own",
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "any".toCharArray());
    }
  }

  @Test
  void aMailServerThatIsNotThereIsExplained() throws Exception {
    String told = play(1, "--mail=" + Path.of("../mails"), "--imap=imaps://aoi@localhost:1");

    assertTrue(told.contains("localhost"), told);
    assertFalse(told.contains("Exception"), told);
  }

  private String play(int exitCode, String... more) throws Exception {
    Path temporary = Files.createDirectories(stage.resolve("phone/tmp"));
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Demo.class.getName(),
                "--server=" + JAR,
                "--stage=" + stage,
                "--lang=ja"));
    words.addAll(1, jvm);
    words.addAll(more.length > 0 ? List.of(more) : List.of("--mail=" + Path.of("../mails")));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("DEMO_IMAP_PASSWORD", "demo-mail-password");
    Process process = builder.start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(exitCode, process.waitFor(), told);
    return told;
  }
}
