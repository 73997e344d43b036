package dev.cordon.policy;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.Registration;
import dev.cordon.core.control.Membership;
import dev.cordon.core.control.Organisation;
import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Condition;
import dev.cordon.policy.protocol.Consent;
import dev.cordon.policy.protocol.ConsentPoint;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.policy.protocol.Reason.Code;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import okhttp3.Interceptor;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;

/**
 * Connects a container with its organisation's MAM server: enrols it, fetches policy, reports,
 * obeys commands, and brings their receipts.
 *
 * <p>Make one per container. Safe for many threads; one exchange with the server runs at a time.
 * Errors are {@link PolicyClientException} for what was refused, {@link
 * dev.cordon.core.net.UntrustedServerException} and {@link
 * dev.cordon.core.net.UnreachableServerException} for the connection, and the container's own.
 */
public final class PolicyClient implements AutoCloseable {
  private final Container container;
  private final Organisation organisation;
  private final Exchange exchange;
  private final CurrentLine line;
  private final Rhythm rhythm;
  private final Registration stateWatch;
  private final Object turn = new Object(); // held during an exchange

  private PolicyClient(Container container, DeviceClock clock, Pace pace, List<Interceptor> last) {
    this.container = container;
    this.line = new CurrentLine(last);
    this.organisation = container.organisation();
    this.exchange = new Exchange(organisation, clock, new Nonces(new SecureRandom()));
    this.rhythm = new Rhythm(new Background(), pace);
    this.stateWatch = container.onStateChange(this::reportNews);
    organisation.askForShares(Optional.of(this::fetchShares));
  }

  /** The client of {@code container}. */
  public static PolicyClient of(Container container) {
    return of(container, DeviceClock.system());
  }

  /** The client of {@code container} on a device with {@code clock}. */
  public static PolicyClient of(Container container, DeviceClock clock) {
    return of(container, clock, Pace.NORMAL);
  }

  static PolicyClient of(Container container, DeviceClock clock, Pace pace) {
    return new PolicyClient(container, clock, pace, List.of());
  }

  /** What {@code policy-client-testing} makes: {@code server} answers instead of the network. */
  static PolicyClient answeredBy(Interceptor server, Container container, DeviceClock clock) {
    return new PolicyClient(container, clock, Pace.NORMAL, List.of(server));
  }

  /**
   * Makes the container belong to the organisation that invites, with its policy in force on
   * return. May be repeated after any failure: the same invitation on the same device goes on where
   * it ended. A wiped container first delivers its last receipt.
   *
   * @param consent what the employee ticked on the current {@link
   *     dev.cordon.policy.protocol.ConsentForm}
   * @throws PolicyClientException with {@code CONSENT_MISSING} if a point was not ticked (nothing
   *     was sent), {@code ALREADY_ENROLLED}, {@code INVITATION_USED}, {@code INVITATION_EXPIRED},
   *     {@code INVITATION_UNKNOWN}, or a {@code DOCUMENT_*} reason
   */
  public void enrol(Invitation invitation, Consent consent) throws ContainerException {
    mustBeComplete(consent);
    synchronized (turn) {
      Optional<Membership> earlier = organisation.membership();
      if (earlier.isPresent()) {
        if (!isWiped()) {
          throw PolicyClientException.of(Code.ALREADY_ENROLLED);
        }
        deliverReceipts(earlier.get());
      }
      exchange.enrol(line.to(invitation.server(), invitation.tlsPin()), invitation, consent);
      keepWordAboutApps(consent);
      firstReport();
    }
    rhythm.wake();
  }

  /**
   * Reports to the server, does what its answer says, brings receipts, reports once more if that
   * changed anything, and brings the audit trail. Of a wiped container only receipts. What fails
   * with the trail is told to {@link #onProblem} alone; it is brought the next time.
   *
   * @throws PolicyClientException with {@code NOT_ENROLLED}, a refusal of the server's, or a {@code
   *     DOCUMENT_*} reason: then the last good policy stays in force
   */
  public void checkIn() throws ContainerException {
    synchronized (turn) {
      exchangeReports();
      try {
        var unused = uploadTrail();
      } catch (ContainerException e) {
        rhythm.tell(e);
      }
    }
  }

  private void exchangeReports() throws ContainerException {
    synchronized (turn) {
      Membership member = member();
      Optional<PolicyClientException> refused = isWiped() ? Optional.empty() : report(member);
      deliverReceipts(member);
      if (refused.isPresent()) {
        throw refused.get();
      }
    }
  }

