package dev.cordon.server;

import dev.cordon.server.http.HttpsListener;
import dev.cordon.server.keys.TlsFiles;
import dev.cordon.server.keys.TlsIdentity;
import dev.cordon.server.keys.TlsRefusedException;
import dev.cordon.server.operation.Operation;
import dev.cordon.server.operation.TlsWatch;
import dev.cordon.server.setup.StartException;
import dev.cordon.server.setup.StartException.Problem;
import java.io.IOException;
import java.time.Clock;

/** The operator's certificate, at the start and from then on. */
final class OwnCertificate {
  private OwnCertificate() {}

  static TlsIdentity load(TlsFiles files, ServerNames names, Clock clock) throws StartException {
    try {
      return files.load(names.forDevices(), clock.instant());
    } catch (TlsRefusedException e) {
      Problem problem =
          switch (e.flaw()) {
            case UNREADABLE -> Problem.TLS_UNREADABLE;
            case KEY_OF_ANOTHER -> Problem.TLS_KEY_OF_ANOTHER;
            case NOT_VALID_NOW -> Problem.TLS_NOT_VALID_NOW;
            case NAME_MISSING -> Problem.TLS_NAME_MISSING;
          };
      throw new StartException(problem, files.toString(), e);
    }
  }

  /** Takes up what it is renewed with. */
  static void watch(
      Operation operation,
      ServerNames names,
      Clock clock,
      HttpsListener listener,
      TlsIdentity begun,
      Resources resources)
      throws IOException {
    TlsFiles files = operation.tls().orElseThrow();
    resources
        .add(
            new TlsWatch(
                files, names.forDevices(), clock, listener, files.fingerprint(), begun.pin()))
        .start(operation.tlsLook());
  }
}
