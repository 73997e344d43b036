package dev.cordon.mail.android.enter;

import android.view.View;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.stage.Screen;

/** While the container is being opened. */
public final class OpeningScreen extends Screen {
  @Override
  protected int layout() {
    return R.layout.opening;
  }

  @Override
  protected void show(View view) {}
}
