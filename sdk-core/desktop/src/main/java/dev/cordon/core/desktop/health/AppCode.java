package dev.cordon.core.desktop.health;

import dev.cordon.core.device.DeviceHealth;
import dev.cordon.core.device.Health;
import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.Signal;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a class of the app came from the jar that its maker built or signed (requirement E1).
 * What is expected stands in the app as well, so whoever rebuilds the app replaces both: this finds
 * a mixed-up or damaged installation, and a careless attacker.
 */
public final class AppCode implements DeviceHealth {
  private final Health health;

  private AppCode(Signal signal) {
    this.health = Health.of(HealthCheck.APP_TAMPERED, signal);
  }

  /**
   * {@code member}'s jar is signed by one of the certificates.
   *
   * @param sha256 lowercase hex SHA-256 of each permitted signing certificate (DER)
   */
  public static AppCode signedBy(Class<?> member, Set<String> sha256) {
    return new AppCode(signer(source(member), sha256));
  }

  /**
   * {@code member}'s jar has exactly these bytes; read once, here.
   *
   * @param sha256 lowercase hex SHA-256 of the jar, such as a launcher outside of it knows
   */
  public static AppCode withSha256(Class<?> member, String sha256) {
    return new AppCode(digest(source(member), sha256));
  }

  @Override
  public Health measure() {
    return health;
  }

  private static Optional<CodeSource> source(Class<?> member) {
    return Optional.ofNullable(member.getProtectionDomain().getCodeSource());
  }

  private static Signal signer(Optional<CodeSource> source, Set<String> sha256) {
    X509Certificate[] signers =
        source
            .map(CodeSource::getCertificates)
            .map(all -> Arrays.copyOf(all, all.length, X509Certificate[].class))
            .orElse(new X509Certificate[0]);
    if (signers.length == 0) {
      return Signal.bad(Evidence.NOT_SIGNED);
    }
    boolean known = Stream.of(signers).anyMatch(signer -> sha256.contains(hex(signer)));
    return known ? Signal.ok(Evidence.SIGNATURE_MATCHES) : Signal.bad(Evidence.SIGNATURE_DIFFERS);
  }

  private static String hex(X509Certificate certificate) {
    try {
      return Sha256.hex(certificate.getEncoded());
    } catch (CertificateEncodingException unreadable) {
      return "";
    }
  }

  private static Signal digest(Optional<CodeSource> source, String sha256) {
    try {
      Path jar = Path.of(source.orElseThrow(IOException::new).getLocation().toURI());
      return Sha256.hex(Files.readAllBytes(jar)).equals(sha256)
          ? Signal.ok(Evidence.CODE_MATCHES)
          : Signal.bad(Evidence.CODE_DIFFERS);
    } catch (IOException | URISyntaxException | RuntimeException noFile) {
      return Signal.unknown(Evidence.FAILED);
    }
  }
}
