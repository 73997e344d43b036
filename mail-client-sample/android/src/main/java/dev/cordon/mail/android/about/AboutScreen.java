package dev.cordon.mail.android.about;

import android.content.Context;
import android.view.View;
import android.widget.TextView;
import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.control.Membership;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.passcode.ChangeScreen;
import dev.cordon.mail.android.stage.Notice;
import dev.cordon.mail.android.stage.Screen;
import dev.cordon.mail.android.stage.Working;
import dev.cordon.mail.android.work.Workplace;
import dev.cordon.policy.protocol.Posture;
import java.util.Optional;

/** What the organisation sees, what is in force, what protects; and the way out. */
public final class AboutScreen extends Screen {
  private final Workplace workplace;
  private final Container container;
  private final AppsCard apps;
  private final Notice notice = new Notice();
  private boolean asking;

  /** A page about {@code container}, in whatever state it is. */
  public AboutScreen(Workplace workplace, Container container) {
    this.workplace = workplace;
    this.container = container;
    this.apps = new AppsCard(container.posture().listedApps());
  }

  @Override
  protected int layout() {
    return R.layout.about;
  }

  @Override
  protected void show(View view) {
    view.findViewById(R.id.back).setOnClickListener(button -> stage().back());
    view.findViewById(R.id.about_check_in).setOnClickListener(button -> checkIn());
    view.findViewById(R.id.about_passcode)
        .setOnClickListener(button -> stage().push(new ChangeScreen(container, Optional.empty())));
    view.findViewById(R.id.about_lend).setOnClickListener(button -> lend());
    view.findViewById(R.id.about_delete)
        .setOnClickListener(button -> stage().push(new EraseScreen(container)));
    apps.prepare(view, this::agree);
    Lines.points(view.findViewById(R.id.about_points));
    draw(view);
  }

  @Override
  protected void stateChanged() {
    view().ifPresent(this::draw);
  }

  private void draw(View view) {
    Context context = view.getContext();
    Optional<Membership> member = container.organisation().membership();
    boolean wiped = container.state() instanceof ContainerState.Wiped;
    boolean joined = member.isPresent() && !wiped;
    text(view, R.id.about_server)
        .setText(
            member
                .map(each -> context.getString(R.string.about_server, each.server().getHost()))
                .orElseGet(() -> context.getString(R.string.about_not_joined)));
    Working.show(view, asking, R.id.about_check_in);
    view.findViewById(R.id.about_check_in).setVisibility(joined ? View.VISIBLE : View.GONE);
    view.findViewById(R.id.about_delete_card).setVisibility(joined ? View.VISIBLE : View.GONE);
    boolean open = container.state() instanceof ContainerState.Open;
    view.findViewById(R.id.about_passcode).setVisibility(open ? View.VISIBLE : View.GONE);
    view.findViewById(R.id.about_lend_card).setVisibility(open ? View.VISIBLE : View.GONE);
    apps.draw(view, joined);
    long version = container.organisation().seen().policy();
    text(view, R.id.about_version)
        .setText(context.getString(R.string.about_policy_version, version));
    Lines.policy(view.findViewById(R.id.about_policy), container);
    drawProtections(view);
    notice.draw(view);
  }

  private void drawProtections(View view) {
    Posture posture = container.organisation().posture();
    Lines.protections(view.findViewById(R.id.about_protections), posture);
    boolean inside = posture.vault().nonExportable();
    text(view, R.id.about_vault)
        .setText(inside ? R.string.vault_hardware : R.string.vault_software);
  }

  private void checkIn() {
    asking = true;
    notice.say(this, Notice.Tone.DONE, context -> context.getString(R.string.blocked_checking));
    view().ifPresent(this::draw);
    jobs()
        .start(
            () -> {
              workplace.organisation().checkIn();
              return true;
            },
            done -> {
              asked();
              notice.say(this, Notice.Tone.DONE, c -> c.getString(R.string.about_checked_in));
            },
            trouble -> {
              asked();
              notice.say(this, trouble);
            });
  }

  private void agree(boolean yes) {
    jobs()
        .start(
            () -> {
              container.posture().listedApps().agree(yes);
              return true;
            },
            done -> view().ifPresent(this::draw),
            trouble -> {
              view().ifPresent(this::draw); // the box says what holds
              notice.say(this, trouble);
            });
  }

  private void lend() {
    jobs()
        .start(
            () -> {
              container.lend();
              return true;
            },
            done -> stage().reconsider(),
            trouble -> {
              notice.say(this, trouble); // it is locked all the same
              stage().reconsider();
            });
  }

  private void asked() {
    asking = false;
    view().ifPresent(this::draw);
  }

  private static TextView text(View view, int id) {
    return view.findViewById(id);
  }
}
