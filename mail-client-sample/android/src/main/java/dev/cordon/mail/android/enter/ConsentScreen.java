package dev.cordon.mail.android.enter;

import android.content.Context;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.CheckBox;
import android.widget.TextView;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.stage.Notice;
import dev.cordon.mail.android.stage.Screen;
import dev.cordon.mail.android.stage.Words;
import dev.cordon.mail.android.stage.Working;
import dev.cordon.mail.android.work.Workplace;
import dev.cordon.policy.protocol.Consent;
import dev.cordon.policy.protocol.ConsentForm;
import dev.cordon.policy.protocol.ConsentPoint;
import dev.cordon.policy.protocol.Invitation;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the organisation will see and can do, point by point, before anything is sent (H5, K2). */
public final class ConsentScreen extends Screen {
  private final Workplace workplace;
  private final Invitation invitation;
  private final WelcomeScreen welcome;
  private final ConsentForm form = ConsentForm.current();
  private final Map<Locale, Set<ConsentPoint>> agreed = new HashMap<>(); // to the words shown then
  private final Notice notice = new Notice();
  private Locale shownIn = Locale.ROOT;
  private boolean joining;

  ConsentScreen(Workplace workplace, Invitation invitation, WelcomeScreen welcome) {
    this.workplace = workplace;
    this.invitation = invitation;
    this.welcome = welcome;
  }

  @Override
  protected int layout() {
    return R.layout.consent;
  }

  @Override
  protected void show(View view) {
    Context context = view.getContext();
    shownIn = Words.locale(context);
    String server = invitation.server().getHost();
    text(view, R.id.consent_server).setText(context.getString(R.string.consent_server, server));
    ViewGroup points = view.findViewById(R.id.consent_points);
    for (ConsentPoint point : form.points()) {
      points.addView(pointView(view, points, point));
    }
    view.findViewById(R.id.back).setOnClickListener(button -> decline());
    view.findViewById(R.id.consent_decline).setOnClickListener(button -> decline());
    view.findViewById(R.id.consent_join).setOnClickListener(button -> join());
    draw(view);
  }

  @Override
  protected boolean back() {
    decline();
    return true;
  }

  private View pointView(View screen, ViewGroup points, ConsentPoint point) {
    Context context = points.getContext();
    View card = LayoutInflater.from(context).inflate(R.layout.consent_point, points, false);
    String title = point.title(shownIn);
    text(card, R.id.point_title).setText(title);
    text(card, R.id.point_text).setText(point.text(shownIn));
    CheckBox box = card.findViewById(R.id.point_agree);
    box.setSaveEnabled(false); // boxes of one id: this screen remembers them itself
    box.setText(context.getString(R.string.consent_agree, title));
    box.setTag(point);
    box.setChecked(agreed().contains(point));
    box.setOnCheckedChangeListener((button, ticked) -> tick(screen, point, ticked));
    return card;
  }

  private Set<ConsentPoint> agreed() {
    return agreed.computeIfAbsent(shownIn, unused -> EnumSet.noneOf(ConsentPoint.class));
  }

  private void tick(View view, ConsentPoint point, boolean ticked) {
    if (ticked) {
      agreed().add(point);
    } else {
      agreed().remove(point);
    }
    draw(view);
  }

  private void draw(View view) {
    int left = form.agree(shownIn, agreed(), Instant.EPOCH).missing().size(); // some are optional
    Working.show(view, joining, R.id.consent_decline);
    view.findViewById(R.id.consent_join).setEnabled(left == 0 && !joining);
    TextView line = text(view, R.id.consent_left);
    line.setVisibility(left > 0 || joining ? View.VISIBLE : View.GONE);
    line.setText(
        joining
            ? view.getContext().getString(R.string.consent_joining)
            : view.getResources().getQuantityString(R.plurals.consent_left, left, left));
    notice.draw(view);
  }

  private void join() {
    Consent consent = form.agree(shownIn, agreed(), Instant.now());
    joining = true;
    notice.clear(this);
    view().ifPresent(this::draw);
    jobs()
        .start(
            () -> {
              workplace.organisation().enrol(invitation, consent);
              return true;
            },
            done -> stage().reconsider(),
            this::failed);
  }

  private void failed(Exception trouble) {
    joining = false;
    view().ifPresent(this::draw);
    notice.say(this, trouble);
    stage().reconsider(); // a first report that failed does not undo the enrolment
  }

  private void decline() {
    if (!joining && stage().pop()) {
      welcome.declined();
    }
  }

  private static TextView text(View view, int id) {
    return view.findViewById(id);
  }
}
