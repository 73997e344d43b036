package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.server.keys.TlsFiles;
import dev.cordon.server.operation.Operation;
import dev.cordon.server.setup.StartException;
import dev.cordon.server.setup.StartException.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("B4")
@Timeout(120)
class OwnCertificateTest {
  private static final Duration OFTEN = Duration.ofMillis(50);

  @TempDir private Path temporary;
  private final KeyPair pair = keys("EC", 256);

  @Test
  void aCertificateInPemIsShownAndItsKeyIsThePin() throws Exception {
    write(pair, pair, "127.0.0.1", BigInteger.ONE, Duration.ofDays(90));
    try (RunningServer server = start(pem())) {
      assertEquals(BigInteger.ONE, shown(server).getSerialNumber());
      assertEquals(200, readsRoot(server));
    }
  }

  @Test
  void anEncryptedPkcs12WithAnRsaKeyIsTakenToo() throws Exception {
    KeyPair rsa = keys("RSA", 2048);
    Path file = temporary.resolve("tls.p12");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    X509Certificate certificate =
        certificate(rsa, rsa, "127.0.0.1", BigInteger.TWO, Duration.ofDays(90));
    store.setKeyEntry(
        "x", rsa.getPrivate(), "secret".toCharArray(), new Certificate[] {certificate});
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "secret".toCharArray());
    }
    try (RunningServer server =
        start(new TlsFiles(file, Optional.empty(), Optional.of("secret")))) {
      assertEquals(200, readsRoot(server));
    }
    TlsFiles wrong = new TlsFiles(file, Optional.empty(), Optional.of("other"));
    assertEquals(Problem.TLS_UNREADABLE, refusal(wrong));
  }

  @Test
  void aRenewedCertificateIsShownWithoutARestart() throws Exception {
    write(pair, pair, "127.0.0.1", BigInteger.ONE, Duration.ofDays(2));
    try (RunningServer server = start(pem())) {
      write(pair, pair, "127.0.0.1", BigInteger.TEN, Duration.ofDays(90));
      while (!shown(server).getSerialNumber().equals(BigInteger.TEN)) {
        Thread.sleep(50);
      }
      assertEquals(200, readsRoot(server));
    }
  }

  @Test
  void whatCannotBeUsedIsNotTakenUpAndTheEarlierStays() throws Exception {
    write(pair, pair, "127.0.0.1", BigInteger.ONE, Duration.ofDays(2));
    try (RunningServer server = start(pem())) {
      KeyPair other = keys("EC", 256);
      write(other, other, "127.0.0.1", BigInteger.TWO, Duration.ofDays(90));
      Thread.sleep(1_000);
      assertEquals(BigInteger.ONE, shown(server).getSerialNumber(), "devices would refuse it");
      Files.writeString(temporary.resolve("chain.pem"), "half a file");
      Thread.sleep(1_000);
      assertEquals(BigInteger.ONE, shown(server).getSerialNumber());
      write(pair, pair, "127.0.0.1", BigInteger.TEN, Duration.ofDays(90));
      while (!shown(server).getSerialNumber().equals(BigInteger.TEN)) {
        Thread.sleep(50);
      }
    }
  }

  @Test
  void aKeyOfAnotherAWrongNameAndAPastDateAreRefusedAtTheStart() throws Exception {
    write(pair, keys("EC", 256), "127.0.0.1", BigInteger.ONE, Duration.ofDays(90));
    assertEquals(Problem.TLS_KEY_OF_ANOTHER, refusal(pem()));
    write(pair, pair, "127.0.0.2", BigInteger.ONE, Duration.ofDays(90));
    assertEquals(Problem.TLS_NAME_MISSING, refusal(pem()));
    write(pair, pair, "127.0.0.1", BigInteger.ONE, Duration.ofDays(-1));
    assertEquals(Problem.TLS_NOT_VALID_NOW, refusal(pem()));
    Files.delete(temporary.resolve("key.pem"));
    assertEquals(Problem.TLS_UNREADABLE, refusal(pem()));
  }

  @Test
  void thePinOfOwnKeysIsNotThatOfTheServersMaking() throws Exception {
    write(pair, pair, "127.0.0.1", BigInteger.ONE, Duration.ofDays(90));
    String own;
    try (RunningServer server = start(pem())) {
      own = server.pin();
    }
    try (RunningServer server =
        MamServer.start(temporary.resolve("data"), TestDatabase.options(temporary))) {
      assertNotEquals(own, server.pin());
    }
  }

  private TlsFiles pem() {
    return new TlsFiles(
        temporary.resolve("key.pem"),
        Optional.of(temporary.resolve("chain.pem")),
        Optional.empty());
  }

  private RunningServer start(TlsFiles files) throws StartException {
    return MamServer.start(
        temporary.resolve("data"),
        TestDatabase.options(temporary).withOperation(Operation.INSIDE.withTls(files, OFTEN)));
  }

  private Problem refusal(TlsFiles files) {
    return assertThrows(StartException.class, () -> start(files)).problem();
  }

  private static int readsRoot(RunningServer server) {
    return new TestHttp(server.uri(), server.pin()).send("GET", "/v1/root/1", new byte[0]).status();
  }

  private static X509Certificate shown(RunningServer server) throws Exception {
    URI uri = server.uri();
    SSLContext context = TestHttp.trusting(server.pin());
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(uri.getHost(), uri.getPort())) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private void write(
      KeyPair signer, KeyPair named, String name, BigInteger serial, Duration validity)
      throws Exception {
    X509Certificate certificate = certificate(signer, named, name, serial, validity);
    Files.writeString(temporary.resolve("chain.pem"), pem("CERTIFICATE", certificate.getEncoded()));
    PrivateKey key = signer.getPrivate();
    Files.writeString(temporary.resolve("key.pem"), pem("PRIVATE KEY", key.getEncoded()));
  }

  private static X509Certificate certificate(
      KeyPair signer, KeyPair named, String name, BigInteger serial, Duration validity)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    X500Name self = new X500Name("CN=operator");
    Instant now = Clock.systemUTC().instant();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            self,
            serial,
            Date.from(now.minus(Duration.ofDays(30))),
            Date.from(now.plus(validity)),
            self,
            named.getPublic());
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.iPAddress, name)));
    String algorithm =
        signer.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate())));
  }

  private static KeyPair keys(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String pem(String type, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n";
  }
}
