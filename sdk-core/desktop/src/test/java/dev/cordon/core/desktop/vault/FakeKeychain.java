package dev.cordon.core.desktop.vault;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A Keychain without a Mac; {@code trouble} is the status that it gives instead. */
final class FakeKeychain implements Keychain {
  private static final int NOT_FOUND = -25300;
  private static final int DUPLICATE = -25299;
  private final Map<String, byte[]> items = new TreeMap<>();
  int trouble;
  boolean forgetsNothing;

  int size() {
    return items.size();
  }

  void reset() {
    items.clear();
  }

  @Override
  public int add(String service, String account, byte[] secret) {
    if (trouble != 0) {
      return trouble;
    }
    return items.putIfAbsent(service + "\n" + account, secret.clone()) == null ? 0 : DUPLICATE;
  }

  @Override
  public Answer<byte[]> secret(String service, String account) {
    byte[] found = items.get(service + "\n" + account);
    if (trouble != 0 || found == null) {
      return new Answer<>(trouble != 0 ? trouble : NOT_FOUND, new byte[0]);
    }
    return new Answer<>(0, found.clone());
  }

  @Override
  public Answer<List<String>> accounts(String service) {
    List<String> accounts =
        items.keySet().stream()
            .filter(item -> item.startsWith(service + "\n"))
            .map(item -> item.substring(service.length() + 1))
            .toList();
    int status = accounts.isEmpty() ? NOT_FOUND : 0;
    return new Answer<>(trouble != 0 ? trouble : status, trouble != 0 ? List.of() : accounts);
  }

  @Override
  public int delete(String service, String account) {
    if (trouble != 0) {
      return trouble;
    }
    String item = service + "\n" + account;
    boolean there = forgetsNothing ? items.containsKey(item) : items.remove(item) != null;
    return there ? 0 : NOT_FOUND;
  }
}
