package dev.cordon.mail.desktop.recipes;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.policy.protocol.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The smallest app that has a container: one screen, one copy button. */
final class NotesApp {
  private final Container work;
  private String screen = "notes";
  private Optional<String> clipboard = Optional.empty();

  NotesApp(Container work) {
    this.work = work;
    this.work.onStateChange(this::show);
    this.work.onWipe(report -> screen = "Wiped. " + text(report.why()));
  }

  String screen() {
    return screen;
  }

  Optional<String> clipboard() {
    return clipboard;
  }

  void copy(String text) {
    Decision decision = work.gate().judge(new Action.CopyText(text));
    clipboard = decision.mayLeave(text);
    decision.reason().ifPresent(why -> screen = text(why));
  }

  private void show(ContainerState state) {
    if (state instanceof ContainerState.Blocked blocked) {
      screen = "Closed. " + texts(blocked.reasons());
    } else if (state instanceof ContainerState.Locked) {
      screen = "Enter your passcode.";
    } else if (state instanceof ContainerState.Open) {
      screen = "notes";
    }
  }

  private static String texts(List<Reason> reasons) {
    return String.join("\n", reasons.stream().map(NotesApp::text).toList());
  }

  private static String text(Reason why) {
    return why.text(Locale.ENGLISH);
  }
}
