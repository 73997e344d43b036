package dev.cordon.server;

import dev.cordon.server.keys.TlsFiles;
import dev.cordon.server.setup.StartException;
import dev.cordon.server.setup.StartException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The operator's own certificate. Its password is never on the command line. */
final class TlsOptions {
  static final String PASSWORD_VARIABLE = "MAM_TLS_PASSWORD";

  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description = "A certificate of your own with its chain, PEM.")
  private Optional<Path> certificate = Optional.empty();

  @Option(names = "--tls-key", paramLabel = "FILE", description = "Its key, PEM.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--tls-keystore",
      paramLabel = "FILE",
      description = "Key and certificate in one file, PKCS#12, instead of the two.")
  private Optional<Path> keystore = Optional.empty();

  @Option(
      names = "--tls-password-file",
      paramLabel = "FILE",
      description = "Holds the key's password; or the variable MAM_TLS_PASSWORD does.")
  private Optional<Path> passwordFile = Optional.empty();

  /** The files that were named; empty: the server's own certificate. */
  Optional<TlsFiles> files(Map<String, String> environment) throws StartException {
    boolean isPair = key.isPresent() && certificate.isPresent();
    boolean isHalf = key.isPresent() != certificate.isPresent();
    if (isHalf || (isPair && keystore.isPresent())) {
      throw new StartException(Problem.TLS_HALF_NAMED, "");
    }
    Optional<Path> secret = keystore.or(() -> key);
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new TlsFiles(secret.get(), certificate, password(environment)));
  }

  private Optional<String> password(Map<String, String> environment) throws StartException {
    if (passwordFile.isEmpty()) {
      return Optional.ofNullable(environment.get(PASSWORD_VARIABLE));
    }
    try {
      return Optional.of(Files.readString(passwordFile.get()).stripTrailing());
    } catch (IOException e) {
      throw new StartException(Problem.TLS_UNREADABLE, passwordFile.get().toString(), e);
    }
  }
}
