package dev.cordon.policy;

import dev.cordon.core.Container;
import dev.cordon.core.device.DeviceClock;
import okhttp3.Interceptor;
import org.jspecify.annotations.NullMarked;

/**
 * The one way past the network, and it is not in the SDK: a policy client whose server is an
 * interceptor in this process. Tests use {@link dev.cordon.policy.testing.TestOrganisation}.
 */
@NullMarked
public final class InProcess {
  private InProcess() {}

  /** The client of {@code container}; {@code server} answers each of its requests. */
  public static PolicyClient client(Container container, DeviceClock clock, Interceptor server) {
    return PolicyClient.answeredBy(server, container, clock);
  }
}
