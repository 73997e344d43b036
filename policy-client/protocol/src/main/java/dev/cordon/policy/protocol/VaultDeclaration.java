package dev.cordon.policy.protocol;

/**
 * What the place of a device's keys says of itself; only what is true.
 *
 * @param kind where the keys are
 * @param nonExportable whether no program can read a key's bytes
 * @param destroyable whether a deleted key is gone for good, in hardware
 * @param rollbackResistant whether an old copy of the storage does not bring deleted keys back
 * @param guessBound whether the hardware itself limits guesses of the passcode
 */
public record VaultDeclaration(
    VaultKind kind,
    boolean nonExportable,
    boolean destroyable,
    boolean rollbackResistant,
    boolean guessBound) {}
