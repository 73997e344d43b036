package dev.cordon.server.register;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The organisation's employees, by the name that it knows them under (requirement H3). */
public final class People {
  private final Handle handle;

  People(Handle handle) {
    this.handle = handle;
  }

  /** Adds one; whether the name was free. */
  public boolean add(String name, Instant now) {
    return handle
            .createUpdate(
                "insert into person (name, added_at) values (:name, :now)"
                    + " on conflict (name) do nothing")
            .bind("name", name)
            .bind("now", now.toEpochMilli())
            .execute()
        == 1;
  }

  /** Whether there is one of that name. */
  public boolean has(String name) {
    return handle
        .createQuery("select name from person where name = :name")
        .bind("name", name)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  /** The names after {@code after}, in order. */
  public List<String> after(String after, int count) {
    return handle
        .createQuery("select name from person where name > :after order by name limit :count")
        .bind("after", after)
        .bind("count", count)
        .mapTo(String.class)
        .list();
  }

  /** Removes one who has no device, and from all groups. */
  public void remove(String name) {
    handle.createUpdate("delete from membership where person = :name").bind("name", name).execute();
    handle.createUpdate("delete from person where name = :name").bind("name", name).execute();
    handle
        .createUpdate("update invitation set person = null where person = :name")
        .bind("name", name)
        .execute();
  }
}
