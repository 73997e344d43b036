package dev.cordon.server.log;

import dev.cordon.server.http.Incidents;
import dev.cordon.server.issue.Tenant;
import dev.cordon.server.register.AuditLinks;
import dev.cordon.server.register.AuditLinks.Anchor;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.RegisterUnavailableException;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gives the events of the log their places in the chain, a second after they were stored at the
 * latest. Afterwards and by one hand at a time, because a chain that every transaction extends
 * makes all of them wait for each other (decision 0203). Safe for many threads.
 */
@Singleton
public final class Linking implements AutoCloseable {
  private static final int BATCH = 500;
  private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  private final Register register;
  private final Tenant tenant;
  private final HeadSeal seal;
  private final HeadFile file;
  private final Clock clock;
  private final ScheduledExecutorService hand =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "link");
            thread.setDaemon(true);
            return thread;
          });

  private Instant noteAfter = Instant.MIN; // guarded by this

  @Inject
  public Linking(Register register, Tenant tenant, HeadSeal seal, HeadFile file, Clock clock) {
    this.register = register;
    this.tenant = tenant;
    this.seal = seal;
    this.file = file;
    this.clock = clock;
  }

  /** Links what is there, and from now on what comes. */
  public void start() {
    linkQuietly();
    var unused = hand.scheduleWithFixedDelay(this::linkQuietly, 1, 1, TimeUnit.SECONDS);
  }

  private void linkQuietly() {
    try {
      link();
      noteIfDue();
    } catch (RegisterUnavailableException away) {
      // It is reported by whoever asked for something; the next second looks again.
    } catch (RuntimeException e) {
      var unused = Incidents.report(e);
    }
  }

  /** Links all that is stored; where the log ends then. */
  LogHead link() {
    while (!register.read(tables -> tables.auditLinks().unlinked(1)).isEmpty()) {
      register.transaction(
          tables -> {
            linkSome(tables);
            return tables;
          });
    }
    return register.read(tables -> end(tables.auditLinks()));
  }

  private void linkSome(Tables tables) {
    AuditLinks links = tables.auditLinks();
    List<AuditLinks.Row> rows = links.unlinked(BATCH);
    if (rows.isEmpty()) {
      return; // another server was faster
    }
    LogHead end = end(links);
    for (AuditLinks.Row row : rows) {
      long number = end.number() + 1;
      end = new LogHead(number, LogChain.next(end.link(), number, row));
      links.link(row.id(), number, end.link());
    }
    sign(end, links);
  }

  /**
   * The signed end, or, where somebody took that away, the last event: the log goes on whatever was
   * done to it, and the check tells what was.
   */
  private LogHead end(AuditLinks links) {
    LogHead signed =
        links
            .newestAnchor()
            .map(anchor -> new LogHead(anchor.number(), anchor.link()))
            .orElseGet(() -> new LogHead(0, LogChain.begin(tenant.id())));
    return links
        .last()
        .filter(last -> last.number() > signed.number())
        .map(last -> new LogHead(last.number(), last.link()))
        .orElse(signed);
  }

  private void sign(LogHead end, AuditLinks links) {
    Optional<Anchor> before = links.newestAnchor();
    Anchor anchor = seal.sign(end, clock.millis());
    links.add(anchor);
    before
        .filter(each -> each.atMillis() / DAY_MILLIS == anchor.atMillis() / DAY_MILLIS)
        .ifPresent(links::remove);
  }

  private void noteIfDue() {
    synchronized (this) {
      if (clock.instant().isBefore(noteAfter)) {
        return;
      }
      noteAfter = clock.instant().plus(BETWEEN_NOTES);
    }
    note();
  }

  /** Never over an end that the register does not have any more: that one is the proof. */
  private void note() {
    LogHead end = register.read(tables -> end(tables.auditLinks()));
    Optional<LogHead> written = file.read();
    if (written.isPresent() && (written.get().equals(end) || !holds(written.get()))) {
      return;
    }
    try {
      file.write(end);
    } catch (IOException e) {
      var unused = Incidents.report(e);
    }
  }

  boolean holds(LogHead head) {
    return head.number() == 0
        || register.read(tables -> tables.auditLinks().from(head.number(), 1)).stream()
            .anyMatch(row -> row.number() == head.number() && row.link().equals(head.link()));
  }

  Optional<LogHead> written() {
    return file.read();
  }

  @Override
  public void close() {
    hand.shutdown();
    try {
      if (hand.awaitTermination(30, TimeUnit.SECONDS)) {
        link();
        note();
      }
    } catch (RegisterUnavailableException away) {
      // The next start links what is left.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
