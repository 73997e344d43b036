package dev.cordon.testing.android;

import android.security.keystore.KeyGenParameterSpec;
import android.security.keystore.KeyProperties;
import dev.cordon.testing.android.FakeAndroidKeyStore.ProcessDeath;
import dev.cordon.testing.android.FakeAndroidKeyStore.Trouble;
import dev.cordon.testing.android.FakeEntry.State;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.UnrecoverableKeyException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.crypto.IllegalBlockSizeException;

/**
 * The service behind the provider: keys, rules, troubles. Each call of an app passes {@link #live},
 * where the process may die. {@code this} guards all fields.
 */
final class FakeService {
  /** A copy of all keys. */
  record Keys(Map<String, FakeEntry> byName) {}

  private final Map<String, FakeEntry> keys = new TreeMap<>();
  private int level = KeyProperties.SECURITY_LEVEL_TRUSTED_ENVIRONMENT;
  private boolean strongBox;
  private boolean fingers = true;
  private long recognitions;
  private Trouble trouble = Trouble.BUSY;
  private int troubledCalls;
  private int callsToDeath = Integer.MAX_VALUE;
  private boolean lastTakesEffect;

  synchronized void strongBox(boolean present) {
    strongBox = present;
  }

  synchronized void inSoftware() {
    level = KeyProperties.SECURITY_LEVEL_SOFTWARE;
  }

  synchronized void recognise() {
    recognitions++;
  }

  synchronized long recognitions() {
    return recognitions;
  }

  synchronized void endBoundKeys(boolean anotherFinger) {
    fingers = anotherFinger;
    Predicate<FakeEntry> ends =
        anotherFinger ? FakeEntry::endsWithAnotherFinger : FakeEntry::wantsOwner;
    keys.replaceAll((name, key) -> ends.test(key) ? key.with(State.ENDED) : key);
  }

  synchronized void trouble(Trouble kind, int calls) {
    trouble = kind;
    troubledCalls = calls;
  }

  synchronized void corrupt(String part) {
    keys.replaceAll((name, key) -> name.contains(part) ? key.with(State.BROKEN) : key);
  }

  synchronized void lose(String part) {
    keys.keySet().removeIf(name -> name.contains(part));
  }

  synchronized Keys copy() {
    return new Keys(new TreeMap<>(keys));
  }

  synchronized void replace(Keys other) {
    keys.clear();
    keys.putAll(other.byName());
  }

  synchronized Set<String> names() {
    return new TreeSet<>(keys.keySet());
  }

  synchronized boolean isInStrongBox(String part) {
    return keys.values().stream()
        .filter(key -> key.name().contains(part))
        .allMatch(key -> key.level() == KeyProperties.SECURITY_LEVEL_STRONGBOX);
  }

  synchronized void dieIn(int calls, boolean takesEffect) {
    callsToDeath = calls;
    lastTakesEffect = takesEffect;
  }

  /** One call of an app: the process dies before it, after it, or not at all. */
  private <T> T live(Supplier<T> call) {
    callsToDeath--;
    if (callsToDeath < 0 || (callsToDeath == 0 && !lastTakesEffect)) {
      throw new ProcessDeath();
    }
    T result = call.get();
    if (callsToDeath == 0) {
      throw new ProcessDeath();
    }
    return result;
  }

  /** The trouble that this call meets. */
  private Optional<Trouble> met() {
    if (troubledCalls == 0) {
      return Optional.empty();
    }
    troubledCalls -= troubledCalls == Integer.MAX_VALUE ? 0 : 1;
    return Optional.of(trouble);
  }

  /** Never fails: what does not work is not listed. */
  synchronized Set<String> list() {
    boolean nothing = met().filter(FakeService::hidesKeys).isPresent();
    return live(() -> nothing ? Set.<String>of() : new TreeSet<>(keys.keySet()));
  }

  private static boolean hidesKeys(Trouble trouble) {
    return trouble != Trouble.STRONGBOX_FULL && trouble != Trouble.BAD_TAG_BY_ANOTHER_NAME;
  }

  /** The key, or empty if there is none. */
  synchronized Optional<FakeEntry> find(String name) throws UnrecoverableKeyException {
    Optional<Trouble> met = met();
    if (met.isPresent()) {
      FakeErrors.throwFinding(met.get());
    }
    return live(() -> Optional.ofNullable(keys.get(name)));
  }

  synchronized void delete(String name) throws java.security.KeyStoreException {
    Optional<Trouble> met = met().filter(FakeService::hidesKeys);
    if (met.isPresent()) {
      throw new java.security.KeyStoreException(
          "Failed to delete entry: " + name, FakeErrors.systemError());
    }
    live(() -> Optional.ofNullable(keys.remove(name)));
  }

  /** Checks what a key shall be like, before it is made. */
  synchronized void check(KeyGenParameterSpec spec) throws InvalidAlgorithmParameterException {
    if (spec.isUserAuthenticationRequired() && !fingers) {
      throw new InvalidAlgorithmParameterException(
          new IllegalStateException(
              "At least one biometric must be enrolled to create keys requiring user"
                  + " authentication for every use"));
    }
  }

  synchronized void add(FakeEntry fresh) {
    Optional<Trouble> met = met();
    met.ifPresent(FakeErrors::throwUnchecked);
    boolean wantsChip = FakeEntry.wantsStrongBox(fresh.spec());
    if (wantsChip && (!strongBox || met.equals(Optional.of(Trouble.STRONGBOX_FULL)))) {
      throw FakeErrors.strongBoxUnavailable();
    } else if (met.isPresent() && met.get() != Trouble.STRONGBOX_FULL && hidesKeys(met.get())) {
      FakeErrors.throwUnchecked(Trouble.PROVIDER);
    }
    live(() -> Optional.ofNullable(keys.put(fresh.name(), fresh)));
  }

  synchronized int level(KeyGenParameterSpec spec) {
    return FakeEntry.wantsStrongBox(spec) ? KeyProperties.SECURITY_LEVEL_STRONGBOX : level;
  }

  /** Begins to use a key for {@code purpose}. */
  synchronized FakeOperation begin(String name, int purpose) throws InvalidKeyException {
    Optional<Trouble> met = met();
    if (met.isPresent()) {
      FakeErrors.throwBeginning(met.get());
    }
    FakeEntry key = live(() -> Optional.ofNullable(keys.get(name))).orElse(null);
    if (key == null) {
      throw FakeErrors.invalid(FakeErrors.notFound());
    } else if (key.state() == State.BROKEN) {
      throw FakeErrors.invalid(FakeErrors.invalidBlob());
    } else if (key.state() == State.ENDED) {
      throw FakeErrors.ended();
    } else if ((key.spec().getPurposes() & purpose) == 0) {
      throw FakeErrors.invalid(FakeErrors.incompatible("purpose"));
    }
    return new FakeOperation(key, recognitions);
  }

  /** Ends what was begun; whether a bad tag shall have another name. */
  synchronized boolean finish(FakeOperation operation) throws IllegalBlockSizeException {
    Optional<Trouble> met = met();
    if (met.isPresent()) {
      FakeErrors.throwUnchecked(met.get());
      if (met.get() == Trouble.SYSTEM_ERROR || met.get() == Trouble.USER_LOCKED) {
        throw FakeErrors.failed(FakeErrors.systemError());
      }
    }
    live(() -> true);
    if (operation.key().wantsOwner() && recognitions == operation.recognitionsBefore()) {
      throw FakeErrors.failed(FakeErrors.ownerNotRecognised());
    }
    return met.equals(Optional.of(Trouble.BAD_TAG_BY_ANOTHER_NAME));
  }
}
