package dev.cordon.server.register;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Groups of employees, and who is in them. */
public final class Groups {
  private final Handle handle;

  Groups(Handle handle) {
    this.handle = handle;
  }

  /** Adds a group; whether the name was free. */
  public boolean add(String name, Instant now) {
    return handle
            .createUpdate(
                "insert into people_group (name, added_at) values (:name, :now)"
                    + " on conflict (name) do nothing")
            .bind("name", name)
            .bind("now", now.toEpochMilli())
            .execute()
        == 1;
  }

  /** Whether there is one of that name. */
  public boolean has(String name) {
    return handle
        .createQuery("select name from people_group where name = :name")
        .bind("name", name)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  /** The names after {@code after}, in order. */
  public List<String> after(String after, int count) {
    return handle
        .createQuery("select name from people_group where name > :after order by name limit :count")
        .bind("after", after)
        .bind("count", count)
        .mapTo(String.class)
        .list();
  }

  /** Removes a group that has no members. */
  public void remove(String name) {
    handle.createUpdate("delete from people_group where name = :name").bind("name", name).execute();
  }

  /**
   * Takes {@code person} in; whether they were outside before.
   *
   * @param since the first order to the group that means them
   */
  public boolean join(String group, String person, long since) {
    return handle
            .createUpdate(
                "insert into membership (people_group, person, since)"
                    + " values (:group, :person, :since)"
                    + " on conflict (people_group, person) do nothing")
            .bind("group", group)
            .bind("person", person)
            .bind("since", since)
            .execute()
        == 1;
  }

  /** Lets {@code person} out; whether they were in before. */
  public boolean leave(String group, String person) {
    return handle
            .createUpdate("delete from membership where people_group = :group and person = :person")
            .bind("group", group)
            .bind("person", person)
            .execute()
        == 1;
  }

  /** The members after {@code after}, in order. */
  public List<String> members(String group, String after, int count) {
    return handle
        .createQuery(
            "select person from membership where people_group = :group and person > :after"
                + " order by person limit :count")
        .bind("group", group)
        .bind("after", after)
        .bind("count", count)
        .mapTo(String.class)
        .list();
  }

  /** The groups of {@code person}, in order. */
  public List<String> of(String person) {
    return handle
        .createQuery(
            "select people_group from membership where person = :person order by people_group")
        .bind("person", person)
        .mapTo(String.class)
        .list();
  }
}
