package dev.cordon.mail.android;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.error.ContainerException;
import dev.cordon.mail.android.enter.BlockedScreen;
import dev.cordon.mail.android.enter.OpeningScreen;
import dev.cordon.mail.android.enter.PasscodeScreen;
import dev.cordon.mail.android.enter.TroubleScreen;
import dev.cordon.mail.android.enter.UnlockScreen;
import dev.cordon.mail.android.enter.WelcomeScreen;
import dev.cordon.mail.android.enter.WipedScreen;
import dev.cordon.mail.android.mail.DeskScreen;
import dev.cordon.mail.android.stage.Place;
import dev.cordon.mail.android.stage.Screen;
import dev.cordon.mail.android.work.Workplace;
import java.util.List;
import java.util.Optional;

/** Which part of the app the container's state leads to. Decided here and nowhere else. */
enum Entrance {
  OPENING,
  TROUBLE,
  WELCOME,
  PASSCODE,
  UNLOCK,
  BLOCKED,
  WIPED,
  DESK;

  static Entrance of(Workplace workplace) {
    Optional<Container> container = workplace.container();
    if (container.isPresent()) {
      return of(container.get());
    }
    return workplace.trouble().isPresent() ? TROUBLE : OPENING;
  }

  private static Entrance of(Container container) {
    ContainerState state = container.state();
    if (state instanceof ContainerState.Wiping || state instanceof ContainerState.Wiped) {
      return WIPED;
    } else if (!container.organisation().membership().isPresent()) {
      return WELCOME;
    } else if (state instanceof ContainerState.Blocked) {
      return BLOCKED;
    } else if (state instanceof ContainerState.New) {
      return PASSCODE;
    }
    return state instanceof ContainerState.Open ? DESK : UNLOCK;
  }

  /**
   * Its first screen.
   *
   * @param places where the employee was in the mail before
   */
  Screen screen(Workplace workplace, List<Place> places) {
    Optional<ContainerException> trouble = workplace.trouble();
    if (this == TROUBLE && trouble.isPresent()) {
      return new TroubleScreen(workplace, trouble.get());
    }
    Optional<Container> container = workplace.container();
    return container.isPresent() ? screen(workplace, container.get(), places) : new OpeningScreen();
  }

  private Screen screen(Workplace workplace, Container container, List<Place> places) {
    return switch (this) {
      case OPENING, TROUBLE -> new OpeningScreen();
      case WELCOME -> new WelcomeScreen(workplace);
      case PASSCODE -> new PasscodeScreen(workplace, container);
      case UNLOCK -> new UnlockScreen(workplace, container);
      case BLOCKED -> new BlockedScreen(workplace, container);
      case WIPED -> new WipedScreen(workplace, container);
      case DESK -> new DeskScreen(workplace, places);
    };
  }
}
