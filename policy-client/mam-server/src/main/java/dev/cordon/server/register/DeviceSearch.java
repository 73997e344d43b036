package dev.cordon.server.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Pages of the register's devices, the oldest first. */
public final class DeviceSearch {
  private static final int MIN_PREFIX_CHARS = 4;

  private final Handle handle;

  DeviceSearch(Handle handle) {
    this.handle = handle;
  }

  /**
   * Which devices are wanted; what is empty asks nothing.
   *
   * @param after the enrolment that the page before ended with
   * @param person whose
   * @param named id, beginning of an id, or label
   * @param silentSince not wiped, and not heard of since then
   */
  public record Wanted(
      Optional<String> after,
      Optional<String> person,
      Optional<String> named,
      Optional<Instant> silentSince) {}

  /** The first {@code count} of them. */
  public List<Device> find(Wanted wanted, int count) {
    List<String> rules = new ArrayList<>(List.of("1 = 1"));
    wanted
        .after()
        .ifPresent(
            unused ->
                rules.add(
                    "(enrolled_at, id) >"
                        + " (select a.enrolled_at, a.id from enrolment a where a.id = :after)"));
    wanted.person().ifPresent(unused -> rules.add("person = :person"));
    wanted
        .named()
        .ifPresent(
            name ->
                rules.add(
                    name.length() < MIN_PREFIX_CHARS
                        ? "(id = :named or label = :named)"
                        : "(label = :named or substr(id, 1, length(:named)) = :named)"));
    wanted
        .silentSince()
        .ifPresent(
            unused -> rules.add("container_condition <> 'WIPED' and last_seen_at < :silent"));
    Query query =
        handle
            .createQuery(
                "select * from enrolment where "
                    + String.join(" and ", rules)
                    + " order by enrolled_at, id limit :count")
            .bind("count", count);
    wanted.after().ifPresent(after -> query.bind("after", after));
    wanted.person().ifPresent(person -> query.bind("person", person));
    wanted.named().ifPresent(named -> query.bind("named", named));
    wanted.silentSince().ifPresent(time -> query.bind("silent", time.toEpochMilli()));
    return query.map((row, context) -> Device.of(row)).list();
  }
}
