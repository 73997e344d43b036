package dev.cordon.mail.app;

import dagger.Module;
import dagger.Provides;
import dev.cordon.core.Container;
import dev.cordon.mail.account.Accounts;
import dev.cordon.mail.actions.MailActions;
import dev.cordon.mail.connect.MailServers;
import dev.cordon.mail.connect.TimeLimits;
import dev.cordon.mail.imap.MailSync;
import dev.cordon.mail.mime.MailParser;
import dev.cordon.mail.send.MailSender;
import dev.cordon.mail.send.Outbox;
import dev.cordon.mail.store.MailStore;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.files.SecureFiles;
import jakarta.inject.Singleton;
import java.util.Optional;

/** How the mail app's parts come together. */
@Module
final class MailModule {
  private static final String SENT = "Sent";

  private MailModule() {}

  @Provides
  @Singleton
  static MailServers servers(Connections connections) {
    return new MailServers(connections.sockets(), TimeLimits.DEFAULT);
  }

  @Provides
  @Singleton
  static MailSync sync(MailServers servers, MailStore store) {
    return new MailSync(servers, store.mirror(), new MailParser());
  }

  @Provides
  static Accounts accounts(SecureDatabase database) {
    return new Accounts(database);
  }

  @Provides
  @Singleton
  static MailSender sender(MailServers servers, Outbox outbox, SecureFiles files) {
    return new MailSender(servers, outbox, files, Optional.of(SENT));
  }

  @Provides
  static MailActions actions(Container work, MailStore store, Outlets outlets) {
    return new MailActions(
        work.gate(), store, outlets.clipboard(), outlets.printer(), outlets.notifications());
  }
}
