package dev.cordon.policy.protocol.policy;

import java.util.Set;

/**
 * What may cross the cordon (requirements F1–F5, K4).
 *
 * @param copyPaste where text may be copied to and pasted from
 * @param copyPasteMaxChars characters that may leave although copying is blocked, counted over the
 *     last ten minutes
 * @param screenCapture screenshots and recordings of work screens
 * @param sendTo apps that work content may be sent to
 * @param sendToExempt ids of apps that may receive whatever {@code sendTo} says
 * @param receiveFrom apps that content may be received from
 * @param saveTo where a work file may be saved
 * @param print printing
 * @param notifications how much a notification outside the container shows
 */
public record Transfer(
    CopyPaste copyPaste,
    int copyPasteMaxChars,
    Permission screenCapture,
    Reach sendTo,
    Set<String> sendToExempt,
    Reach receiveFrom,
    Set<SaveTarget> saveTo,
    Permission print,
    Notifications notifications) {

  /** The defaults for a personal device. */
  public static final Transfer DEFAULT =
      new Transfer(
          CopyPaste.MANAGED_PASTE_IN,
          0,
          Permission.BLOCKED,
          Reach.MANAGED,
          Set.of(),
          Reach.ANY,
          Set.of(SaveTarget.CONTAINER),
          Permission.BLOCKED,
          Notifications.REDACTED);

  /** Where copied text may go. */
  public enum CopyPaste {
    BLOCKED,
    /** Among the organisation's work apps only. */
    MANAGED,
    /** Among work apps, and in from outside; never out. */
    MANAGED_PASTE_IN,
    ANY
  }

  /** Which apps. */
  public enum Reach {
    NONE,
    /** The organisation's work apps. */
    MANAGED,
    ANY
  }

  /** Where a work file may be saved. */
  public enum SaveTarget {
    CONTAINER,
    ORGANISATION_SHARE,
    DEVICE
  }

  /** How much a notification shows. */
  public enum Notifications {
    FULL,
    /** That something arrived, not what. */
    REDACTED,
    NONE
  }

  public Transfer {
    sendToExempt = Set.copyOf(sendToExempt);
    saveTo = Set.copyOf(saveTo);
  }
}
