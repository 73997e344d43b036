package dev.cordon.server;

import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.crypto.VerificationKey;
import dev.cordon.server.http.ListenException;
import dev.cordon.server.http.ListeningSocket;
import dev.cordon.server.http.PlainListener;
import dev.cordon.server.http.Traffic;
import dev.cordon.server.keys.OnlineKeys;
import dev.cordon.server.limit.AddressPace;
import dev.cordon.server.operation.Door;
import dev.cordon.server.operation.Operation;
import dev.cordon.server.operation.OperationPages;
import dev.cordon.server.push.Nudges;
import dev.cordon.server.register.Register;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** What looks at a server from its start to its end. */
final class Watch {
  private final Operation operation;
  private final OperationPages pages = new OperationPages();
  private Optional<URI> uri = Optional.empty();

  Watch(Operation operation) {
    this.operation = operation;
  }

  /** Shows the pages, before anything else is there: a start may take long. */
  void open(Resources resources) throws ListenException {
    if (operation.pages().isPresent()) {
      Operation.Address at = operation.pages().get();
      ListeningSocket socket = resources.add(ListeningSocket.take(at.host(), at.port()));
      uri = Optional.of(resources.add(PlainListener.start(socket, at.host(), pages.pages())).uri());
    }
  }

  Optional<URI> uri() {
    return uri;
  }

  Traffic traffic() {
    return new Door(new AddressPace(operation.limits()), pages.figures());
  }

  /** {@code keys}, whose signatures are counted. */
  OnlineKeys counted(OnlineKeys keys) {
    return new OnlineKeys(
        counted("policy", keys.policy()),
        counted("command", keys.command()),
        counted("state", keys.state()),
        keys.threats().map(signer -> counted("threats", signer)));
  }

  void opened(Register register, Nudges nudges) {
    pages.opened(register, nudges::held);
  }

  /** What comes first when the server ends: nobody new, and those who listen go elsewhere. */
  AutoCloseable ending(Nudges nudges) {
    return () -> {
      pages.readiness().end();
      Thread.sleep(operation.drain().toMillis());
      nudges.end();
    };
  }

  private Signer counted(String role, Signer inner) {
    return new Signer() {
      @Override
      public VerificationKey key() {
        return inner.key();
      }

      @Override
      public byte[] sign(byte[] message) throws GeneralSecurityException {
        byte[] signature = inner.sign(message);
        pages.figures().signed(role);
        return signature;
      }
    };
  }
}
