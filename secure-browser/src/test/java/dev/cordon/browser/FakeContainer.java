package dev.cordon.browser;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.Domain;
import dev.cordon.core.Registration;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.control.Organisation;
import dev.cordon.core.gate.Gate;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.policy.Browser;
import dev.cordon.policy.protocol.policy.Network;
import dev.cordon.policy.protocol.policy.Policy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A container of which only state, policy and listeners work. */
final class FakeContainer implements Container {
  private final List<Consumer<ContainerState>> listeners = new CopyOnWriteArrayList<>();
  private volatile ContainerState state = new ContainerState.Open();
  private volatile Policy policy = Policy.DEFAULT;

  void become(ContainerState next) {
    state = next;
    listeners.forEach(listener -> listener.accept(next));
  }

  void open() {
    become(new ContainerState.Open());
  }

  void obey(Network network) {
    Policy old = policy;
    policy = new Policy(old.transfer(), old.access(), old.lease(), network, old.browser());
  }

  void obey(Browser browser) {
    Policy old = policy;
    policy = new Policy(old.transfer(), old.access(), old.lease(), old.network(), browser);
  }

  @Override
  public ContainerState state() {
    return state;
  }

  @Override
  public void lock() {
    become(new ContainerState.Locked());
  }

  @Override
  public Policy policy() {
    return policy;
  }

  @Override
  public Registration onStateChange(Consumer<ContainerState> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void setPasscode(Passcode first) {
    throw new UnsupportedOperationException();
  }

  @Override
  public UnlockResult changePasscode(Passcode current, Passcode next) {
    throw new UnsupportedOperationException();
  }

  @Override
  public UnlockResult unlock(Passcode passcode) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void wipe() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Organisation organisation() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Gate gate() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Domain domain(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean owns(Path path) {
    return false;
  }

  @Override
  public void close() {
    lock();
  }
}
