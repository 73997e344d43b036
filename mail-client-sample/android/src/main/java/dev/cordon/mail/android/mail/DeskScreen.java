package dev.cordon.mail.android.mail;

import android.view.View;
import android.widget.TextView;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.stage.Place;
import dev.cordon.mail.android.stage.Screen;
import dev.cordon.mail.android.stage.Words;
import dev.cordon.mail.android.work.Workplace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens the mail of the container that was just opened, and goes where the employee was before. */
public final class DeskScreen extends Screen {
  private final Workplace workplace;
  private final Letters letters;
  private final List<Place> places;
  private @Nullable Exception trouble;

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
    open();
  }

  @Override
  protected void show(View view) {
    view.findViewById(R.id.opening_again).setOnClickListener(button -> open());
    draw(view);
  }

  private void open() {
    opening(null);
    jobs()
        .start(
            () -> letters.account().isPresent(),
            this::leadOn,
            why -> {
              opening(why);
              stage().reconsider();
            });
  }

  private void opening(@Nullable Exception why) {
    trouble = why;
    view().ifPresent(this::draw);
  }

  private void draw(View view) {
    Exception why = trouble;
    TextView text = view.findViewById(R.id.opening_text);
    text.setText(
        why == null
            ? view.getContext().getString(R.string.opening)
            : Words.of(view.getContext(), why));
    view.findViewById(R.id.working).setVisibility(why == null ? View.VISIBLE : View.INVISIBLE);
    view.findViewById(R.id.opening_again).setVisibility(why == null ? View.GONE : View.VISIBLE);
  }

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
}
