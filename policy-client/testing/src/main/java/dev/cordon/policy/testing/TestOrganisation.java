package dev.cordon.policy.testing;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cordon.policy.protocol.CheckIn;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Consent;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.audit.AuditEvent;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.wire.Wire;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An organisation in this process: keys, a policy, enrolments, commands, receipts. It speaks the
 * real protocol with the real policy client of its {@link TestPhone}s, and opens no socket.
 *
 * <p>What it does to a phone that is online has happened when the method returns; a phone that is
 * offline hears of it at {@link TestPhone#goOnline}. Its time is the true one of its phones ({@link
 * dev.cordon.testing.FakeClock#truth}). Safe for many threads.
 */
public final class TestOrganisation implements AutoCloseable {
  private static final Instant FOUNDED = Instant.parse("2026-04-01T09:00:00Z");
  private static final URI SERVER = URI.create("https://mam.example");
  private static final String PIN = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  private final List<TestPhone> phones = new CopyOnWriteArrayList<>();
  private final Seal seal = new Seal(FOUNDED);
  private final Register register;
  private final FrontDesk desk;

  private TestOrganisation(Policy first) {
    this.register = new Register(seal, this::now, first);
    this.desk = new FrontDesk(seal, register, this::now);
  }

  /** One whose policy is the default for personal devices. */
  public static TestOrganisation open() {
    return new TestOrganisation(Policy.DEFAULT);
  }

  /** A phone with an empty container in {@code directory} that belongs to nobody yet. */
  public TestPhone newPhone(Path directory) {
    TestPhone phone = new TestPhone(directory, desk);
    phone.device().clock().pass(Duration.between(phone.device().clock().truth(), now()));
    phones.add(phone);
    return phone;
  }

  /** A phone that belongs here, its container open. */
  public TestPhone enrolledPhone(Path directory) {
    TestPhone phone = newPhone(directory);
    phone.enrol(invite());
    return phone;
  }

  /** A new invitation. */
  public Invitation invite() {
    return new Invitation(SERVER, register.invite(), PIN, seal.tenant());
  }

  /** The policy as it stands here. */
  public Policy policy() {
    return register.policy();
  }

  /** Publishes {@code policy}; phones that are online obey it on return. */
  public void publish(Policy policy) {
    register.publish(policy);
    phones.forEach(TestPhone::hear);
  }

  /**
   * Publishes a policy as an administrator writes it, such as {@code {"transfer": {"print":
   * "allowed"}}}; what is not named has its default.
   *
   * @throws IllegalArgumentException if a setting is unknown or out of range
   */
  public void publish(String json) {
    JsonObject settings = JsonParser.parseString(json).getAsJsonObject();
    Fields fields = Fields.of(settings);
    try {
      Policy policy = Wire.POLICY.codec().read(fields);
      mustAllBeKnown(settings, "", fields);
      publish(policy);
    } catch (DocumentRefusedException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Has the phone's container locked, until {@link #unlock}. */
  public void lock(TestPhone phone, String words) {
    order(phone, Command.Kind.LOCK, words, Optional.empty());
  }

  /** Takes the lock back; the passcode opens it. */
  public void unlock(TestPhone phone) {
    order(phone, Command.Kind.UNLOCK, "", Optional.empty());
  }

  /** Has everything wiped. */
  public void wipe(TestPhone phone, String words) {
    order(phone, Command.Kind.WIPE, words, Optional.empty());
  }

  /** Has one domain wiped, and all whose names begin with it and a slash. */
  public void wipe(TestPhone phone, String domain, String words) {
    order(phone, Command.Kind.WIPE_DOMAIN, words, Optional.of(domain));
  }

  /** Has everything wiped because the use ended. */
  public void endUse(TestPhone phone, String words) {
    order(phone, Command.Kind.END_USE, words, Optional.empty());
  }

  /** What the employee agreed to. */
  public Consent consent(TestPhone phone) {
    return register.consent(phone.enrolment());
  }

  /** The phone's check-ins, oldest first. */
  public List<CheckIn> checkIns(TestPhone phone) {
    return register.list(phone.enrolment(), member -> member.checkIns);
  }

  /** The phone's receipts, oldest first. */
  public List<Receipt> receipts(TestPhone phone) {
    return register.list(phone.enrolment(), member -> member.receipts);
  }

  /** What the phone recorded of its container's life, as far as it brought it. */
  public List<AuditEvent> events(TestPhone phone) {
    return register.list(phone.enrolment(), member -> member.events);
  }

  /** Every word that came from any phone: the JSON documents that they signed. */
  public List<String> heard() {
    return desk.heard();
  }

  /** Closes its phones. */
  @Override
  public void close() {
    phones.forEach(TestPhone::close);
  }

  private void order(TestPhone phone, Command.Kind kind, String words, Optional<String> domain) {
    register.order(phone.enrolment(), kind, words, domain);
    phone.hear();
  }

  private Instant now() {
    return phones.stream()
        .map(phone -> phone.device().clock().truth())
        .reduce(FOUNDED, (one, other) -> one.isAfter(other) ? one : other);
  }

  private static void mustAllBeKnown(JsonObject settings, String path, Fields read) {
    for (Map.Entry<String, JsonElement> setting : settings.entrySet()) {
      String here = path + setting.getKey();
      if (setting.getValue() instanceof JsonObject group) {
        mustAllBeKnown(group, here + ".", read);
      } else if (!read.asked().contains(here)) {
        throw new IllegalArgumentException("no policy has a setting " + here);
      }
    }
  }
}
