package dev.cordon.server.log;

import dev.cordon.server.issue.Tenant;
import dev.cordon.server.register.AuditLinks;
import dev.cordon.server.register.AuditLinks.Anchor;
import dev.cordon.server.register.Register;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts the whole log again. */
public final class LogCheck {
  private static final int PAGE = 1_000;

  /** Whoever altered more than so many events is found out by these. */
  private static final int MOST_FINDINGS = 100;

  private final Register register;
  private final Linking linking;
  private final HeadSeal seal;
  private final Tenant tenant;

  @Inject
  public LogCheck(Register register, Linking linking, HeadSeal seal, Tenant tenant) {
    this.register = register;
    this.linking = linking;
    this.seal = seal;
    this.tenant = tenant;
  }

  /** What can be wrong. */
  public enum Kind {
    /** These events are not what was linked, or stand in another's place. */
    ALTERED,
    /** Events of these numbers are gone. */
    MISSING,
    /** The signature of the end at this number is not the server's. */
    BAD_SIGNATURE,
    /** These events come after the last end that the server signed. */
    UNSIGNED,
    /** The log once went on to this number, or went on otherwise: an older one is in its place. */
    CUT_BACK
  }

  /** One thing that is wrong, with events {@code first} to {@code last}. */
  public record Finding(Kind kind, long first, long last) {}

  /**
   * What was found.
   *
   * @param head where the log ends
   * @param signature the server's, of that end, in Base64; empty if there is none
   */
  public record Report(
      LogHead head, Instant signedAt, String keyId, String signature, List<Finding> findings) {}

  /** One run through the log. */
  private final class Run {
    private final List<Finding> findings = new ArrayList<>();
    private final LogHead until;
    private LogHead counted = new LogHead(0, LogChain.begin(tenant.id()));

    Run(LogHead until) {
      this.until = until;
    }

    void found(Kind kind, long first, long last) {
      if (findings.size() < MOST_FINDINGS) {
        findings.add(new Finding(kind, first, last));
      }
    }

    void count() {
      List<Anchor> anchors = anchorsFrom(1);
      while (counted.number() < until.number()) {
        long from = counted.number() + 1;
        List<AuditLinks.Row> rows = register.read(tables -> tables.auditLinks().from(from, PAGE));
        for (AuditLinks.Row row : rows) {
          take(row);
          anchors = judged(anchors);
        }
        if (rows.isEmpty()) {
          found(Kind.MISSING, from, until.number());
          return;
        }
      }
    }

    private void take(AuditLinks.Row row) {
      if (row.number() > counted.number() + 1) {
        found(Kind.MISSING, counted.number() + 1, row.number() - 1);
      } else if (!LogChain.next(counted.link(), row.number(), row).equals(row.link())) {
        found(Kind.ALTERED, row.number(), row.number());
      }
      counted = new LogHead(row.number(), row.link());
    }

    /** Those that are still ahead. */
    private List<Anchor> judged(List<Anchor> anchors) {
      List<Anchor> left = anchors;
      while (!left.isEmpty() && left.get(0).number() <= counted.number()) {
        judge(left.get(0));
        left = left.size() > 1 ? left.subList(1, left.size()) : anchorsFrom(counted.number() + 1);
      }
      return left;
    }

    private void judge(Anchor anchor) {
      if (!seal.isGood(anchor)) {
        found(Kind.BAD_SIGNATURE, anchor.number(), anchor.number());
      } else if (anchor.number() == counted.number() && !anchor.link().equals(counted.link())) {
        found(Kind.ALTERED, anchor.number(), anchor.number());
      }
    }
  }

  private List<Anchor> anchorsFrom(long number) {
    return register.read(tables -> tables.auditLinks().anchors(number, PAGE));
  }

  /** Counts it again, and looks whether it still goes through the end {@code known} elsewhere. */
  public Report against(Optional<LogHead> known) {
    LogHead head = linking.link();
    Optional<Anchor> anchor = register.read(tables -> tables.auditLinks().newestAnchor());
    Run run = new Run(head);
    run.count();
    if (register.read(tables -> tables.auditLinks().anyAfterNewestAnchor())) {
      run.found(Kind.UNSIGNED, anchor.map(Anchor::number).orElse(0L) + 1, head.number());
    }
    linking.written().filter(end -> !linking.holds(end)).ifPresent(end -> cutBack(end, run));
    known.filter(end -> !linking.holds(end)).ifPresent(end -> cutBack(end, run));
    return new Report(
        head,
        Instant.ofEpochMilli(anchor.map(Anchor::atMillis).orElse(0L)),
        anchor.map(Anchor::keyId).orElse(""),
        anchor.map(Anchor::signature).orElse(""),
        List.copyOf(run.findings));
  }

  private static void cutBack(LogHead end, Run run) {
    run.found(Kind.CUT_BACK, end.number(), end.number());
  }
}
