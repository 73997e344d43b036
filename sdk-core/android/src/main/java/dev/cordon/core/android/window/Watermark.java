package dev.cordon.core.android.window;

import android.graphics.Canvas;
import android.graphics.ColorFilter;
import android.graphics.Paint;
import android.graphics.PixelFormat;
import android.graphics.drawable.Drawable;
import android.os.SystemClock;
import android.util.DisplayMetrics;
import dev.cordon.core.android.rule.Rules;
import java.time.Duration;
import java.util.Optional;

/**
 * Who looks and when, faintly over a whole window, so that a photograph of it tells whose it was.
 * It lies in the window's overlay: no view, no touch, nothing for screen readers.
 */
final class Watermark extends Drawable {
  private static final int COLOR = 0x38808080; // seen on light and on dark
  private static final float ANGLE = -24;
  private static final int STEP_X_DP = 260;
  private static final int STEP_Y_DP = 110;
  private static final int TEXT_DP = 15;
  private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

  private final Rules rules;
  private final float density;
  private final Paint paint = new Paint(Paint.ANTI_ALIAS_FLAG);
  private final Runnable nextMinute = this::invalidateSelf;

  Watermark(Rules rules, DisplayMetrics display) {
    this.rules = rules;
    this.density = display.density;
    paint.setColor(COLOR);
    paint.setTextSize(TEXT_DP * density);
  }

  @Override
  public void draw(Canvas canvas) {
    Optional<String> text = rules.watermark();
    if (text.isPresent()) {
      setBounds(0, 0, canvas.getWidth(), canvas.getHeight());
      tile(canvas, text.get());
      unscheduleSelf(nextMinute);
      scheduleSelf(nextMinute, SystemClock.uptimeMillis() + MINUTE_MILLIS);
    }
  }

  private void tile(Canvas canvas, String text) {
    float stepX = Math.max(STEP_X_DP * density, paint.measureText(text) + TEXT_DP * density);
    float stepY = STEP_Y_DP * density;
    int row = 0;
    for (float y = stepY / 2; y < canvas.getHeight() + stepY; y += stepY, row++) {
      for (float x = -(row % 2) * stepX / 2; x < canvas.getWidth(); x += stepX) {
        canvas.save();
        canvas.rotate(ANGLE, x, y);
        canvas.drawText(text, x, y, paint);
        canvas.restore();
      }
    }
  }

  @Override
  public void setAlpha(int alpha) {}

  @Override
  public void setColorFilter(ColorFilter filter) {}

  @Override
  @SuppressWarnings("deprecation") // abstract in the framework
  public int getOpacity() {
    return PixelFormat.TRANSLUCENT;
  }
}
