package dev.cordon.mail.android.testing;

import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/** A real mail server on loopback, with the employee's mailbox and a colleague's. */
public final class Post implements AutoCloseable {
  public static final String ADDRESS = "aoi@example.co.jp";
  public static final String COLLEAGUE = "rei@example.co.jp";
  public static final String USER = "aoi";
  public static final String PASSWORD = "correct horse";
  private static final char[] STORE_PASSWORD = "changeit".toCharArray();
  private static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder()
          .commonName("localhost")
          .addSubjectAlternativeName("localhost")
          .build();

  private final GreenMail mail;
  private final GreenMailUser user;
  private final GreenMailUser colleague;

  private Post(GreenMail mail) {
    this.mail = mail;
    showCertificate();
    mail.start();
    this.user = mail.setUser(ADDRESS, USER, PASSWORD);
    this.colleague = mail.setUser(COLLEAGUE, "rei", "another password");
  }

  /** A server with the sample's mails whose file names begin with {@code numbers}. */
  public static Post with(String... numbers) {
    Post post = new Post(new GreenMail(new ServerSetup[] {on("imaps"), on("smtps")}));
    for (String number : numbers) {
      post.deliver(number);
    }
    return post;
  }

  /**
   * Brings one mail of the sample into the employee's mailbox, without its canary: that is for
   * scans of the disk.
   */
  public void deliver(String number) {
    try (Stream<Path> all = Files.list(Path.of("../mails"))) {
      Path path =
          all.filter(each -> each.getFileName().toString().startsWith(number))
              .findFirst()
              .orElseThrow();
      MimeMessage message =
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(Files.readAllBytes(path)));
      message.setSubject(plain(message.getSubject()), "UTF-8");
      clean(message);
      message.saveChanges();
      user.deliver(message);
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void clean(Part part) throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        clean(parts.getBodyPart(i));
      }
      return;
    }
    String name = part.getFileName();
    String disposition = part.getDisposition();
    if (part.getContent() instanceof String text) {
      String kind = part.getContentType().replaceAll(";(?s).*", "").trim();
      part.setContent(plain(text), kind + "; charset=UTF-8");
    }
    if (name != null) {
      part.setFileName(MimeUtility.encodeText(plain(MimeUtility.decodeText(name))));
      part.setDisposition(disposition);
    }
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : text.replaceAll("(整理番号 *)?[ _,-]?CANARY-[0-9]{2}-[0-9a-z]+,?", "");
  }

  public int imapPort() {
    return mail.getImaps().getPort();
  }

  public int smtpPort() {
    return mail.getSmtps().getPort();
  }

  /** The mails in the colleague's mailbox. */
  public List<StoredMessage> received() {
    try {
      return mail.getManagers().getImapHostManager().getInbox(colleague).getMessages();
    } catch (FolderException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a policy must name so that this server is trusted: DER in Base64. */
  public static String anchor() {
    try {
      return Base64.getEncoder().encodeToString(CERTIFICATE.certificate().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From now on nobody listens at the door for outgoing mail. */
  public void stopSending() {
    mail.getSmtps().stopService();
  }

  /** It listens again, at {@code port}. */
  public void sendAgain(int port) {
    ServerSetup setup = new ServerSetup(port, "localhost", "smtps");
    setup.setServerStartupTimeout(20_000);
    SmtpServer again = new SmtpServer(setup, mail.getManagers());
    again.startService();
    try {
      if (!again.waitTillRunning(20_000)) {
        throw new IllegalStateException("the mail server did not come back");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    mail.stop();
  }

  private static ServerSetup on(String protocol) {
    ServerSetup setup = new ServerSetup(0, "localhost", protocol);
    setup.setServerStartupTimeout(20_000);
    return setup;
  }

  /** A server looks for its certificate in system properties when it starts. */
  private static void showCertificate() {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, STORE_PASSWORD);
      Certificate[] chain = {CERTIFICATE.certificate()};
      keys.setKeyEntry("server", CERTIFICATE.keyPair().getPrivate(), STORE_PASSWORD, chain);
      Path file = Files.createTempFile("post", ".p12");
      try (OutputStream out = Files.newOutputStream(file)) {
        keys.store(out, STORE_PASSWORD);
      }
      System.setProperty("greenmail.tls.keystore.file", file.toString());
      System.setProperty("greenmail.tls.keystore.password", new String(STORE_PASSWORD));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
