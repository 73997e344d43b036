package dev.cordon.policy.protocol.policy;

import java.util.Set;

/**
 * What may cross the cordon (requirements F1–F6, C5, A4, K4).
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
 * @param watermark what is drawn over work screens
 * @param contactsSync what of a work contact the phone's own address book gets
 * @param backup whether work data may be written into a backup
 * @param inputs what may feed work screens
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
    Notifications notifications,
    Watermark watermark,
    ContactsSync contactsSync,
    Backup backup,
    Inputs inputs) {

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
          Notifications.REDACTED,
          Watermark.NONE,
          ContactsSync.NONE,
          Backup.NONE,
          Inputs.DEFAULT);

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

  /** What is drawn over work screens, so that a photograph of one tells whose it was. */
  public enum Watermark {
    NONE,
    USER_AND_TIME
  }

  /** What of a work contact the phone's own address book gets. */
  public enum ContactsSync {
    NONE,
    /** Enough to show who calls. */
    NAME_AND_NUMBER
  }

  /** Where a backup may go. */
  public enum Backup {
    NONE,
    /** To the organisation's public key. */
    ORGANISATION
  }

  /**
   * What may feed work screens.
   *
   * @param keyboards ids of the keyboards that may type into work fields; empty: any
   * @param sensors what may be used inside
   */
  public record Inputs(Set<String> keyboards, Set<Sensor> sensors) {
    /** The defaults for a personal device. */
    public static final Inputs DEFAULT = new Inputs(Set.of(), Set.of());

    public Inputs {
      keyboards = Set.copyOf(keyboards);
      sensors = Set.copyOf(sensors);
    }
  }

  /** Something of the phone that takes in its surroundings. */
  public enum Sensor {
    CAMERA,
    MICROPHONE,
    LOCATION
  }

  public Transfer {
    sendToExempt = Set.copyOf(sendToExempt);
    saveTo = Set.copyOf(saveTo);
  }
}
