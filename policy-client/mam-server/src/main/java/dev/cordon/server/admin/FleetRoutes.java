package dev.cordon.server.admin;

import static dev.cordon.server.register.AdminRole.AUTHOR;
import static dev.cordon.server.register.AdminRole.OPERATOR;

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
        .add("GET", "/v1/admin/users", doorkeeper.guardAll(users::list))
        .add("POST", "/v1/admin/users", doorkeeper.guard(users::add, OPERATOR))
        .add("GET", "/v1/admin/users/{user}", doorkeeper.guardAll(users::show))
        .add("DELETE", "/v1/admin/users/{user}", doorkeeper.guard(users::remove, OPERATOR))
        .add("GET", "/v1/admin/groups", doorkeeper.guardAll(groups::list))
        .add("POST", "/v1/admin/groups", doorkeeper.guard(groups::add, OPERATOR))
        .add("DELETE", "/v1/admin/groups/{group}", doorkeeper.guard(groups::remove, OPERATOR))
        .add("GET", "/v1/admin/groups/{group}/members", doorkeeper.guardAll(groups::members))
        .add(
            "PUT",
            "/v1/admin/groups/{group}/members/{user}",
            doorkeeper.guard(groups::join, OPERATOR))
        .add(
            "DELETE",
            "/v1/admin/groups/{group}/members/{user}",
            doorkeeper.guard(groups::leave, OPERATOR))
        .add("GET", "/v1/admin/apps", doorkeeper.guardAll(apps::list))
        .add("PUT", "/v1/admin/apps", doorkeeper.guard(apps::put, AUTHOR))
        .add("DELETE", "/v1/admin/apps/{app}", doorkeeper.guard(apps::remove, AUTHOR))
        .add("PUT", "/v1/admin/devices/{id}/owner", doorkeeper.guard(owners::own, OPERATOR))
        .add("GET", "/v1/admin/overdue", doorkeeper.guardAll(owners::overdue))
        .add("PUT", "/v1/admin/overdue", doorkeeper.guard(owners::setOverdue, AUTHOR));
  }
}
