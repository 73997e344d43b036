package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.FromEngine.Progress;
import dev.cordon.browser.channel.FromEngine.Shown;
import dev.cordon.core.net.SecureHttp;
import dev.cordon.policy.protocol.policy.Browser;
import dev.cordon.policy.protocol.policy.BrowserEngine;
import dev.cordon.policy.protocol.policy.Network;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PostureRules;
import dev.cordon.testing.EnrolledContainer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A container, a server that it trusts, and a browser whose engine is an actor. */
final class Office implements Closeable {
  static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(60),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(60));
  private static final int SECONDS = 60;

  final EnrolledContainer work = EnrolledContainer.create();
  final MockWebServer server = new MockWebServer();
  final OkHttpClient http;
  final ActorStarter actors;
  final SecureBrowser browser;

  private Office(String behaviour, Patience patience, BrowserApp app) throws IOException {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("wiki.example").build();
    work.publish(new Network(List.of(der(certificate)), List.of(), Network.MinTls.TLS_1_2));
    work.publish(Browser.DEFAULT.withIntranet(List.of("*")));
    http =
        SecureHttp.in(work.container())
            .newBuilder()
            .dns(name -> List.of(InetAddress.getLoopbackAddress()))
            .build();
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    server.start();
    actors = new ActorStarter(behaviour);
    browser = new SecureBrowser(work.container(), http, app, actors, patience).begin();
  }

  static Office with(String behaviour) throws IOException {
    return new Office(behaviour, Patience.USUAL, BrowserApp.BARE);
  }

  static Office with(String behaviour, Patience patience) throws IOException {
    return new Office(behaviour, patience, BrowserApp.BARE);
  }

  static Office with(String behaviour, BrowserApp app) throws IOException {
    return new Office(behaviour, Patience.USUAL, app);
  }

  void publishLeastEngine(String version, PostureRules.Action action) {
    Policy now = work.container().policy();
    PostureRules posture =
        now.posture()
            .withMinBrowserEngine(
                List.of(
                    new PostureRules.EngineStep(BrowserEngine.JAVAFX_WEB_VIEW, version, action)));
    work.publish(now.withPosture(posture));
  }

  String url(String path) {
    return "https://wiki.example:" + server.getPort() + path;
  }

  /** Opens it and waits until it shows something in the end. */
  Shown shows(String path) throws InterruptedException {
    return shownIn(browser.open(url(path)));
  }

  static Shown shownIn(BrowserWindow window) throws InterruptedException {
    BlockingQueue<Optional<Shown>> news = new LinkedBlockingQueue<>();
    window.onChange(now -> news.add(Optional.of(now)));
    window.onEnding(over -> news.add(Optional.empty()));
    while (true) {
      Optional<Shown> now = news.poll(SECONDS, TimeUnit.SECONDS);
      if (now == null) {
        throw new IllegalStateException("nothing is shown");
      } else if (!now.isPresent()) {
        throw new IllegalStateException("it ended: " + window.ending());
      } else if (now.get().progress() != Progress.LOADING) {
        return now.get();
      }
    }
  }

  /** Whether some tab's title is that now. */
  static boolean shows(BrowserWindow window, String title) {
    List<String> titles = new CopyOnWriteArrayList<>();
    window.onChange(now -> titles.add(now.title())).close();
    return titles.contains(title);
  }

  /** Waits for the window's end. */
  static Ending endingOf(BrowserWindow window) throws InterruptedException {
    BlockingQueue<Ending> news = new LinkedBlockingQueue<>();
    window.onEnding(news::add);
    Ending over = news.poll(SECONDS, TimeUnit.SECONDS);
    if (over == null) {
      throw new IllegalStateException("it does not end");
    }
    return over;
  }

  /** Waits within bounds. */
  static void until(BooleanSupplier done) throws InterruptedException {
    for (int i = 0; i < SECONDS * 20 && !done.getAsBoolean(); i++) {
      Thread.sleep(50);
    }
    if (!done.getAsBoolean()) {
      throw new IllegalStateException("it never came to be");
    }
  }

  private static String der(HeldCertificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    browser.close();
    work.close();
    server.close();
  }
}
