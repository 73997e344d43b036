package dev.cordon.core.access;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.device.Whereabouts;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Places;
import dev.cordon.policy.protocol.policy.Places.Unknown;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether the container may be open where the device is (requirement D8): {@code access.places}.
 * Where that is stays in here, is never written down, and is not even asked for while the policy
 * names no country. Safe for many threads; but for {@link #look} and the first question it goes by
 * what was seen last, takes no lock and makes no garbage.
 */
public final class PlaceTerm {
  private static final Pattern CODE = Pattern.compile("[A-Z]{2}");
  private static final int MOST_NAMED = 10;

  private final ControlStore control;
  private final Whereabouts whereabouts;
  private volatile @Nullable Seen seen;

  private record Seen(Optional<String> country) {
    @Override
    public String toString() {
      return "Seen[not shown]";
    }
  }

  public PlaceTerm(ControlStore control, Whereabouts whereabouts) {
    this.control = control;
    this.whereabouts = whereabouts;
  }

  /** Asks the device again, if the policy names countries; else forgets what it said. */
  public void look() {
    seen = isLimited() ? new Seen(country()) : null;
  }

  /** Whether a place can ever close the container. */
  public boolean isLimited() {
    return places().areLimited();
  }

  /** Whether the container may be open here. */
  public boolean isKept() {
    Places places = places();
    if (!places.areLimited()) {
      return true;
    }
    Optional<String> country = lastSeen();
    return country.isPresent() ? places.permit(country.get()) : places.unknown() != Unknown.BLOCK;
  }

  /** What keeps it closed here; empty if nothing does. */
  public Optional<Reason> whyClosed() {
    return isKept()
        ? Optional.empty()
        : Optional.of(reason(lastSeen().isPresent() ? Code.OUTSIDE_PLACES : Code.PLACE_UNKNOWN));
  }

  /** That nobody knows whether it may be open here. */
  public Optional<Reason> notice() {
    Places places = places();
    boolean warned =
        places.areLimited() && places.unknown() == Unknown.WARN && !lastSeen().isPresent();
    return warned ? Optional.of(reason(Code.PLACE_UNKNOWN_WARNED)) : Optional.empty();
  }

  /** Names what the policy permits, never where the device is: reasons end up in logs of apps. */
  private Reason reason(Code code) {
    Places places = places();
    String named =
        places.countries().stream().sorted().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return Reason.of(code, places.countries().size() > MOST_NAMED ? named + ", …" : named);
  }

  private Optional<String> lastSeen() {
    Seen last = seen;
    if (last == null) {
      last = new Seen(country());
      seen = last;
    }
    return last.country();
  }

  private Optional<String> country() {
    try {
      return whereabouts
          .country()
          .map(code -> code.toUpperCase(Locale.ROOT))
          .filter(code -> CODE.matcher(code).matches());
    } catch (RuntimeException nobodyKnows) {
      return Optional.empty();
    }
  }

  private Places places() {
    return control.get().policy().access().places();
  }
}
