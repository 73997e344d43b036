package dev.cordon.mail.android;

import dev.cordon.core.ContainerState;
import dev.cordon.mail.android.enter.NoteScreen;
import dev.cordon.mail.android.enter.WelcomeScreen;
import dev.cordon.mail.android.stage.Place;
import dev.cordon.mail.android.stage.Stage;
import dev.cordon.mail.android.work.Workplace;
import dev.cordon.policy.protocol.Invitation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The employee's stay in the app: the screens and how they follow the container's state. It is
 * handed from one activity to the next over a rotation, in memory. Main thread only.
 */
final class Visit {
  private final Workplace workplace;
  private final Stage stage;
  private @Nullable Entrance entrance;
  private Optional<ContainerState> state = Optional.empty();
  private List<Place> places; // to return to once the work area is open
  private Intake pending = new Intake.Start();

  Visit(Workplace workplace, Stage stage, List<Place> places) {
    this.workplace = workplace;
    this.stage = stage;
    this.places = places;
  }

  Stage stage() {
    return stage;
  }

  /** Where to return to: ids only. */
  List<Place> places() {
    return entrance == Entrance.DESK ? stage.places() : places;
  }

  /** Shows the screen that belongs to the container's state, if it is not the one that is there. */
  void follow() {
    Entrance now = Entrance.of(workplace);
    Optional<ContainerState> fresh = workplace.container().map(container -> container.state());
    if (now != entrance) {
      remember(now);
      entrance = now;
      stage.replaceAll(now.screen(workplace, places));
    } else if (!fresh.equals(state)) {
      stage.stateChanged();
    }
    state = fresh;
    answerPending();
  }

  /** What an intent asks for; done as soon as the container is there. */
  void take(Intake intake) {
    if (!(intake instanceof Intake.Start)) {
      pending = intake;
      answerPending();
    }
  }

  private void remember(Entrance next) {
    if (entrance == Entrance.DESK) {
      places = stage.places();
    }
    if (next == Entrance.WIPED || next == Entrance.WELCOME || next == Entrance.PASSCODE) {
      places = List.of();
    }
  }

  private void answerPending() {
    Intake intake = pending;
    if (entrance == null || entrance == Entrance.OPENING || entrance == Entrance.TROUBLE) {
      return;
    }
    pending = new Intake.Start();
    if (intake instanceof Intake.Refused) {
      stage.push(new NoteScreen(R.string.intent_refused));
    } else if (intake instanceof Intake.Invited invited) {
      invite(invited.invitation());
    }
  }

  private void invite(Invitation invitation) {
    if (entrance == Entrance.WELCOME || entrance == Entrance.WIPED) {
      WelcomeScreen welcome = new WelcomeScreen(workplace);
      stage.push(welcome);
      welcome.use(invitation);
    } else {
      stage.push(new NoteScreen(R.string.intent_joined));
    }
  }
}
