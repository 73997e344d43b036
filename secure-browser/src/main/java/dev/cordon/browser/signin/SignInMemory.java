package dev.cordon.browser.signin;

import dev.cordon.browser.signin.SignIns.Credentials;
import dev.cordon.browser.signin.SignIns.Question;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import okhttp3.Challenge;
import okhttp3.HttpUrl;

/**
 * What the employee answered in this session, by server and realm (RFC 7617). Only {@code Basic} is
 * spoken, and only under TLS, which every request here is. Safe for many threads.
 */
public final class SignInMemory {
  /** So often one load may ask; then the server's own page is shown. */
  public static final int MAX_QUESTIONS = 3;

  private static final int MAX_REALM_CHARS = 200;
  private static final int MAX_KNOWN = 1000;

  private final SignIns asking;
  private final BooleanSupplier mayKeep;
  private final Map<Realm, String> known = new HashMap<>(); // guarded by this
  private final Map<Realm, List<String>> areas = new HashMap<>(); // guarded by this

  /**
   * Knows nothing.
   *
   * @param mayKeep false once nothing more may be remembered
   */
  public SignInMemory(SignIns asking, BooleanSupplier mayKeep) {
    this.asking = asking;
    this.mayKeep = mayKeep;
  }

  /** One space of protection (RFC 9110, section 11.5). */
  private record Realm(String host, int port, String name) {
    static Realm of(HttpUrl url, String name) {
      return new Realm(url.host(), url.port(), name);
    }

    boolean isOn(HttpUrl url) {
      return host.equals(url.host()) && port == url.port();
    }
  }

  /** What to send unasked: to where, or below where, it was accepted (RFC 7617, section 2.2). */
  public synchronized Optional<String> unasked(HttpUrl url) {
    for (Map.Entry<Realm, List<String>> each : areas.entrySet()) {
      if (each.getKey().isOn(url)
          && each.getValue().stream().anyMatch(area -> url.encodedPath().startsWith(area))) {
        return Optional.ofNullable(known.get(each.getKey()));
      }
    }
    return Optional.empty();
  }

  /**
   * What to answer to the challenges of {@code url}.
   *
   * @param sent what was sent and not accepted; empty: nothing
   * @param questions how often this load asked the employee already
   */
  public Answer answer(
      int tab, HttpUrl url, List<Challenge> challenges, Optional<String> sent, int questions) {
    Optional<Challenge> basic =
        challenges.stream().filter(each -> each.scheme().equalsIgnoreCase("Basic")).findFirst();
    if (!basic.isPresent()) {
      return new Answer(Optional.empty(), questions);
    }
    Realm realm = Realm.of(url, name(basic.get()));
    Optional<String> remembered = remembered(realm, sent);
    if (remembered.isPresent() || questions >= MAX_QUESTIONS) {
      return new Answer(remembered, questions);
    }
    Question question = new Question(tab, url.host(), realm.name(), sent.isPresent());
    Optional<String> typed = asking.ask(question).map(SignInMemory::basic);
    typed.ifPresent(answer -> remember(realm, url, answer));
    return new Answer(typed, questions + 1);
  }

  /** What to send; empty: nothing, the server's own page is shown. */
  public record Answer(Optional<String> authorization, int questions) {
    @Override
    public String toString() {
      return "Answer[]";
    }
  }

  /** Forgets all. */
  public synchronized void clear() {
    known.clear();
    areas.clear();
  }

  private synchronized Optional<String> remembered(Realm realm, Optional<String> sent) {
    Optional<String> remembered = Optional.ofNullable(known.get(realm));
    if (remembered.isPresent() && remembered.equals(sent)) {
      known.remove(realm);
      areas.remove(realm);
      return Optional.empty();
    }
    return remembered;
  }

  private synchronized void remember(Realm realm, HttpUrl url, String authorization) {
    // Asked under the lock: whoever ends the keeping clears afterwards.
    if (mayKeep.getAsBoolean() && known.size() < MAX_KNOWN) {
      String path = url.encodedPath();
      known.put(realm, authorization);
      areas
          .computeIfAbsent(realm, any -> new ArrayList<>())
          .add(path.substring(0, path.lastIndexOf('/') + 1));
    }
  }

  private static String name(Challenge challenge) {
    String realm = challenge.realm() == null ? "" : challenge.realm();
    String plain = realm.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "");
    return plain.length() <= MAX_REALM_CHARS ? plain : plain.substring(0, MAX_REALM_CHARS);
  }

  private static String basic(Credentials credentials) {
    return okhttp3.Credentials.basic(
        credentials.user(), credentials.password(), StandardCharsets.UTF_8);
  }
}
