package dev.cordon.browser.residue.site;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;

/**
 * An office's web site and its identity provider, each an origin of its own, on loopback with TLS.
 *
 * <p>The office is {@code localhost}, the identity provider {@code 127.0.0.1}: different sites for
 * every browser, and no name has to be mapped. Safe for many threads.
 */
public final class Site implements Closeable {
  private static final Logger QUIET = Logger.getLogger(MockWebServer.class.getName());

  private final SiteCertificate certificate = new SiteCertificate();
  private final Reports reports = new Reports();
  private final MockWebServer office = new MockWebServer();
  private final MockWebServer identity = new MockWebServer();
  private final Office answers;

  private Site(HandsOfAPerson hands) throws IOException {
    QUIET.setLevel(Level.SEVERE);
    office.useHttps(certificate.sockets());
    identity.useHttps(certificate.sockets());
    // The office speaks HTTP/1.1, the identity provider HTTP/2: a browser has to know both.
    office.setProtocols(List.of(Protocol.HTTP_1_1));
    InetAddress loopback = InetAddress.getLoopbackAddress();
    identity.start(loopback, 0);
    office.start(loopback, 0);
    IdentityProvider provider = new IdentityProvider(officeUrl(""));
    answers = new Office(new Files(officeUrl(""), identityUrl("")), provider, reports, hands);
    identity.setDispatcher(provider);
    office.setDispatcher(answers);
  }

  /** A site whose pages cannot ask for a hand. */
  public static Site start() throws IOException {
    return new Site(HandsOfAPerson.NONE);
  }

  /** A site whose pages ask {@code hands} when they need one. */
  public static Site start(HandsOfAPerson hands) throws IOException {
    return new Site(hands);
  }

  /** An address of the office; {@code path} starts with a slash. */
  public String officeUrl(String path) {
    return "https://localhost:" + office.getPort() + path;
  }

  /** An address of the identity provider. */
  public String identityUrl(String path) {
    return "https://127.0.0.1:" + identity.getPort() + path;
  }

  /** What its browsers must trust. */
  public SiteCertificate certificate() {
    return certificate;
  }

  /** What its pages said. */
  public Reports reports() {
    return reports;
  }

  /** Puts more answers in front: all addresses that start with {@code prefix}. */
  public void serve(String prefix, Answer answer) {
    answers.add(prefix, answer);
  }

  @Override
  public void close() {
    office.close();
    identity.close();
  }
}
