package dev.cordon.policy.protocol.policy;

import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.audit.AuditCategory;
import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.policy.Navigation.Bookmark;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import dev.cordon.policy.protocol.policy.PostureRules.DateStep;
import dev.cordon.policy.protocol.policy.PostureRules.Devices;
import dev.cordon.policy.protocol.policy.PostureRules.EngineStep;
import dev.cordon.policy.protocol.policy.PostureRules.Ladders;
import dev.cordon.policy.protocol.policy.PostureRules.VersionStep;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Any valid policy. */
public final class RandomPolicies {
  private final Random random;

  private RandomPolicies(Random random) {
    this.random = random;
  }

  /** One of them. */
  public static Policy next(Random random) {
    RandomPolicies any = new RandomPolicies(random);
    return new Policy(
        any.transfer(),
        any.access(),
        any.posture(),
        any.lease(),
        any.network(),
        any.browser(),
        any.audit());
  }

  private Transfer transfer() {
    Set<Transfer.SaveTarget> saveTo = new HashSet<>();
    for (Transfer.SaveTarget target : Transfer.SaveTarget.values()) {
      if (random.nextBoolean()) {
        saveTo.add(target);
      }
    }
    return new Transfer(
        one(Transfer.CopyPaste.values()),
        between(0, 1_000_000),
        one(Permission.values()),
        one(Transfer.Reach.values()),
        new HashSet<>(some(() -> "com.example.app" + random.nextInt(1000))),
        one(Transfer.Reach.values()),
        saveTo,
        one(Permission.values()),
        one(Transfer.Notifications.values()),
        one(Transfer.Watermark.values()),
        one(Transfer.ContactsSync.values()),
        one(Transfer.Backup.values()),
        new Transfer.Inputs(
            new HashSet<>(some(() -> "com.example.keys/.Board" + random.nextInt(1000))),
            new HashSet<>(some(() -> one(Transfer.Sensor.values())))));
  }

  private Access access() {
    return new Access(
        new PasscodeRules(one(PasscodeRules.Type.values()), between(4, 64), random.nextBoolean())
            .withLife(between(0, 3_650), between(0, 24)),
        between(3, 20),
        one(Access.WhenExceeded.values()),
        random.nextBoolean(),
        between(15, 86_400),
        between(0, 86_400),
        one(Access.WhenUnprotected.values()),
        one(Permission.values()),
        between(1, 43_200),
        between(0, 8_760),
        hours(),
        random.nextBoolean(),
        new Places(
            new HashSet<>(some(() -> one(new String[] {"JP", "KR", "US"}))),
            one(Places.Unknown.values())));
  }

  private Hours hours() {
    return new Hours(
        ZoneId.of(one(new String[] {"Asia/Tokyo", "America/New_York", "UTC"})),
        some(
            () ->
                new Hours.Window(
                    EnumSet.of(one(DayOfWeek.values()), one(DayOfWeek.values())), time(), time())),
        one(Hours.Outside.values()),
        between(5, 480),
        between(0, 50));
  }

  private LocalTime time() {
    return LocalTime.of(between(0, 23), between(0, 59));
  }

  private Lease lease() {
    return new Lease(
        between(5, 10_080), between(1, 8_760), between(1, 365), one(Lease.Share.values()));
  }

  private Network network() {
    return new Network(
        List.of(),
        some(() -> new Network.Pin("*.example" + random.nextInt(9), pins(), end())),
        one(Network.MinTls.values()),
        random.nextBoolean()
            ? Optional.of(
                new Network.ClientCertificate(
                    List.of("*.host" + random.nextInt(9), "a"),
                    "https://est.example:8443/.well-known/est/label_" + random.nextInt(9)))
            : Optional.empty(),
        some(
            () ->
                new Network.Gateway(
                    "https://gate.example:" + between(1, 65_535),
                    List.of("*.host" + random.nextInt(9)))));
  }

  private Browser browser() {
    return new Browser(
        some(
            () ->
                new Browser.SiteRule(
                    "*.host" + random.nextInt(99) + ".example/p", one(Browser.Verdict.values()))),
        some(() -> "*.intranet" + random.nextInt(99)).stream().distinct().toList(),
        navigation(),
        new Browser.Pages(one(Permission.values()), one(Browser.Uploads.values())),
        one(Browser.Downloads.values()),
        new HashSet<>(some(() -> one(Browser.Clear.values()))),
        one(Browser.Recorded.values()));
  }

  private Navigation navigation() {
    return new Navigation(
        random.nextBoolean() ? Optional.of("https://start.example/?a=b#c") : Optional.empty(),
        some(() -> new Bookmark("勤怠 " + random.nextInt(99), "https://time.example/")),
        one(Navigation.AddressBar.values()));
  }

  private PostureRules posture() {
    Map<HealthCheck, Action> checks = new HashMap<>();
    some(() -> one(HealthCheck.values())).forEach(check -> checks.put(check, action()));
    return new PostureRules(
        checks,
        random.nextBoolean() ? Optional.empty() : Optional.of(Action.BLOCK),
        new Ladders(
            some(this::os),
            some(this::os),
            some(() -> new DateStep(LocalDate.ofEpochDay(random.nextInt(99_999)), action())),
            some(() -> new VersionStep(version(), action())),
            some(() -> new VersionStep(version(), action()))),
        some(() -> new EngineStep(one(BrowserEngine.values()), version(), action())),
        new Devices(allowed(), allowed()));
  }

  private PostureRules.OsStep os() {
    return new PostureRules.OsStep(one(Platform.values()), version(), action());
  }

  private Optional<PostureRules.Allowed> allowed() {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(
            new PostureRules.Allowed(
                List.of("メーカー " + random.nextInt(99)),
                random.nextBoolean() ? Action.BLOCK : Action.WIPE));
  }

  private String version() {
    return random.nextInt(999) + ".0." + random.nextInt(999_999_999);
  }

  private Action action() {
    return one(Action.values());
  }

  private Audit audit() {
    return new Audit(
        new HashSet<>(some(() -> one(AuditCategory.values()))),
        between(1, 400),
        between(5, 10_080));
  }

  private List<String> pins() {
    return List.of(pin(), pin());
  }

  private Optional<Instant> end() {
    return random.nextBoolean()
        ? Optional.of(Instant.ofEpochSecond(between(0, 2_000_000_000)))
        : Optional.empty();
  }

  private String pin() {
    byte[] seed = new byte[4];
    random.nextBytes(seed);
    return Base64.getEncoder().encodeToString(Sha256.of(seed));
  }

  private <T> List<T> some(Supplier<T> item) {
    List<T> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(item.get());
    }
    return items;
  }

  private <E> E one(E[] values) {
    return values[random.nextInt(values.length)];
  }

  private int between(int min, int max) {
    return min + random.nextInt(max - min + 1);
  }
}
