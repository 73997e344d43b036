package dev.cordon.server.admin;

import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Endpoint;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.Register;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets administrators through to the endpoints behind it, by the bearer token of their session. */
public final class Doorkeeper {
  private static final Pattern BEARER = Pattern.compile("Bearer ([0-9a-z]{52})");

  private final Register register;
  private final Clock clock;

  @Inject
  public Doorkeeper(Register register, Clock clock) {
    this.register = register;
    this.clock = clock;
  }

  /** What only an administrator may ask. */
  interface Guarded {
    Answer answer(Call call, String administrator) throws Refused;
  }

  Endpoint guard(Guarded inner) {
    return call -> {
      String token = token(call).orElseThrow(() -> new Refused(Fault.SESSION_MISSING));
      // Looked up by hash: the time of a comparison tells nothing about the token.
      String administrator =
          register
              .read(tables -> tables.sessions().administrator(hash(token), clock.instant()))
              .orElseThrow(() -> new Refused(Fault.SESSION_MISSING));
      return inner.answer(call, administrator);
    };
  }

  static Optional<String> token(Call call) {
    return call.header("Authorization")
        .map(BEARER::matcher)
        .filter(Matcher::matches)
        .map(match -> match.group(1));
  }

  static String hash(String token) {
    return Sha256.hex(token.getBytes(StandardCharsets.UTF_8));
  }
}
