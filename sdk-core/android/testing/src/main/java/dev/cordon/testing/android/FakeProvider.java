package dev.cordon.testing.android;

import android.security.keystore.KeyProperties;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Offers what the real providers offer, as far as the SDK uses it: one that makes and lists keys,
 * and one that works with them. A phone has the first last and the second first, so that whoever
 * names no provider gets keys of the usual kind, and keys of the Keystore find who can use them.
 */
final class FakeProvider extends Provider {
  private static final String NAME = "AndroidKeyStore";
  private static final String OPERATIONS = "AndroidKeyStoreBCWorkaround";
  private static final String HMAC = "HmacSHA256";

  private FakeProvider(String name) {
    super(name, "1.0", "a fake Android Keystore");
  }

  /** Takes the place of whatever Keystore there was. */
  static void install(FakeService service) {
    remove();
    Security.insertProviderAt(operations(service), 1);
    Security.addProvider(keys(service));
  }

  static void remove() {
    Security.removeProvider(NAME);
    Security.removeProvider(OPERATIONS);
  }

  private static FakeProvider keys(FakeService service) {
    FakeProvider keys = new FakeProvider(NAME);
    keys.offer("KeyStore", NAME, () -> new FakeKeyStoreSpi(service));
    keys.offer("KeyGenerator", "AES", () -> new FakeKeyGeneratorSpi(service, "AES"));
    keys.offer("KeyGenerator", HMAC, () -> new FakeKeyGeneratorSpi(service, HMAC));
    keys.offer("KeyPairGenerator", "EC", () -> new FakeKeyPairGeneratorSpi(service));
    keys.offer("SecretKeyFactory", "AES", () -> new FakeKeyInfoSpi(service));
    keys.offer("SecretKeyFactory", HMAC, () -> new FakeKeyInfoSpi(service));
    return keys;
  }

  private static FakeProvider operations(FakeService service) {
    FakeProvider operations = new FakeProvider(OPERATIONS);
    operations.offer(
        "Cipher", "AES/GCM/NoPadding", () -> new FakeCipherSpi(service), FakeKey.Secret.class);
    operations.offer("Mac", HMAC, () -> new FakeMacSpi(service), FakeKey.Secret.class);
    operations.offerSignature(service, "SHA256withECDSA", KeyProperties.DIGEST_SHA256);
    operations.offerSignature(service, "NONEwithECDSA", KeyProperties.DIGEST_NONE);
    return operations;
  }

  private void offerSignature(FakeService service, String algorithm, String digest) {
    offer(
        "Signature",
        algorithm,
        () -> new FakeSignatureSpi(service, algorithm, digest),
        FakeKey.Private.class);
  }

  private void offer(String type, String algorithm, Supplier<Object> maker, Class<?>... keys) {
    Map<String, String> attributes =
        keys.length == 0 ? Map.of() : Map.of("SupportedKeyClasses", keys[0].getName());
    putService(
        new Service(
            this, type, algorithm, maker.get().getClass().getName(), List.of(), attributes) {
          @Override
          public Object newInstance(@Nullable Object parameter) {
            return maker.get();
          }
        });
  }
}
