package dev.cordon.server.admin;

import dev.cordon.server.http.Routes;
import jakarta.inject.Inject;

/** Where the endpoints of users, groups, apps and owners stand. */
public final class FleetRoutes {
  private final UserEndpoints users;
  private final GroupEndpoints groups;
  private final AppEndpoints apps;
  private final OwnerEndpoints owners;

  @Inject
  public FleetRoutes(
      UserEndpoints users, GroupEndpoints groups, AppEndpoints apps, OwnerEndpoints owners) {
    this.users = users;
    this.groups = groups;
    this.apps = apps;
    this.owners = owners;
  }

  void addTo(Routes routes, Doorkeeper doorkeeper) {
    routes
        .add("GET", "/v1/admin/users", doorkeeper.guard(users::list))
        .add("POST", "/v1/admin/users", doorkeeper.guard(users::add))
        .add("GET", "/v1/admin/users/{user}", doorkeeper.guard(users::show))
        .add("DELETE", "/v1/admin/users/{user}", doorkeeper.guard(users::remove))
        .add("GET", "/v1/admin/groups", doorkeeper.guard(groups::list))
        .add("POST", "/v1/admin/groups", doorkeeper.guard(groups::add))
        .add("DELETE", "/v1/admin/groups/{group}", doorkeeper.guard(groups::remove))
        .add("GET", "/v1/admin/groups/{group}/members", doorkeeper.guard(groups::members))
        .add("PUT", "/v1/admin/groups/{group}/members/{user}", doorkeeper.guard(groups::join))
        .add("DELETE", "/v1/admin/groups/{group}/members/{user}", doorkeeper.guard(groups::leave))
        .add("GET", "/v1/admin/apps", doorkeeper.guard(apps::list))
        .add("PUT", "/v1/admin/apps", doorkeeper.guard(apps::put))
        .add("DELETE", "/v1/admin/apps/{app}", doorkeeper.guard(apps::remove))
        .add("PUT", "/v1/admin/devices/{id}/owner", doorkeeper.guard(owners::own))
        .add("GET", "/v1/admin/overdue", doorkeeper.guard(owners::overdue))
        .add("PUT", "/v1/admin/overdue", doorkeeper.guard(owners::setOverdue));
  }
}
