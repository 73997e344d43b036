package dev.cordon.server;

import dagger.BindsInstance;
import dagger.Component;
import dev.cordon.server.admin.AdminRoutes;
import dev.cordon.server.admin.InvitationEndpoint.Reachable;
import dev.cordon.server.device.DeviceRoutes;
import dev.cordon.server.issue.Tenant;
import dev.cordon.server.keys.OnlineKeys;
import dev.cordon.server.limit.Limits;
import dev.cordon.server.log.HeadFile;
import dev.cordon.server.log.Linking;
import dev.cordon.server.push.Nudges;
import dev.cordon.server.register.Register;
import dev.cordon.server.trail.Retention;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** How a server's parts fit together. */
@Singleton
@Component
interface ServerComponent {
  DeviceRoutes deviceRoutes();

  AdminRoutes adminRoutes();

  Nudges nudges();

  Retention retention();

  Linking linking();

  /** What was opened before. */
  @Component.Factory
  interface Factory {
    ServerComponent create(
        @BindsInstance Register register,
        @BindsInstance OnlineKeys keys,
        @BindsInstance Tenant tenant,
        @BindsInstance Reachable reachable,
        @BindsInstance HeadFile head,
        @BindsInstance Limits limits,
        @BindsInstance SecureRandom random,
        @BindsInstance Clock clock);
  }
}
