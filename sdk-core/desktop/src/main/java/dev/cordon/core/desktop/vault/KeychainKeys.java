package dev.cordon.core.desktop.vault;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.policy.protocol.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Records as generic passwords of the Keychain. Only "not found" is a loss; that the Keychain is
 * locked, or the user refused, is not (SecBase.h).
 */
final class KeychainKeys implements KeyStorage {
  private static final int OK = 0;
  private static final int NOT_FOUND = -25300; // errSecItemNotFound
  private static final int DUPLICATE = -25299; // errSecDuplicateItem

  private final Keychain keychain;
  private final String service;

  KeychainKeys(Keychain keychain, String vault) {
    this.keychain = keychain;
    this.service = "dev.cordon.vault." + vault;
  }

  @Override
  public Set<String> names() throws ContainerException {
    Keychain.Answer<List<String>> found = keychain.accounts(service);
    if (found.status() == NOT_FOUND) {
      return Set.of();
    }
    require(found.status());
    return Set.copyOf(found.value());
  }

  @Override
  public void put(String name, byte[] record) throws ContainerException {
    int status = keychain.add(service, name, record);
    if (status == DUPLICATE) {
      throw new IllegalStateException("there is a key called " + name);
    }
    require(status);
  }

  @Override
  public byte[] get(String name) throws ContainerException {
    Keychain.Answer<byte[]> found = keychain.secret(service, name);
    if (found.status() == NOT_FOUND) {
      throw new VaultLostException(Reason.of(Reason.Code.VAULT_LOST));
    }
    require(found.status());
    return found.value();
  }

  @Override
  public void delete(String name) throws ContainerException {
    int status = keychain.delete(service, name);
    if (status == NOT_FOUND) {
      return;
    }
    require(status);
    if (keychain.secret(service, name).status() != NOT_FOUND) {
      throw unavailable("what was deleted is still there");
    }
  }

  private static void require(int status) throws VaultUnavailableException {
    if (status != OK) {
      throw unavailable("Keychain status " + status);
    }
  }

  private static VaultUnavailableException unavailable(String why) {
    return new VaultUnavailableException(new IOException(why));
  }
}
