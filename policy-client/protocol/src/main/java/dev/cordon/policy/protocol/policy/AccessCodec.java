package dev.cordon.policy.protocol.policy;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.policy.Access.WhenExceeded;
import dev.cordon.policy.protocol.policy.Access.WhenUnprotected;

/** The group {@code access}. */
final class AccessCodec implements Codec<Access> {
  private static final HoursCodec HOURS = new HoursCodec();
  private static final int DAY_SECONDS = 86_400;
  private static final int MONTH_MINUTES = 30 * 24 * 60;
  private static final int YEAR_HOURS = 365 * 24;
  private static final int MOST_AGE_DAYS = 3650;
  private static final int MOST_HISTORY = 24;

  private final PlacesCodec places;

  private AccessCodec(PlacesCodec places) {
    this.places = places;
  }

  /** For policies that arrive, or are written by an administrator. */
  static AccessCodec said() {
    return new AccessCodec(new PlacesCodec(false));
  }

  /** For the policy that a device keeps. */
  static AccessCodec kept() {
    return new AccessCodec(new PlacesCodec(true));
  }

  @Override
  public JsonObject write(Access access) {
    JsonObject passcode = new JsonObject();
    passcode.addProperty("type", Words.camelCase(access.passcode().type()));
    passcode.addProperty("minLength", access.passcode().minLength());
    passcode.addProperty("forbidSimple", access.passcode().forbidSimple());
    passcode.addProperty("maxAgeDays", access.passcode().maxAgeDays());
    passcode.addProperty("history", access.passcode().history());
    JsonObject json = new JsonObject();
    json.add("passcode", passcode);
    json.addProperty("maxAttempts", access.maxAttempts());
    json.addProperty("whenExceeded", Words.camelCase(access.whenExceeded()));
    json.addProperty("attemptDelay", access.attemptDelay());
    json.addProperty("idleLockSeconds", access.idleLockSeconds());
    json.addProperty("lockOnBackgroundSeconds", access.lockOnBackgroundSeconds());
    json.addProperty("whenUnprotected", Words.camelCase(access.whenUnprotected()));
    json.addProperty("biometric", Words.camelCase(access.biometric()));
    json.addProperty("biometricUntilMinutes", access.biometricUntilMinutes());
    json.addProperty("signInAgainHours", access.signInAgainHours());
    json.add("hours", HOURS.write(access.hours()));
    json.addProperty("syncWhileLocked", access.syncWhileLocked());
    json.add("places", places.write(access.places()));
    return json;
  }

  @Override
  public Access read(Fields fields) throws DocumentRefusedException {
    Settings settings = new Settings(fields);
    Access absent = Access.DEFAULT;
    return new Access(
        passcode(new Settings(fields.group("passcode"))),
        settings.number("maxAttempts", 3, 20, absent.maxAttempts()),
        settings.choice("whenExceeded", WhenExceeded.values(), absent.whenExceeded()),
        settings.flag("attemptDelay", absent.attemptDelay()),
        settings.number("idleLockSeconds", 15, DAY_SECONDS, absent.idleLockSeconds()),
        settings.number(
            "lockOnBackgroundSeconds", 0, DAY_SECONDS, absent.lockOnBackgroundSeconds()),
        settings.choice("whenUnprotected", WhenUnprotected.values(), absent.whenUnprotected()),
        settings.choice("biometric", Permission.values(), absent.biometric()),
        settings.number("biometricUntilMinutes", 1, MONTH_MINUTES, absent.biometricUntilMinutes()),
        settings.number("signInAgainHours", 0, YEAR_HOURS, absent.signInAgainHours()),
        HOURS.read(fields.group("hours")),
        settings.flag("syncWhileLocked", absent.syncWhileLocked()),
        places.read(fields.group("places")));
  }

  private static PasscodeRules passcode(Settings settings) throws DocumentRefusedException {
    PasscodeRules absent = PasscodeRules.DEFAULT;
    return new PasscodeRules(
        settings.choice("type", PasscodeRules.Type.values(), absent.type()),
        settings.number("minLength", 4, 64, absent.minLength()),
        settings.flag("forbidSimple", absent.forbidSimple()),
        settings.number("maxAgeDays", 0, MOST_AGE_DAYS, absent.maxAgeDays()),
        settings.number("history", 0, MOST_HISTORY, absent.history()));
  }
}
