package dev.cordon.mail.android.mail;

import android.view.View;
import android.widget.TextView;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.stage.Place;
import dev.cordon.mail.android.stage.Screen;
import dev.cordon.mail.android.stage.Words;
import dev.cordon.mail.android.work.Workplace;
import java.util.List;

/** Opens the mail of the container that was just opened, and goes where the employee was before. */
public final class DeskScreen extends Screen {
  private final Workplace workplace;
  private final Letters letters;
  private final List<Place> places;

  /** A screen that leads on to {@code places}, the last of them on top. */
  public DeskScreen(Workplace workplace, List<Place> places) {
    this.workplace = workplace;
    this.letters = new Letters(workplace);
    this.places = List.copyOf(places);
  }

  @Override
  protected int layout() {
    return R.layout.opening;
  }

  @Override
  protected void begin() {
    jobs()
        .start(
            () -> letters.account().isPresent(),
            this::leadOn,
            trouble -> {
              view().ifPresent(view -> explain(view, trouble));
              stage().reconsider();
            });
  }

  @Override
  protected void show(View view) {}

  private void leadOn(boolean hasAccount) {
    if (!hasAccount) {
      stage().replaceAll(new AccountScreen(workplace, letters));
      return;
    }
    var stage = stage();
    stage.replaceAll(new InboxScreen(workplace, letters));
    for (Place place : places) {
      switch (place.kind()) {
        case MESSAGE -> stage.push(new MessageScreen(workplace, letters, place.id()));
        case ATTACHMENT ->
            stage.push(new AttachmentScreen(workplace, letters, place.id(), place.index()));
        case COMPOSE -> stage.push(new ComposeScreen(letters, place.id()));
      }
    }
  }

  private static void explain(View view, Exception trouble) {
    TextView text = view.findViewById(R.id.opening_text);
    text.setText(Words.of(view.getContext(), trouble));
  }
}
