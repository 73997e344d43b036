package dev.cordon.testing.android;

import java.util.Set;

/**
 * The Android Keystore, which Robolectric lacks: a provider called {@code AndroidKeyStore} whose
 * keys cannot be read out, do only what they were made for, take no nonce from the caller, want
 * their owner where they were made so, and end when a finger is enrolled or the screen lock goes.
 * And it fails as real ones do, when told to: {@link Trouble}.
 *
 * <pre>{@code
 * try (FakeAndroidKeyStore keystore = FakeAndroidKeyStore.install()) {
 *   Container work = AndroidContainers.open(context);
 *   ...
 *   keystore.trouble(Trouble.BUSY, 1);
 * }
 * }</pre>
 *
 * <p>Keys live as long as this object, over any number of containers opened and "processes" died.
 * One is installed at a time. Safe for many threads.
 */
public final class FakeAndroidKeyStore implements AutoCloseable {
  /** How a Keystore fails. */
  public enum Trouble {
    /** It has too much to do: {@code BackendBusyException} from API 31 on. */
    BUSY,
    /** An error of the system behind it: a {@code KeyStoreException} inside a checked one. */
    SYSTEM_ERROR,
    /** A {@code ProviderException} out of nothing, also when keys are made. */
    PROVIDER,
    /** The service died: a {@code RemoteException} inside a {@code RuntimeException}. */
    SERVICE_DIED,
    /** The device is locked, or was not unlocked since it started. */
    USER_LOCKED,
    /** The chip of its own has no room for another key. */
    STRONGBOX_FULL,
    /** Listings and look-ups that fail give nothing instead of an error, as real ones do. */
    NOTHING_LISTED,
    /** Altered ciphertext is not called by its name, but a block of an illegal size. */
    BAD_TAG_BY_ANOTHER_NAME
  }

  /** All keys of one moment. */
  public static final class Snapshot {
    private final FakeService.Keys keys;

    private Snapshot(FakeService.Keys keys) {
      this.keys = keys;
    }
  }

  /** The process died in the middle of a call; nothing may catch it and go on. */
  public static final class ProcessDeath extends Error {
    ProcessDeath() {
      super("the process dies here");
    }
  }

  private final FakeService service = new FakeService();

  private FakeAndroidKeyStore() {}

  /**
   * A Keystore of a phone with a trusted environment, one finger and no StrongBox, without keys.
   */
  public static FakeAndroidKeyStore install() {
    FakeAndroidKeyStore fake = new FakeAndroidKeyStore();
    FakeProvider.install(fake.service);
    return fake;
  }

  /** Whether there is a chip of its own for keys; from API 28 on. */
  public FakeAndroidKeyStore strongBox(boolean present) {
    service.strongBox(present);
    return this;
  }

  /** Keeps keys in software from now on, as the cheapest devices do. */
  public FakeAndroidKeyStore inSoftware() {
    service.inSoftware();
    return this;
  }

  /** The owner was recognised by finger or face: good for what was begun before, once. */
  public void recognise() {
    service.recognise();
  }

  /** Another finger is enrolled: keys that were bound to the earlier ones end. */
  public void enrolFinger() {
    service.endBoundKeys(true);
  }

  /** No finger and no screen lock any more: all keys that wanted their owner end. */
  public void removeScreenLock() {
    service.endBoundKeys(false);
  }

  /** The next {@code calls} calls that can meet this trouble do; it replaces an earlier one. */
  public void trouble(Trouble kind, int calls) {
    service.trouble(kind, calls);
  }

  /** Has this trouble until {@link #recover}. */
  public void trouble(Trouble kind) {
    service.trouble(kind, Integer.MAX_VALUE);
  }

  /** No trouble any more. */
  public void recover() {
    service.trouble(Trouble.BUSY, 0);
  }

  /**
   * Breaks the blobs of the keys whose names contain {@code part}, as updates of the system did.
   */
  public void corrupt(String part) {
    service.corrupt(part);
  }

  /** Loses the keys whose names contain {@code part}; all of them, if it is empty. */
  public void lose(String part) {
    service.lose(part);
  }

  /** All keys as they are now; to play a phone that is set back. */
  public Snapshot snapshot() {
    return new Snapshot(service.copy());
  }

  /** Exactly the keys of {@code snapshot}. */
  public void restore(Snapshot snapshot) {
    service.replace(snapshot.keys);
  }

  /** The process dies in the {@code calls}-th call from now: before it takes effect, or after. */
  public void dieIn(int calls, boolean lastTakesEffect) {
    service.dieIn(calls, lastTakesEffect);
  }

  /** No death is planned any more. */
  public void live() {
    service.dieIn(Integer.MAX_VALUE, false);
  }

  /** Whether all keys whose names contain {@code part} lie in StrongBox. */
  public boolean isInStrongBox(String part) {
    return service.isInStrongBox(part);
  }

  /** The names of all keys. */
  public Set<String> names() {
    return service.names();
  }

  /** Takes it away again. */
  @Override
  public void close() {
    FakeProvider.remove();
  }
}
