package dev.cordon.server.admin;

import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.AdminRole;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Register;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * What only owners do, in one transaction with the look at whether they still are ones and whether
 * one is left: two owners who take the role from each other at once do not both succeed.
 */
public final class OwnersWork {
  private final Register register;
  private final Clock clock;

  @Inject
  public OwnersWork(Register register, Clock clock) {
    this.register = register;
    this.clock = clock;
  }

  <T> T as(Caller caller, Action action, String subject, Register.Work<T, Refused> work)
      throws Refused {
    return register.transaction(
        tables -> {
          if (!tables.roles().of(caller.name()).contains(AdminRole.OWNER)) {
            throw new Refused(Fault.ROLE_MISSING, AdminRole.OWNER.word());
          }
          T result = work.on(tables);
          if (tables.roles().holders(AdminRole.OWNER) == 0) {
            throw new Refused(Fault.LAST_OWNER);
          }
          tables
              .auditTrail()
              .add(new AuditTrail.Event(clock.instant(), caller.name(), action, subject));
          return result;
        });
  }
}
