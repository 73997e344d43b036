package dev.cordon.core.desktop.vault;

import java.util.List;

/**
 * Generic passwords in the macOS Keychain, by service and account (Security framework, Keychain
 * Services). Statuses are OSStatus values (SecBase.h); 0 is success.
 */
interface Keychain {
  /** What a question brought; {@code value} means nothing unless {@code status} is 0. */
  record Answer<T>(int status, T value) {}

  int add(String service, String account, byte[] secret);

  Answer<byte[]> secret(String service, String account);

  Answer<List<String>> accounts(String service);

  int delete(String service, String account);
}
