package dev.cordon.mail.android.testing;

import android.app.Activity;
import android.graphics.Bitmap;
import android.graphics.Canvas;
import android.view.View;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes pictures of the screen by the framework's own drawing code. */
public final class Camera {
  private final Path folder;

  /** Pictures into {@code target/screens}. */
  public Camera() {
    this.folder = Path.of("target", "screens");
  }

  /** A picture called {@code name} of what {@code activity} shows. */
  public void take(Activity activity, String name) {
    View window = layOut(activity);
    Bitmap picture =
        Bitmap.createBitmap(window.getWidth(), window.getHeight(), Bitmap.Config.ARGB_8888);
    window.draw(new Canvas(picture));
    write(picture, folder.resolve(name + ".png"));
  }

  /** Gives every view its place, as before a frame is drawn. */
  public static View layOut(Activity activity) {
    View window = activity.getWindow().getDecorView();
    int width = window.getResources().getDisplayMetrics().widthPixels;
    int height = window.getResources().getDisplayMetrics().heightPixels;
    window.measure(exactly(width), exactly(height));
    window.layout(0, 0, width, height);
    return window;
  }

  private static int exactly(int pixels) {
    return View.MeasureSpec.makeMeasureSpec(pixels, View.MeasureSpec.EXACTLY);
  }

  private static void write(Bitmap picture, Path file) {
    try {
      Files.createDirectories(file.getParent());
      try (OutputStream out = Files.newOutputStream(file)) {
        picture.compress(Bitmap.CompressFormat.PNG, 100, out);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
