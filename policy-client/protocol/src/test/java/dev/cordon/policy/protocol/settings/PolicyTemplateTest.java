package dev.cordon.policy.protocol.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.policy.protocol.audit.AuditCategory;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.policy.Browser;
import dev.cordon.policy.protocol.policy.Policy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTemplateTest {
  @ParameterizedTest
  @EnumSource
  @Tag("K4")
  void aHigherLevelIsNowhereLooserThanTheOneBelow(DeviceOwner owner) {
    for (int number = 1; number < 4; number++) {
      Policy low = PolicyTemplate.of(owner, InformationLevel.of(number));
      Policy high = PolicyTemplate.of(owner, InformationLevel.of(number + 1));
      Merged.Whole merged = (Merged.Whole) PolicyMerge.of(Map.of("low", low, "high", high));
      assertEquals(List.of(), PolicyDiff.between(high, merged.policy()), "level " + number);
      assertNotEquals(low, high);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("H2")
  @Tag("K1")
  void onAPersonalDeviceNoAppsAreLookedAtAndNoAddressesRecorded(InformationLevel level) {
    Policy personal = PolicyTemplate.of(DeviceOwner.PERSONAL, level);
    assertFalse(personal.posture().checks().containsKey(HealthCheck.THREAT_LIST));
    assertFalse(personal.audit().records(AuditCategory.BROWSER));
    assertNotEquals(Browser.Recorded.ADDRESSES, personal.browser().accessLog());
  }

  @ParameterizedTest
  @EnumSource
  @Tag("H2")
  void onTheOrganisationsDeviceHarmfulAppsCloseTheWorkArea(InformationLevel level) {
    Policy company = PolicyTemplate.of(DeviceOwner.COMPANY, level);
    assertTrue(company.posture().checks().containsKey(HealthCheck.THREAT_LIST));
    assertTrue(company.audit().records(AuditCategory.BROWSER));
  }

  @Test
  @Tag("K4")
  void levelsAreOneToFour() {
    assertEquals(InformationLevel.SECRET, InformationLevel.of(4));
    assertThrows(IllegalArgumentException.class, () -> InformationLevel.of(0));
    assertThrows(IllegalArgumentException.class, () -> InformationLevel.of(5));
    assertTrue(InformationLevel.INTERNAL.text(Locale.ENGLISH).startsWith("level 2"));
    assertTrue(InformationLevel.INTERNAL.text(Locale.JAPANESE).startsWith("レベル 2"));
  }
}
