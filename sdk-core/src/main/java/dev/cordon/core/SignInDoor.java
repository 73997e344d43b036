package dev.cordon.core;

import dev.cordon.core.access.IdToken;
import dev.cordon.core.access.SignInTerm;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;
import java.util.Optional;

/** The container's door for the organisation's sign-in; the container's lock guards changes. */
final class SignInDoor implements SignIn {
  private final WorkArea container;
  private final SignInTerm term;

  SignInDoor(WorkArea container, SignInTerm term) {
    this.container = container;
    this.term = term;
  }

  @Override
  public Optional<Reason> whyClosed() {
    return term.whyClosed();
  }

  @Override
  public String ask() {
    synchronized (container) {
      return term.ask();
    }
  }

  @Override
  public void signedIn(IdToken token) throws ContainerException {
    container.enforce(); // what was closed by time alone is reopened for the passcode alone
    synchronized (container) {
      container.requireHeld();
      term.answered(token);
    }
    container.enforce();
  }
}
