package dev.cordon.core.net;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import okhttp3.tls.HeldCertificate;

/**
 * Servers that speak what today's JDK refuses to speak, in a process of their own where it may.
 * Each argument is {@code PROTOCOL:SUITE}, with an empty suite for all; each line of the answer is
 * a port, after a first line with the root's certificate. They end with their input.
 */
final class WeakServers {
  private WeakServers() {}

  public static void main(String[] wanted) throws IOException, GeneralSecurityException {
    // Before any TLS: it is read once.
    Security.setProperty("jdk.tls.disabledAlgorithms", "");
    HeldCertificate root = new HeldCertificate.Builder().certificateAuthority(0).rsa2048().build();
    HeldCertificate server =
        Forged.by(root).named("localhost").keys(Forged.keys("RSA", 2048)).build();
    SSLContext tls = Certificates.serving(server);
    say(Base64.getEncoder().encodeToString(root.certificate().getEncoded()));
    for (String each : wanted) {
      String[] words = each.split(":", -1);
      SSLServerSocket socket =
          (SSLServerSocket)
              tls.getServerSocketFactory()
                  .createServerSocket(0, 50, InetAddress.getByName("localhost"));
      socket.setEnabledProtocols(new String[] {words[0]});
      if (!words[1].isEmpty()) {
        socket.setEnabledCipherSuites(new String[] {words[1]});
      }
      RawServer answering = RawServer.that(socket, RawServer::answerOk);
      say(Integer.toString(answering.port()));
    }
    while (System.in.read() >= 0) {
      Thread.onSpinWait();
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
