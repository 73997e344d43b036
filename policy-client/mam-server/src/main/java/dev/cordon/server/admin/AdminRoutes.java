package dev.cordon.server.admin;

import static dev.cordon.server.register.AdminRole.AUDITOR;
import static dev.cordon.server.register.AdminRole.AUTHOR;
import static dev.cordon.server.register.AdminRole.OPERATOR;
import static dev.cordon.server.register.AdminRole.OWNER;

import dev.cordon.server.http.Routes;
import jakarta.inject.Inject;

/** The administrators' API: where each endpoint stands, and which role opens it. */
public final class AdminRoutes {
  private static final String ADMINISTRATORS = "/v1/admin/administrators";
  private static final String ONE = ADMINISTRATORS + "/{name}";

  private final Doorkeeper doorkeeper;
  private final SessionEndpoints sessions;
  private final AccountEndpoints account;
  private final TokenEndpoints tokens;
  private final AdministratorEndpoints administrators;
  private final InvitationEndpoint invitations;
  private final DeviceEndpoints devices;
  private final CommandEndpoint commands;
  private final PolicyEndpoints policy;
  private final ThreatEndpoints threats;
  private final LogEndpoints log;
  private final TrailEndpoints trails;
  private final AlertEndpoints alerts;
  private final FleetRoutes fleet;

  @Inject
  public AdminRoutes(
      Doorkeeper doorkeeper,
      SessionEndpoints sessions,
      AccountEndpoints account,
      TokenEndpoints tokens,
      AdministratorEndpoints administrators,
      InvitationEndpoint invitations,
      DeviceEndpoints devices,
      CommandEndpoint commands,
      PolicyEndpoints policy,
      ThreatEndpoints threats,
      LogEndpoints log,
      TrailEndpoints trails,
      AlertEndpoints alerts,
      FleetRoutes fleet) {
    this.doorkeeper = doorkeeper;
    this.sessions = sessions;
    this.account = account;
    this.tokens = tokens;
    this.administrators = administrators;
    this.invitations = invitations;
    this.devices = devices;
    this.commands = commands;
    this.policy = policy;
    this.threats = threats;
    this.log = log;
    this.trails = trails;
    this.alerts = alerts;
    this.fleet = fleet;
  }

  /** Adds them. */
  public void addTo(Routes routes) {
    addAccounts(routes);
    addDevices(routes);
    addDecisions(routes);
    addLog(routes);
    fleet.addTo(routes, doorkeeper);
  }

  private void addAccounts(Routes routes) {
    routes
        .add("POST", "/v1/admin/sessions", sessions::begin)
        .add("DELETE", "/v1/admin/sessions", doorkeeper.self(sessions::end))
        .add("GET", "/v1/admin/me", doorkeeper.anybody(account::show))
        .add("POST", "/v1/admin/me/second-factor", doorkeeper.self(account::begin))
        .add("POST", "/v1/admin/me/second-factor/confirmation", doorkeeper.self(account::confirm))
        .add("POST", "/v1/admin/me/second-factor/removal", doorkeeper.self(account::remove))
        .add("GET", "/v1/admin/tokens", doorkeeper.person(tokens::list))
        .add("POST", "/v1/admin/tokens", doorkeeper.person(tokens::add))
        .add("DELETE", "/v1/admin/tokens/{administrator}/{name}", doorkeeper.person(tokens::revoke))
        .add("GET", ADMINISTRATORS, doorkeeper.guard(administrators::list, OWNER, AUDITOR))
        .add("POST", ADMINISTRATORS, doorkeeper.person(administrators::add, OWNER))
        .add("PUT", ONE + "/roles", doorkeeper.person(administrators::roles, OWNER))
        .add("POST", ONE + "/disable", doorkeeper.person(administrators::disable, OWNER))
        .add("POST", ONE + "/enable", doorkeeper.person(administrators::enable, OWNER))
        .add("POST", ONE + "/password", doorkeeper.person(administrators::resetPassword, OWNER))
        .add(
            "POST",
            ONE + "/second-factor/removal",
            doorkeeper.person(administrators::resetSecondFactor, OWNER))
        .add(
            "PUT",
            "/v1/admin/second-factors",
            doorkeeper.person(administrators::demandSecondFactors, OWNER));
  }

  private void addDevices(Routes routes) {
    routes
        .add("POST", "/v1/admin/invitations", doorkeeper.guard(invitations, OPERATOR))
        .add("GET", "/v1/admin/devices", doorkeeper.guardAll(devices::list))
        .add("GET", "/v1/admin/devices/{id}", doorkeeper.guardAll(devices::show))
        .add("POST", "/v1/admin/devices/{id}/commands", doorkeeper.guard(commands, OPERATOR))
        .add(
            "GET",
            "/v1/admin/devices/{id}/audit",
            doorkeeper.guard(trails::newest, OPERATOR, AUDITOR))
        .add(
            "GET",
            "/v1/admin/devices/{id}/audit/{before}",
            doorkeeper.guard(trails::before, OPERATOR, AUDITOR))
        .add("GET", "/v1/admin/alerts", doorkeeper.guardAll(alerts::open))
        .add("GET", "/v1/admin/alerts/all", doorkeeper.guardAll(alerts::all))
        .add(
            "POST",
            "/v1/admin/alerts/{id}/done",
            doorkeeper.guard(alerts::done, OPERATOR, AUDITOR));
  }

  private void addDecisions(Routes routes) {
    routes
        .add("GET", "/v1/admin/audit-retention", doorkeeper.guardAll(trails::keeps))
        .add("PUT", "/v1/admin/audit-retention", doorkeeper.guard(trails::keep, AUTHOR))
        .add("GET", "/v1/admin/policy", doorkeeper.guardAll(policy::show))
        .add("PUT", "/v1/admin/policy", doorkeeper.guard(policy::publish, AUTHOR))
        .add("GET", "/v1/admin/threats", doorkeeper.guardAll(threats::show))
        .add("PUT", "/v1/admin/threats", doorkeeper.guard(threats::publish, AUTHOR));
  }

  private void addLog(Routes routes) {
    routes
        .add("GET", "/v1/admin/events", doorkeeper.guard(log::newest, OWNER, AUDITOR))
        .add("GET", "/v1/admin/events/from/{number}", doorkeeper.guard(log::from, OWNER, AUDITOR))
        .add("GET", "/v1/admin/events/check", doorkeeper.guard(log::check, OWNER, AUDITOR))
        .add(
            "GET",
            "/v1/admin/events/check/{number}/{link}",
            doorkeeper.guard(log::checkAgainst, OWNER, AUDITOR));
  }
}
