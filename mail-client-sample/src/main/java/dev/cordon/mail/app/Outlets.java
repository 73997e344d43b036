package dev.cordon.mail.app;

import dev.cordon.mail.actions.Clipboard;
import dev.cordon.mail.actions.Notifications;
import dev.cordon.mail.actions.Printer;

/**
 * The ways out of the work area that the platform offers; the gate stands before each.
 *
 * @param clipboard the device's clipboard
 * @param printer the device's printer
 * @param notifications the device's notifications
 */
public record Outlets(Clipboard clipboard, Printer printer, Notifications notifications) {}
