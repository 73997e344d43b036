package dev.cordon.core.gate;

import dev.cordon.policy.protocol.policy.Transfer.SaveTarget;
import dev.cordon.policy.protocol.policy.Transfer.Sensor;

/** What is asked of the gate. Content is looked at and never kept. */
public sealed interface Action {
  /** Work text onto the clipboard, where any app can read it (F2). */
  record CopyText(String text) implements Action {
    @Override
    public String toString() {
      return "CopyText[" + text.length() + " characters]";
    }
  }

  /** Text from a personal app into a work field (F2). */
  record PasteText(String text) implements Action {
    @Override
    public String toString() {
      return "PasteText[" + text.length() + " characters]";
    }
  }

  /**
   * Work content to another app (F5).
   *
   * @param app its id (Android: package name)
   * @param managed whether it is one of the organisation's work apps
   */
  record Share(String app, boolean managed) implements Action {}

  /** Content from another app into the container (F5). */
  record Receive(String app, boolean managed) implements Action {}

  /** A work file to somewhere (F3). */
  record Save(SaveTarget target) implements Action {}

  /** Work content on paper (F4). */
  record Print() implements Action {}

  /** A picture or recording of a work screen (F1). */
  record CaptureScreen() implements Action {}

  /**
   * A notification outside the container (K4).
   *
   * @param full the text with content
   * @param redacted the text that only says that something arrived
   */
  record Notify(String full, String redacted) implements Action {
    @Override
    public String toString() {
      return "Notify[redacted]";
    }
  }

  /**
   * A work screen is shown (F1).
   *
   * @param user who is looking, as the organisation knows him or her
   */
  record ShowScreen(String user) implements Action {
    @Override
    public String toString() {
      return "ShowScreen[]";
    }
  }

  /**
   * A work contact into the phone's own address book, so that it can say who calls (C5).
   *
   * @param whole everything that would go there
   * @param nameAndNumber only these
   */
  record SyncContact(String whole, String nameAndNumber) implements Action {
    @Override
    public String toString() {
      return "SyncContact[]";
    }
  }

  /** Work data into a backup that only the organisation can open (A4). */
  record BackUp() implements Action {}

  /**
   * Typing into a work field (F5).
   *
   * @param keyboard its id (Android: input method id)
   */
  record UseKeyboard(String keyboard) implements Action {}

  /** Camera, microphone or location, inside (F6). */
  record UseSensor(Sensor sensor) implements Action {}
}
