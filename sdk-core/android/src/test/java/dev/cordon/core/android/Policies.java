package dev.cordon.core.android;

import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Permission;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.Transfer;
import dev.cordon.policy.protocol.policy.Transfer.CopyPaste;
import dev.cordon.policy.protocol.policy.Transfer.Inputs;
import dev.cordon.policy.protocol.policy.Transfer.Reach;
import dev.cordon.policy.protocol.policy.Transfer.Watermark;
import java.util.Set;

/** The default policy with one thing changed. */
public final class Policies {
  private static final Transfer USUAL = Transfer.DEFAULT;

  private Policies() {}

  static Policy captures(Permission captures) {
    return transfer(USUAL.copyPaste(), 0, captures, USUAL.sendTo(), USUAL.receiveFrom());
  }

  static Policy copies(CopyPaste rule, int freeCharacters) {
    return transfer(rule, freeCharacters, Permission.BLOCKED, USUAL.sendTo(), USUAL.receiveFrom());
  }

  static Policy reach(Reach sendTo, Reach receiveFrom) {
    return transfer(USUAL.copyPaste(), 0, Permission.BLOCKED, sendTo, receiveFrom);
  }

  static Policy keyboards(String... ids) {
    return inputs(USUAL.watermark(), new Inputs(Set.of(ids), Set.of()));
  }

  static Policy marks() {
    return inputs(Watermark.USER_AND_TIME, USUAL.inputs());
  }

  private static Policy inputs(Watermark watermark, Inputs inputs) {
    Transfer transfer =
        new Transfer(
            USUAL.copyPaste(),
            0,
            USUAL.screenCapture(),
            USUAL.sendTo(),
            USUAL.sendToExempt(),
            USUAL.receiveFrom(),
            USUAL.saveTo(),
            USUAL.print(),
            USUAL.notifications(),
            watermark,
            USUAL.contactsSync(),
            USUAL.backup(),
            inputs);
    return with(transfer, Access.DEFAULT);
  }

  public static Policy locks(int idleSeconds, int backgroundSeconds) {
    Access usual = Access.DEFAULT;
    Access access =
        new Access(
            usual.passcode(),
            usual.maxAttempts(),
            usual.whenExceeded(),
            usual.attemptDelay(),
            idleSeconds,
            backgroundSeconds,
            usual.whenUnprotected(),
            usual.biometric(),
            usual.biometricUntilMinutes());
    return with(USUAL, access);
  }

  private static Policy transfer(
      CopyPaste copies, int free, Permission captures, Reach sendTo, Reach receiveFrom) {
    Transfer transfer =
        new Transfer(
            copies,
            free,
            captures,
            sendTo,
            USUAL.sendToExempt(),
            receiveFrom,
            USUAL.saveTo(),
            USUAL.print(),
            USUAL.notifications(),
            USUAL.watermark(),
            USUAL.contactsSync(),
            USUAL.backup(),
            USUAL.inputs());
    return with(transfer, Access.DEFAULT);
  }

  private static Policy with(Transfer transfer, Access access) {
    return Policy.DEFAULT.withTransfer(transfer).withAccess(access);
  }
}
