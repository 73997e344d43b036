package dev.cordon.mail.android.enter;

import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.TextView;
import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.about.AboutScreen;
import dev.cordon.mail.android.stage.Notice;
import dev.cordon.mail.android.stage.Screen;
import dev.cordon.mail.android.stage.Words;
import dev.cordon.mail.android.stage.Working;
import dev.cordon.mail.android.work.Workplace;
import dev.cordon.policy.protocol.Reason;
import java.util.List;

/** Why the work area is closed, what to do about each reason, and a way to ask again (K3). */
public final class BlockedScreen extends Screen {
  private final Workplace workplace;
  private final Container container;
  private final Notice notice = new Notice();
  private boolean asking;

  /** A screen over a container that something keeps closed. */
  public BlockedScreen(Workplace workplace, Container container) {
    this.workplace = workplace;
    this.container = container;
  }

  @Override
  protected int layout() {
    return R.layout.blocked;
  }

  @Override
  protected void show(View view) {
    view.findViewById(R.id.blocked_check_in).setOnClickListener(button -> checkIn());
    view.findViewById(R.id.blocked_emergency).setOnClickListener(button -> askEmergency());
    view.findViewById(R.id.organisation)
        .setOnClickListener(button -> stage().push(new AboutScreen(workplace, container)));
    draw(view);
  }

  @Override
  protected void stateChanged() {
    view().ifPresent(this::draw);
  }

  private List<Reason> reasons() {
    return container.state() instanceof ContainerState.Blocked blocked
        ? blocked.reasons()
        : List.of();
  }

  private void draw(View view) {
    Working.show(view, asking, R.id.blocked_check_in, R.id.blocked_emergency);
    view.findViewById(R.id.blocked_emergency)
        .setVisibility(Emergencies.offered(container, reasons()) ? View.VISIBLE : View.GONE);
    ViewGroup list = view.findViewById(R.id.blocked_reasons);
    list.removeAllViews();
    for (Reason reason : reasons()) {
      addReason(list, Words.of(view.getContext(), reason));
    }
    notice.draw(view);
  }

  static void addReason(ViewGroup list, String words) {
    LayoutInflater inflater = LayoutInflater.from(list.getContext());
    TextView card = (TextView) inflater.inflate(R.layout.reason, list, false);
    card.setText(words);
    list.addView(card);
  }

  private void checkIn() {
    ask(R.string.blocked_checking);
    jobs()
        .start(
            () -> {
              workplace.organisation().checkIn();
              return true;
            },
            done -> answered(Notice.Tone.CAREFUL, c -> c.getString(R.string.blocked_still)),
            this::refused);
  }

  private void askEmergency() {
    ask(R.string.emergency_asking);
    jobs()
        .start(
            () -> Emergencies.told(container.hours().requestEmergency()),
            told -> answered(Notice.Tone.CAREFUL, context -> Words.of(context, told)),
            this::refused);
  }

  private void ask(int text) {
    asking = true;
    notice.say(this, Notice.Tone.DONE, context -> context.getString(text));
    view().ifPresent(this::draw);
  }

  private void refused(Exception trouble) {
    answered(Notice.Tone.REFUSED, context -> Words.of(context, trouble));
  }

  private void answered(Notice.Tone tone, Notice.Text text) {
    asking = false;
    view().ifPresent(this::draw);
    notice.say(this, tone, text);
    stage().reconsider(); // which leaves this screen, if it is open to the passcode by now
  }
}
