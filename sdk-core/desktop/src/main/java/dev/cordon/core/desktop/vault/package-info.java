/**
 * Where a desktop keeps a container's keys. {@link dev.cordon.core.desktop.vault.DesktopVaults}
 * looks into the vault's directory: a label there says which store of the system has the keys, key
 * files without a label are a software vault, and for a new container it tries what the system has
 * and writes the label. Every vault is a {@code StoredKeyVault} over a {@code KeyStorage}: plain
 * files, or {@code SealedKeys}, which seals each record with a key from the label before it goes to
 * the Secret Service (D-Bus), the Keychain, or DPAPI (files again). None of these stores keeps keys
 * that a program of the same user could not read, so none is declared to.
 */
@NullMarked
package dev.cordon.core.desktop.vault;

import org.jspecify.annotations.NullMarked;
