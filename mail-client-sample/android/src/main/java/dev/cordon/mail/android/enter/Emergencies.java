package dev.cordon.mail.android.enter;

import dev.cordon.core.Container;
import dev.cordon.core.EmergencyAccess;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import java.util.List;

/** The way in outside of working hours, where the policy leaves one (D8). */
final class Emergencies {
  private Emergencies() {}

  /** Whether it would open what {@code reasons} close. */
  static boolean offered(Container container, List<Reason> reasons) {
    return container.policy().access().hours().emergencyTimesPerWeek() > 0
        && !reasons.isEmpty()
        && reasons.stream().allMatch(Emergencies::isHours);
  }

  private static boolean isHours(Reason reason) {
    return reason.code() == Code.OUTSIDE_HOURS || reason.code() == Code.HOURS_TIME_UNKNOWN;
  }

  /** What came of it, for the employee. */
  static Reason told(EmergencyAccess answer) {
    return answer instanceof EmergencyAccess.Granted granted
        ? granted.told()
        : ((EmergencyAccess.Refused) answer).why();
  }
}