  /**
   * From now on, until {@link #close}, in the background: waits for the server's word to check in,
   * checks in and uploads the audit trail at the policy's intervals, retries what failed with
   * growing pauses, and has the container judge its lease every minute. Does nothing if it already
   * does.
   */
  public void listen() {
    rhythm.start();
  }

  /** Calls {@code listener} with whatever fails in the background, on a background thread. */
  public Registration onProblem(Consumer<ContainerException> listener) {
    return rhythm.onProblem(listener);
  }

  /** Ends the background work and running requests; the container stays open. */
  @Override
  public void close() {
    stateWatch.close();
    organisation.askForShares(Optional.empty());
    rhythm.close();
    line.close();
    synchronized (turn) {
      // What was running has ended when this is had.
      return;
    }
  }

  /**
   * A word that could not be kept was not given: no app is looked at, and it can be given again.
   */
  private void keepWordAboutApps(Consent consent) {
    if (consent.agreed().contains(ConsentPoint.APPS) && !isWiped()) {
      try {
        container.posture().listedApps().agree(true);
      } catch (ContainerException e) {
        rhythm.tell(e);
      }
    }
  }

  /** What goes wrong from here on does not undo the enrolment; the background tries again. */
  private void firstReport() {
    try {
      checkIn();
    } catch (ContainerException e) {
      rhythm.tell(e);
    }
  }

  /** A refusal must not keep receipts back; a broken connection is thrown at once. */
  private Optional<PolicyClientException> report(Membership member) throws ContainerException {
    try {
      if (exchange.checkIn(line(member), member) && !isWiped()) {
        var unused = exchange.checkIn(line(member), member);
      }
      return Optional.empty();
    } catch (PolicyClientException e) {
      return Optional.of(e);
    }
  }

  private void deliverReceipts(Membership member) throws ContainerException {
    exchange.deliverReceipts(line(member), member);
  }

  /** Whether more may wait. */
  private boolean uploadTrail() throws ContainerException {
    synchronized (turn) {
      Membership member = member();
      return !isWiped() && exchange.deliverTrail(line(member), member);
    }
  }

  private ServerLine line(Membership member) throws ContainerException {
    return line.to(member.server(), member.tlsPin());
  }

  private Membership member() throws ContainerException {
    return organisation.membership().orElseThrow(() -> PolicyClientException.of(Code.NOT_ENROLLED));
  }

  private boolean isWiped() {
    Condition condition = organisation.condition();
    return condition == Condition.WIPED || condition == Condition.WIPING;
  }

  /** A receipt after a wipe, or that a share came into force: the server waits for both. */
  private void reportNews(ContainerState state) {
    boolean wiped = state instanceof ContainerState.Wiped && !organisation.receipts().isEmpty();
    if (wiped || (state instanceof ContainerState.Open && exchange.owesReport())) {
      rhythm.wake();
    }
  }

  /** One check-in, on the thread of whoever waits to open the container. */
  private void fetchShares() throws ContainerException {
    synchronized (turn) {
      Membership member = member();
      if (!isWiped()) {
        var unused = exchange.checkIn(line(member), member);
      }
    }
  }

  private static void mustBeComplete(Consent consent) throws PolicyClientException {
    if (!consent.missing().isEmpty()) {
      String points = consent.missing().stream().map(Enum::name).collect(Collectors.joining(", "));
      throw PolicyClientException.of(Code.CONSENT_MISSING, points);
    }
  }

  private final class Background implements Duties {
    @Override
    public boolean arePending() {
      return organisation.membership().isPresent()
          && (!isWiped() || !organisation.receipts().isEmpty());
    }

    @Override
    public boolean mayListen() {
      return organisation.membership().isPresent() && !isWiped();
    }

    @Override
    public boolean checkIn() throws ContainerException {
      exchangeReports();
      return false;
    }

    @Override
    public boolean upload() throws ContainerException {
      return uploadTrail();
    }

    @Override
    public EventSource events(EventSourceListener listener) throws ContainerException {
      synchronized (turn) { // or a wipe's end in between would see a new identity made here
        Membership member = member();
        if (isWiped()) {
          throw PolicyClientException.of(Code.NOT_ENROLLED);
        }
        return line(member).events("v1/events", exchange.listen(member), listener);
      }
    }

    @Override
    public void watchLease() throws ContainerException {
      organisation.applyLease();
    }

    @Override
    public Duration interval() {
      return Duration.ofMinutes(container.policy().lease().checkInMinutes());
    }

    @Override
    public Duration uploadInterval() {
      return Duration.ofMinutes(container.policy().audit().uploadMinutes());
    }
  }
}
