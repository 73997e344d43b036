package dev.cordon.server.admin;

import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.keys.OnlineKeys;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.SecondFactors;
import dev.cordon.server.register.Tables;
import dev.cordon.server.secret.RandomText;
import dev.cordon.server.secret.SealedSecret;
import dev.cordon.server.secret.Totp;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Codes of an authenticator app (RFC 6238), or recovery codes where the app is lost. Each is good
 * once: a code of a step, or of one before it, that was used is refused.
 */
public final class SecondFactor {
  private static final int RECOVERY_CODES = 10;
  private static final Pattern DIGITS = Pattern.compile("[0-9]{6}");
  private static final String ISSUER = "Cordon MAM";

  private final SealedSecret seal;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  public SecondFactor(OnlineKeys keys, SecureRandom random, Clock clock) {
    this.seal = new SealedSecret(keys.derived("cordon: key of second factors, v1"));
    this.random = random;
    this.clock = clock;
  }

  static boolean isOn(String administrator, Tables tables) {
    return confirmed(administrator, tables).isPresent();
  }

  private static Optional<SecondFactors.SecondFactor> confirmed(
      String administrator, Tables tables) {
    return tables.secondFactors().of(administrator).filter(SecondFactors.SecondFactor::isConfirmed);
  }

  /** A fresh secret, as the URI that an app reads; not asked for before it was confirmed. */
  String begin(String administrator, Tables tables) throws Refused {
    if (isOn(administrator, tables)) {
      throw new Refused(Fault.SECOND_FACTOR_EXISTS);
    }
    byte[] secret = new byte[Totp.SECRET_BYTES];
    random.nextBytes(secret);
    tables.secondFactors().begin(administrator, seal.seal(secret, purpose(administrator)));
    return Totp.STANDARD.uri(ISSUER, administrator, secret);
  }

  /** Begins to ask for it, once {@code code} shows that the app has it; the recovery codes. */
  List<String> confirm(String administrator, String code, Tables tables) throws Refused {
    SecondFactors.SecondFactor begun =
        tables
            .secondFactors()
            .of(administrator)
            .orElseThrow(() -> new Refused(Fault.SECOND_FACTOR_MISSING));
    if (begun.isConfirmed()) {
      throw new Refused(Fault.SECOND_FACTOR_EXISTS);
    }
    use(administrator, begun, code, tables);
    RandomText words = new RandomText(random);
    List<String> codes = Stream.generate(words::secret).limit(RECOVERY_CODES).toList();
    List<String> hashes = codes.stream().map(Doorkeeper::hash).toList();
    tables.secondFactors().confirm(administrator, hashes, clock.instant());
    return codes;
  }

  /** Uses {@code code} up, if the administrator has a second factor. */
  void check(String administrator, Optional<String> code, Tables tables) throws Refused {
    Optional<SecondFactors.SecondFactor> factor = confirmed(administrator, tables);
    if (factor.isEmpty()) {
      return;
    }
    String typed = typed(code.orElseThrow(() -> new Refused(Fault.SECOND_FACTOR_NEEDED)));
    if (DIGITS.matcher(typed).matches()) {
      use(administrator, factor.get(), typed, tables);
    } else {
      recover(administrator, typed, tables);
    }
  }

  private void use(
      String administrator, SecondFactors.SecondFactor factor, String code, Tables tables)
      throws Refused {
    byte[] secret = secret(administrator, factor);
    OptionalLong step =
        Totp.STANDARD.match(secret, typed(code), clock.instant(), factor.lastStep());
    if (step.isEmpty()) {
      throw new Refused(Fault.SECOND_FACTOR_REFUSED);
    }
    tables.secondFactors().used(administrator, step.getAsLong());
  }

  private void recover(String administrator, String code, Tables tables) throws Refused {
    if (!tables.secondFactors().useRecoveryCode(administrator, Doorkeeper.hash(code))) {
      throw new Refused(Fault.SECOND_FACTOR_REFUSED);
    }
    Instant now = clock.instant();
    tables
        .auditTrail()
        .add(new AuditTrail.Event(now, administrator, Action.RECOVERY_CODE_USED, administrator));
  }

  private byte[] secret(String administrator, SecondFactors.SecondFactor factor) throws Refused {
    try {
      return seal.open(factor.sealed(), purpose(administrator));
    } catch (GeneralSecurityException changedInTheRegister) {
      throw new Refused(Fault.SECOND_FACTOR_REFUSED);
    }
  }

  private static String purpose(String administrator) {
    return "second factor of " + administrator;
  }

  /** Apps show the digits in two groups. */
  private static String typed(String code) {
    return code.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
