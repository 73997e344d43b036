package dev.cordon.core;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.keys.KeyChain;
import dev.cordon.core.wipe.Wipe;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Permission;
import java.util.Optional;

/**
 * What is done when a container is opened: finishes what a kill interrupted, and tells a wipe from
 * keys that the system lost and from files that somebody took away. The container's lock is held.
 */
final class StartUp {
  private final ControlStore control;
  private final KeyChain keyChain;
  private final Domains domains;
  private final DomainWipes domainWipes;
  private final Wipe wipe;

  StartUp(
      ControlStore control,
      KeyChain keyChain,
      Domains domains,
      DomainWipes domainWipes,
      Wipe wipe) {
    this.control = control;
    this.keyChain = keyChain;
    this.domains = domains;
    this.domainWipes = domainWipes;
    this.wipe = wipe;
  }

  void settle() throws ContainerException {
    wipe.resume();
    if (wasWipedWithoutAWord()) {
      wipe.run(Reason.of(Code.WIPED_UNRECORDED), Optional.empty());
    }
    if (control.get().wiped().isPresent()) {
      wipe.clearAway();
      return;
    }
    if (keyChain.exists()) {
      tidy();
    } else if (!control.get().domains().isEmpty()) {
      // Domains without a header: taken away, for a first passcode to be asked for again.
      throw new ContainerDamagedException(Reason.of(Code.CONTAINER_DAMAGED, "header"));
    }
  }

  private void tidy() throws ContainerException {
    keyChain.settle();
    domains.settle();
    domainWipes.settle();
    if (control.get().policy().access().biometric() == Permission.BLOCKED) {
      keyChain.forgetUser();
    }
  }

  /**
   * Header keys gone, control state intact, and not a word about a wipe. The medium took no journal
   * when one began, and the process died before its end: then the header's pages are gone, or one
   * is marked. Otherwise the system lost the keys, which is no wipe and must not be recorded as
   * one.
   */
  private boolean wasWipedWithoutAWord() throws ContainerException {
    if (control.get().wiped().isPresent() || keyChain.hasKeys()) {
      return false;
    } else if (!keyChain.exists()) {
      return !control.get().domains().isEmpty();
    } else if (keyChain.isMarked()) {
      return true;
    }
    throw new VaultLostException(Reason.of(Code.VAULT_LOST));
  }
}
