package dev.cordon.server.register;

import org.jdbi.v3.core.Handle;

/** Numbers of the whole organisation. */
public final class FleetNumbers {
  private static final String ORDER = "order";
  private static final String OVERDUE_HOURS = "overdue_hours";

  private final Handle handle;

  FleetNumbers(Handle handle) {
    this.handle = handle;
  }

  /**
   * The number that the next order to a group or person will have: whoever joins now is meant by
   * that one and not by those before. No time: clocks of servers differ.
   */
  public long nextOrder() {
    return number(ORDER) + 1;
  }

  /** After how many hours without a check-in a device is overdue. */
  public long overdueHours() {
    return number(OVERDUE_HOURS);
  }

  /** Sets that. */
  public void overdueHours(long hours) {
    set(OVERDUE_HOURS, hours);
  }

  private long number(String subject) {
    return handle
        .createQuery("select number from fleet_number where subject = :subject")
        .bind("subject", subject)
        .mapTo(Long.class)
        .one();
  }

  private void set(String subject, long number) {
    handle
        .createUpdate("update fleet_number set number = :number where subject = :subject")
        .bind("number", number)
        .bind("subject", subject)
        .execute();
  }
}
