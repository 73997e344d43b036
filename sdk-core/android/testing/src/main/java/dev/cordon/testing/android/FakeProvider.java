package dev.cordon.testing.android;

import java.security.Provider;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Offers what the real provider offers, as far as the SDK uses it. */
final class FakeProvider extends Provider {
  static final String NAME = "AndroidKeyStore";
  private static final String HMAC = "HmacSHA256";

  FakeProvider(FakeService service) {
    super(NAME, "1.0", "a fake Android Keystore");
    offer("KeyStore", NAME, () -> new FakeKeyStoreSpi(service));
    offer("KeyGenerator", "AES", () -> new FakeKeyGeneratorSpi(service, "AES"));
    offer("KeyGenerator", HMAC, () -> new FakeKeyGeneratorSpi(service, HMAC));
    offer("KeyPairGenerator", "EC", () -> new FakeKeyPairGeneratorSpi(service));
    offer("SecretKeyFactory", "AES", () -> new FakeKeyInfoSpi(service));
    offer("SecretKeyFactory", HMAC, () -> new FakeKeyInfoSpi(service));
    offer("Cipher", "AES/GCM/NoPadding", () -> new FakeCipherSpi(service), FakeKey.Secret.class);
    offer("Mac", HMAC, () -> new FakeMacSpi(service), FakeKey.Secret.class);
    offer(
        "Signature", "SHA256withECDSA", () -> new FakeSignatureSpi(service), FakeKey.Private.class);
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
