package dev.cordon.testing;

import dev.cordon.core.Container;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.control.Membership;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.policy.Browser;
import dev.cordon.policy.protocol.policy.Network;
import dev.cordon.policy.protocol.policy.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;

/**
 * A real container of an organisation on a {@link FakeDevice}, open to begin with: publish a
 * policy, lock and open it by a word each. What should never fail in a test fails unchecked.
 */
public final class EnrolledContainer implements AutoCloseable {
  private static final String PASSCODE = "738291";
  private static final String TENANT = "0".repeat(64);
  private static final Membership MEMBERSHIP =
      new Membership("enrolment", TENANT, URI.create("https://mam.example"), "sha256/none");

  private final FakeDevice device;
  private final Container container;

  private EnrolledContainer(FakeDevice device, Container container) {
    this.device = device;
    this.container = container;
  }

  /** In a new temporary directory, with the default policy. */
  public static EnrolledContainer create() {
    FakeDevice device = new FakeDevice();
    try {
      Container container = device.open(Files.createTempDirectory("container"));
      container.organisation().join(MEMBERSHIP, "{}", 1, Policy.DEFAULT, 1);
      container.setPasscode(Passcode.of(PASSCODE));
      return new EnrolledContainer(device, container);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The container itself. */
  public Container container() {
    return container;
  }

  /** The device under it: its clock, its vault. */
  public FakeDevice device() {
    return device;
  }

  /** Publishes the next version of the policy. */
  public void publish(Policy policy) {
    try {
      container.organisation().acceptPolicy(policy, container.organisation().seen().policy() + 1);
    } catch (ContainerException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Publishes the policy of now with another network group. */
  public void publish(Network network) {
    publish(container.policy().withNetwork(network));
  }

  /** Publishes the policy of now with another browser group. */
  public void publish(Browser browser) {
    publish(container.policy().withBrowser(browser));
  }

  /** Locks it. */
  public void lock() {
    container.lock();
  }

  /** Opens it with the right passcode. */
  public void open() {
    try {
      UnlockResult result = container.unlock(Passcode.of(PASSCODE));
      if (!(result instanceof UnlockResult.Opened)) {
        throw new IllegalStateException("it did not open: " + result);
      }
    } catch (ContainerException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    container.close();
  }
}
