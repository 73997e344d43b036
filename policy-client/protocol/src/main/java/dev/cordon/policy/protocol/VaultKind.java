package dev.cordon.policy.protocol;

/** Where a device keeps its keys. */
public enum VaultKind {
  SOFTWARE,
  ANDROID_KEYSTORE,
  STRONGBOX,
  DPAPI,
  KEYCHAIN,
  SECRET_SERVICE,
  TPM
}
