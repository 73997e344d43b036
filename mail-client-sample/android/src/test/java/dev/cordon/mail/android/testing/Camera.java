package dev.cordon.mail.android.testing;

import android.app.Activity;
import android.graphics.Bitmap;
import android.graphics.Canvas;
import android.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Takes pictures of the screen by the framework's own drawing code. */
public final class Camera {
  private final Path folder;

  /** Pictures into {@code target/screens}, or the project's documents if those are asked for. */
  public Camera() {
    boolean docs = "docs".equals(System.getProperty("cordon.screens"));
    this.folder = docs ? Path.of("../../docs/images/android") : Path.of("target/screens");
  }

  /** A picture called {@code name} of what {@code activity} shows. */
  public void take(Activity activity, String name) {
    View window = layOut(activity);
    int width = window.getWidth();
    int height = window.getHeight();
    Bitmap picture = Bitmap.createBitmap(width, height, Bitmap.Config.ARGB_8888);
    window.draw(new Canvas(picture));
    int[] pixels = new int[width * height];
    picture.getPixels(pixels, 0, width, 0, 0, width, height);
    write(pixels, width, height, folder.resolve(name + ".png"));
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

  private static void write(int[] pixels, int width, int height, Path file) {
    try {
      Files.createDirectories(file.getParent());
      if (!ImageIO.write(Palette.reduced(pixels, width, height), "png", file.toFile())) {
        throw new IllegalStateException("this JDK writes no PNG");
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
