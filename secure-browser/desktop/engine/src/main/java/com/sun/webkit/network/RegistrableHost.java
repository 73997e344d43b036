package com.sun.webkit.network;

/** Which part of a host somebody registered: what a person should look at. */
public final class RegistrableHost {
  private RegistrableHost() {}

  /** {@code example.co.jp} of {@code a.b.example.co.jp}; the whole host where no list is known. */
  public static String of(String host) {
    if (!PublicSuffixes.pslFileExists() || host.matches("[0-9.]+|\\[.*")) {
      return host;
    }
    String registrable = host;
    for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      if (PublicSuffixes.isPublicSuffix(host.substring(dot + 1))) {
        return registrable;
      }
      registrable = host.substring(dot + 1);
    }
    return host;
  }
}
