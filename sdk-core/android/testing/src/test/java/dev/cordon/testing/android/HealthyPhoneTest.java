package dev.cordon.testing.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import android.content.Context;
import dev.cordon.core.android.health.AndroidHealth;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.Signal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;

/** E1: an app's own test begins on a phone that the default policy lets in. */
@Tag("E1")
@RunWith(RobolectricTestRunner.class)
public final class HealthyPhoneTest {
  private final Context context = RuntimeEnvironment.getApplication();

  private List<HealthCheck> bad() {
    return AndroidHealth.of(context).measure().signals().entrySet().stream()
        .filter(each -> each.getValue().state() == Signal.State.BAD)
        .map(Map.Entry::getKey)
        .collect(Collectors.toList());
  }

  @Test
  public void nothingBadIsFoundOnAHealthyPhone() {
    HealthyPhone.of(context);
    assertEquals(List.of(), bad());
  }

  @Test
  public void theSimulatedPhoneAsItComesIsNotHealthy() {
    assertNotEquals(List.of(), bad());
  }
}
