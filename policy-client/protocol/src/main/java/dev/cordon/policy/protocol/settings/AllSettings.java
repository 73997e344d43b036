package dev.cordon.policy.protocol.settings;

import java.util.List;

/** Every setting that a policy has, in the order of {@code docs/protocol.md}. */
final class AllSettings {
  private static final Choice REACH = Choice.of("none", "managed", "any");
  private static final Choice PERMISSION = Choice.of("blocked", "allowed");
  private static final Choice IN_CONTAINER = Choice.of("blocked", "container");
  private static final Choice DEMANDED = Choice.of("true", "false");
  private static final Choice ACTION = Choice.of("wipe", "block", "warn", "ignore");
  private static final Unanimous UNANIMOUS = new Unanimous("windows");

  static final List<Setting> LIST =
      List.of(
          of("transfer.copyPaste", Choice.of("blocked", "managed", "managedPasteIn", "any")),
          of("transfer.copyPasteMaxChars", Amount.LEAST),
          of("transfer.screenCapture", PERMISSION),
          of("transfer.sendTo", REACH),
          of("transfer.sendToExempt", Names.PERMITTED),
          of("transfer.receiveFrom", REACH),
          of("transfer.saveTo", Names.PERMITTED),
          of("transfer.print", PERMISSION),
          of("transfer.notifications", Choice.of("none", "redacted", "full")),
          of("transfer.watermark", Choice.of("userAndTime", "none")),
          of("transfer.contactsSync", Choice.of("none", "nameAndNumber")),
          of("transfer.backup", Choice.of("none", "organisation")),
          of("transfer.keyboards", Names.PERMITTED_IF_ANY),
          of("transfer.sensors", Names.PERMITTED),
          of("access.passcode.type", Choice.of("alphanumeric", "numeric")),
          of("access.passcode.minLength", Amount.MOST),
          of("access.passcode.forbidSimple", DEMANDED),
          of("access.passcode.maxAgeDays", Amount.LEAST_BUT_ZERO),
          of("access.passcode.history", Amount.MOST),
          of("access.maxAttempts", Amount.LEAST),
          of("access.whenExceeded", Choice.of("wipe", "lockUntilServer")),
          of("access.attemptDelay", DEMANDED),
          of("access.idleLockSeconds", Amount.LEAST),
          of("access.lockOnBackgroundSeconds", Amount.LEAST),
          of("access.whenUnprotected", Choice.of("block", "allow")),
          of("access.biometric", PERMISSION),
          of("access.biometricUntilMinutes", Amount.LEAST),
          of("access.hours", UNANIMOUS),
          of("access.signInAgainHours", Amount.LEAST_BUT_ZERO),
          of("access.syncWhileLocked", Choice.of("false", "true")),
          of("access.places", new Countries(Choice.of("block", "warn", "allow"))),
          of("posture.rooted", ACTION),
          of("posture.debuggable", ACTION),
          of("posture.developerOptions", ACTION),
          of("posture.usbDebugging", ACTION),
          of("posture.appTampered", ACTION),
          of("posture.emulator", ACTION),
          of("posture.screenLockMissing", ACTION),
          of("posture.storageUnencrypted", ACTION),
          of("posture.attestation", ACTION),
          of("posture.threatList", ACTION),
          of("posture.threatListEarlier", ACTION),
          of("posture.unknown", ACTION),
          of("posture.minOs", Entries.ALL),
          of("posture.maxOs", Entries.ALL),
          of("posture.minPatchDate", Entries.ALL),
          of("posture.minAppVersion", Entries.ALL),
          of("posture.minSdkVersion", Entries.ALL),
          of("posture.manufacturers", new Devices(ACTION)),
          of("posture.models", new Devices(ACTION)),
          of("posture.minBrowserEngine", Entries.ALL),
          of("lease.checkInMinutes", Amount.LEAST),
          of("lease.blockAfterHours", Amount.LEAST),
          of("lease.wipeAfterDays", Amount.LEAST),
          of("lease.serverShare", Choice.of("atUnlock", "leased", "off")),
          of("network.trustAnchors", Names.PERMITTED_IF_ANY),
          of("network.pins", Entries.ONE_FOR_EACH_HOST),
          of("network.minTls", Choice.of("1.3", "1.2")),
          of("network.clientCertificate", UNANIMOUS),
          of("network.gateways", UNANIMOUS),
          of("browser.sites", UNANIMOUS),
          of("browser.intranet", Names.PERMITTED),
          of("browser.startPage", UNANIMOUS),
          of("browser.bookmarks", Entries.ALL),
          of("browser.addressBar", Choice.of("hidden", "shown")),
          of("browser.javascript", PERMISSION),
          of("browser.forms", IN_CONTAINER),
          of("browser.downloads", IN_CONTAINER),
          of("browser.clear", Entries.ALL),
          of("browser.accessLog", Choice.of("addresses", "hosts", "off")),
          of("audit.events", Entries.ALL),
          of("audit.keepDays", Amount.MOST),
          of("audit.uploadMinutes", Amount.LEAST));

  private AllSettings() {}

  private static Setting of(String path, Rule rule) {
    return new Setting(path, rule);
  }
}
