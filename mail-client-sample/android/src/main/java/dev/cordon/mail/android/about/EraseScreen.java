package dev.cordon.mail.android.about;

import android.view.View;
import android.widget.CheckBox;
import dev.cordon.core.Container;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.stage.Notice;
import dev.cordon.mail.android.stage.Screen;
import dev.cordon.mail.android.stage.Working;

/** The employee's own wipe, asked twice: a tick, then the button (G3, G4). */
final class EraseScreen extends Screen {
  private final Container container;
  private final Notice notice = new Notice();
  private boolean erasing;

  EraseScreen(Container container) {
    this.container = container;
  }

  @Override
  protected int layout() {
    return R.layout.erase;
  }

  @Override
  protected void show(View view) {
    CheckBox sure = view.findViewById(R.id.erase_sure);
    sure.setOnCheckedChangeListener((box, ticked) -> draw(view));
    view.findViewById(R.id.back).setOnClickListener(button -> stage().back());
    view.findViewById(R.id.erase_keep).setOnClickListener(button -> stage().back());
    view.findViewById(R.id.erase_do).setOnClickListener(button -> erase());
    draw(view);
  }

  @Override
  protected void restored(View view) {
    draw(view);
  }

  private void draw(View view) {
    CheckBox sure = view.findViewById(R.id.erase_sure);
    Working.show(view, erasing, R.id.erase_keep, R.id.erase_sure);
    view.findViewById(R.id.erase_do).setEnabled(sure.isChecked() && !erasing);
    notice.draw(view);
  }

  private void erase() {
    erasing = true;
    notice.say(this, Notice.Tone.DONE, context -> context.getString(R.string.erase_working));
    view().ifPresent(this::draw);
    jobs()
        .start(
            () -> {
              container.wipe();
              return true;
            },
            done -> stage().reconsider(),
            trouble -> {
              erasing = false;
              view().ifPresent(this::draw);
              notice.say(this, trouble);
              stage().reconsider();
            });
  }
}
