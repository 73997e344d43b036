package dev.cordon.bench.android;

import java.util.Map;

/**
 * Loads the SDK as nobody did before: each of its classes is defined, linked and interpreted anew.
 * What a phone does not do at a start is not done here either: the framework's classes are those of
 * the parent, loaded before, as every app begins as a copy of a process that has them; the bytes
 * are in memory, as a phone maps them; and they are what D8 makes of the SDK, without lambdas.
 */
final class FreshSdk extends ClassLoader {
  private final Map<String, byte[]> classes;

  FreshSdk(Map<String, byte[]> classes, ClassLoader framework) {
    super(framework);
    this.classes = classes;
  }

  /** The SDK, of which no class is loaded yet. */
  Sdk sdk() {
    try {
      return (Sdk) loadClass(LinkedSdk.class.getName()).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
    }
  }
}
