package dev.cordon.server.admin;

import dev.cordon.server.http.Routes;
import jakarta.inject.Inject;

/** The administrators' API: where each endpoint stands, and that all but signing in are guarded. */
public final class AdminRoutes {
  private final Doorkeeper doorkeeper;
  private final SessionEndpoints sessions;
  private final InvitationEndpoint invitations;
  private final DeviceEndpoints devices;
  private final CommandEndpoint commands;
  private final PolicyEndpoints policy;
  private final ThreatEndpoints threats;
  private final EventList events;
  private final TrailEndpoints trails;
  private final AlertEndpoints alerts;
  private final FleetRoutes fleet;

  @Inject
  public AdminRoutes(
      Doorkeeper doorkeeper,
      SessionEndpoints sessions,
      InvitationEndpoint invitations,
      DeviceEndpoints devices,
      CommandEndpoint commands,
      PolicyEndpoints policy,
      ThreatEndpoints threats,
      EventList events,
      TrailEndpoints trails,
      AlertEndpoints alerts,
      FleetRoutes fleet) {
    this.doorkeeper = doorkeeper;
    this.sessions = sessions;
    this.invitations = invitations;
    this.devices = devices;
    this.commands = commands;
    this.policy = policy;
    this.threats = threats;
    this.events = events;
    this.trails = trails;
    this.alerts = alerts;
    this.fleet = fleet;
  }

  /** Adds them. */
  public void addTo(Routes routes) {
    routes
        .add("POST", "/v1/admin/sessions", sessions::begin)
        .add("DELETE", "/v1/admin/sessions", doorkeeper.guard(sessions::end))
        .add("POST", "/v1/admin/invitations", doorkeeper.guard(invitations))
        .add("GET", "/v1/admin/devices", doorkeeper.guard(devices::list))
        .add("GET", "/v1/admin/devices/{id}", doorkeeper.guard(devices::show))
        .add("POST", "/v1/admin/devices/{id}/commands", doorkeeper.guard(commands))
        .add("GET", "/v1/admin/devices/{id}/audit", doorkeeper.guard(trails::newest))
        .add("GET", "/v1/admin/devices/{id}/audit/{before}", doorkeeper.guard(trails::before))
        .add("GET", "/v1/admin/audit-retention", doorkeeper.guard(trails::keeps))
        .add("PUT", "/v1/admin/audit-retention", doorkeeper.guard(trails::keep))
        .add("GET", "/v1/admin/alerts", doorkeeper.guard(alerts::open))
        .add("GET", "/v1/admin/alerts/all", doorkeeper.guard(alerts::all))
        .add("POST", "/v1/admin/alerts/{id}/done", doorkeeper.guard(alerts::done))
        .add("GET", "/v1/admin/policy", doorkeeper.guard(policy::show))
        .add("PUT", "/v1/admin/policy", doorkeeper.guard(policy::publish))
        .add("GET", "/v1/admin/threats", doorkeeper.guard(threats::show))
        .add("PUT", "/v1/admin/threats", doorkeeper.guard(threats::publish))
        .add("GET", "/v1/admin/events", doorkeeper.guard(events));
    fleet.addTo(routes, doorkeeper);
  }
}
