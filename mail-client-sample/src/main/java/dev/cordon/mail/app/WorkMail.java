package dev.cordon.mail.app;

import dagger.BindsInstance;
import dagger.Component;
import dev.cordon.browser.Loader;
import dev.cordon.core.Container;
import dev.cordon.core.Domain;
import dev.cordon.mail.account.Accounts;
import dev.cordon.mail.actions.MailActions;
import dev.cordon.mail.imap.MailSync;
import dev.cordon.mail.send.MailSender;
import dev.cordon.mail.send.Outbox;
import dev.cordon.mail.store.MailStore;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.files.SecureFiles;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;

/**
 * The mail app over one open container. It lives until the container locks; after the next unlock
 * open another.
 */
@Singleton
@Component(modules = MailModule.class)
public interface WorkMail {
  /** The mails on this device. */
  MailStore store();

  /** Fetches mail. */
  MailSync sync();

  /** The employee's accounts. */
  Accounts accounts();

  /** Mails on their way out. */
  Outbox outbox();

  /** Sends them. */
  MailSender sender();

  /** What may leave, after the gate was asked. */
  MailActions actions();

  /** Opens links of mails. */
  Loader loader();

  /** The encrypted files of the mail domain. */
  SecureFiles files();

  /** Opens database and files of the domain {@code mail} and wires the app to them. */
  static WorkMail open(
      Container work, Databases databases, Connections connections, Outlets outlets)
      throws IOException {
    Domain domain = work.domain("mail");
    SecureFiles files = SecureFiles.in(domain);
    SecureDatabase database = databases.open(domain, "mail");
    MailStore store = MailStore.open(database, files);
    Outbox outbox = new Outbox(database, Clock.systemUTC());
    Loader loader = Loader.in(work, connections.http(), new FileDownloads(files));
    return DaggerWorkMail.factory()
        .create(work, connections, outlets, files, database, store, outbox, loader);
  }

  /** Dagger's own; {@link #open} calls it. */
  @Component.Factory
  interface Factory {
    WorkMail create(
        @BindsInstance Container work,
        @BindsInstance Connections connections,
        @BindsInstance Outlets outlets,
        @BindsInstance SecureFiles files,
        @BindsInstance SecureDatabase database,
        @BindsInstance MailStore store,
        @BindsInstance Outbox outbox,
        @BindsInstance Loader loader);
  }
}
