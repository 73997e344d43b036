package dev.cordon.testing.android;

import android.security.keystore.KeyInfo;
import java.lang.reflect.Constructor;
import java.security.InvalidKeyException;
import java.security.UnrecoverableKeyException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactorySpi;
import org.jspecify.annotations.Nullable;

/** Tells what a key is. */
final class FakeKeyInfoSpi extends SecretKeyFactorySpi {
  private final FakeService service;

  FakeKeyInfoSpi(FakeService service) {
    this.service = service;
  }

  @Override
  protected KeySpec engineGetKeySpec(SecretKey key, Class<?> wanted)
      throws InvalidKeySpecException {
    if (!(key instanceof FakeKey.Secret secret) || wanted != KeyInfo.class) {
      throw new InvalidKeySpecException("only KeyInfo of keys of this Keystore");
    }
    try {
      return info(
          service
              .find(secret.name())
              .orElseThrow(() -> new InvalidKeySpecException(FakeErrors.notFound())));
    } catch (UnrecoverableKeyException | ReflectiveOperationException e) {
      throw new InvalidKeySpecException(e);
    }
  }

  /** The constructor is not public and grows: what is asked for stands first and last in it. */
  private static KeyInfo info(FakeEntry entry) throws ReflectiveOperationException {
    Constructor<?> longest =
        Arrays.stream(KeyInfo.class.getConstructors())
            .max(Comparator.comparing(Constructor::getParameterCount))
            .orElseThrow();
    Iterator<Boolean> flags = List.of(entry.isInHardware(), entry.wantsOwner()).iterator();
    Class<?>[] types = longest.getParameterTypes();
    @Nullable Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] = value(types[i], entry, flags);
    }
    if (types[types.length - 1] == int.class) { // from API 31 on: level, uses left
      values[types.length - 2] = entry.level();
    }
    return (KeyInfo) longest.newInstance(values);
  }

  private static @Nullable Object value(Class<?> type, FakeEntry entry, Iterator<Boolean> flags) {
    if (type == String.class) {
      return entry.name();
    } else if (type == boolean.class) {
      return flags.hasNext() && flags.next();
    } else if (type == int.class) {
      return 0;
    }
    return type == String[].class ? new String[0] : null;
  }

  @Override
  protected SecretKey engineGenerateSecret(KeySpec spec) throws InvalidKeySpecException {
    throw new InvalidKeySpecException("keys are made by a KeyGenerator");
  }

  @Override
  protected SecretKey engineTranslateKey(SecretKey key) throws InvalidKeyException {
    throw new InvalidKeyException("keys are made by a KeyGenerator");
  }
}
