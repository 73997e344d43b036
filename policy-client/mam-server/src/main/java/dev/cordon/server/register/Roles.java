package dev.cordon.server.register;

import java.util.EnumSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Which administrators have which roles. */
public final class Roles {
  private final Handle handle;

  Roles(Handle handle) {
    this.handle = handle;
  }

  /** Those of an administrator, enabled or not. */
  public Set<AdminRole> of(String administrator) {
    Set<AdminRole> roles = EnumSet.noneOf(AdminRole.class);
    handle
        .createQuery("select role from administrator_role where administrator = :name")
        .bind("name", administrator)
        .mapTo(String.class)
        .forEach(role -> roles.add(AdminRole.valueOf(role)));
    return roles;
  }

  /** Gives an administrator these roles, and takes all others away. */
  public void set(String administrator, Set<AdminRole> roles) {
    handle
        .createUpdate("delete from administrator_role where administrator = :name")
        .bind("name", administrator)
        .execute();
    for (AdminRole role : roles) {
      handle
          .createUpdate(
              "insert into administrator_role (administrator, role) values (:name, :role)")
          .bind("name", administrator)
          .bind("role", role.name())
          .execute();
    }
  }

  /** How many enabled administrators have a role. */
  public long holders(AdminRole role) {
    return handle
        .createQuery(
            "select count(*) from administrator_role join administrator on administrator = name"
                + " where role = :role and disabled_at is null")
        .bind("role", role.name())
        .mapTo(Long.class)
        .one();
  }
}
