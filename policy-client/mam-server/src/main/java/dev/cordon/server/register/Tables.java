package dev.cordon.server.register;

import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The subjects of the register, inside one transaction; do not keep it. */
public final class Tables {
  private final Handle handle;
  private final Ids ids;
  private final Consumer<News> teller;

  Tables(Handle handle, Ids ids, Consumer<News> teller) {
    this.handle = handle;
    this.ids = ids;
    this.teller = teller;
  }

  /** Once this transaction is stored, a device that listens, to whichever server, is nudged. */
  public void nudge(String enrolment) {
    teller.accept(News.forDevice(enrolment));
  }

  /** Once this transaction is stored, every device that listens is nudged. */
  public void nudgeAll() {
    teller.accept(News.FOR_ALL);
  }

  /** Root documents. */
  public Roots roots() {
    return new Roots(handle);
  }

  /** Policies by version. */
  public Policies policies() {
    return new Policies(handle);
  }

  /** Lists of harmful apps by version. */
  public ThreatLists threatLists() {
    return new ThreatLists(handle);
  }

  /** Administrators and their delays. */
  public Administrators administrators() {
    return new Administrators(handle);
  }

  /** What administrators may do. */
  public Roles roles() {
    return new Roles(handle);
  }

  /** What administrators show beside their password. */
  public SecondFactors secondFactors() {
    return new SecondFactors(handle);
  }

  /** What scripts show instead of a password. */
  public ApiTokens apiTokens() {
    return new ApiTokens(handle);
  }

  /** Who is signed in. */
  public Sessions sessions() {
    return new Sessions(handle);
  }

  /** Invitations by the hash of their code. */
  public Invitations invitations() {
    return new Invitations(handle, ids);
  }

  /** Enrolled devices. */
  public Enrolments enrolments() {
    return new Enrolments(handle);
  }

  /** The register's devices by pages. */
  public DeviceSearch deviceSearch() {
    return new DeviceSearch(handle);
  }

  /** Employees. */
  public People people() {
    return new People(handle);
  }

  /** Groups of employees. */
  public Groups groups() {
    return new Groups(handle);
  }

  /** Apps that are worked with. */
  public Apps apps() {
    return new Apps(handle);
  }

  /** Numbers of the whole organisation. */
  public FleetNumbers fleetNumbers() {
    return new FleetNumbers(handle);
  }

  /** What employees agreed to. */
  public Consents consents() {
    return new Consents(handle);
  }

  /** Commands and their lives. */
  public Commands commands() {
    return new Commands(handle, ids);
  }

  /** What devices state they did. */
  public Receipts receipts() {
    return new Receipts(handle);
  }

  /** The server's shares of devices' keys. */
  public ServerShares serverShares() {
    return new ServerShares(handle);
  }

  /** What devices already said. */
  public Nonces nonces() {
    return new Nonces(handle);
  }

  /** What devices recorded. */
  public DeviceEvents deviceEvents() {
    return new DeviceEvents(handle, ids);
  }

  /** Where devices' trails end. */
  public DeviceTrails deviceTrails() {
    return new DeviceTrails(handle);
  }

  /** What an administrator has to look at. */
  public Alerts alerts() {
    return new Alerts(handle);
  }

  /** How much there is of what. */
  public Totals totals() {
    return new Totals(handle);
  }

  /** Which backups were put back. */
  public Restorations restorations() {
    return new Restorations(handle);
  }

  /** Who did what. */
  public AuditTrail auditTrail() {
    return new AuditTrail(handle, ids);
  }

  /** The same as a chain that shows what was changed in it. */
  public AuditLinks auditLinks() {
    return new AuditLinks(handle);
  }
}
