package dev.cordon.core.keys;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.Passcode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Puts new keys in place of all that can be had without encrypting data again. First every data key
 * gets a second slot, under the container key to come; then one write of the header puts that key
 * in force, which is the commit; then what was before is destroyed. A kill at any instant leaves
 * the old keys or the new ones, and the next start destroys what the others left.
 *
 * <p>Used under the container's lock.
 */
public final class KeyRenewal {
  private final KeyChain keyChain;
  private final DomainSlots slots;

  public KeyRenewal(KeyChain keyChain, DomainSlots slots) {
    this.keyChain = keyChain;
    this.slots = slots;
  }

  /**
   * New keys; those of before open nothing any more, and are to be destroyed with {@link
   * #endFormer} once the new one is where it is needed. After a failure {@link #inForce} tells
   * which keys are.
   *
   * @param domains what to call each slot, by its id; all that are in use
   * @return the container key, or empty if {@code passcode} is wrong
   */
  public Optional<ContainerKey> renew(Passcode passcode, Map<String, String> domains)
      throws ContainerException {
    Optional<ContainerKey> opened = keyChain.open(passcode);
    if (!opened.isPresent()) {
      return Optional.empty();
    }
    try (ContainerKey current = opened.get()) {
      ContainerKey next = current.successor();
      try {
        carry(domains, current, next);
        commit(passcode, current, next);
        return Optional.of(next);
      } catch (ContainerException e) {
        next.close();
        throw e;
      }
    }
  }

  private void carry(Map<String, String> domains, ContainerKey current, ContainerKey next)
      throws ContainerException {
    try {
      for (Map.Entry<String, String> domain : domains.entrySet()) {
        slots.carry(domain.getKey(), domain.getValue(), current, next);
      }
    } catch (ContainerException e) {
      tryToForget(next.generation());
      throw e;
    }
  }

  /** A write that failed may have come into force all the same: the header itself says. */
  private void commit(Passcode passcode, ContainerKey current, ContainerKey next)
      throws ContainerException {
    try {
      keyChain.renew(passcode, next);
    } catch (ContainerException e) {
      long inForce = keyChain.generation();
      if (inForce == current.generation()) {
        tryToForget(next.generation());
      }
      if (inForce != next.generation()) {
        throw e;
      }
    }
  }

  private void tryToForget(long generation) {
    try {
      slots.forget(generation);
      keyChain.settle();
    } catch (ContainerException nextStartDoes) {
      return;
    }
  }

  /** The generation of keys in force; empty if the header does not say now. */
  public Optional<Long> inForce() {
    try {
      return Optional.of(keyChain.generation());
    } catch (ContainerException silent) {
      return Optional.empty();
    }
  }

  /**
   * Destroys the keys of before; what cannot be destroyed now, the next start does.
   *
   * @param ids the slots in use
   */
  public void endFormer(Collection<String> ids) {
    try {
      slots.keepOnly(ids);
      keyChain.settle();
    } catch (ContainerException nextStartDoes) {
      return; // the new keys are in force: to refuse now would be a lie
    }
  }
}
