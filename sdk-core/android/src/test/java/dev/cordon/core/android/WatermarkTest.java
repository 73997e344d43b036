package dev.cordon.core.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.app.Activity;
import android.graphics.Bitmap;
import android.graphics.Canvas;
import android.view.View;
import dev.cordon.core.Registration;
import dev.cordon.core.android.rule.Rules;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.testing.EnrolledContainer;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.GraphicsMode;

/** F1: a photograph of a work screen says whose it was and when, if the policy wants it. */
@Tag("F1")
@RunWith(RobolectricTestRunner.class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
public final class WatermarkTest {
  private EnrolledContainer work;
  private Registration followed;
  private View root;

  @Before
  public void workIsInFront() {
    WorkWindows.protect(RuntimeEnvironment.getApplication());
    work = EnrolledContainer.create();
    followed = WorkWindows.follow(RuntimeEnvironment.getApplication(), work.container());
    root = Robolectric.buildActivity(Activity.class).setup().get().getWindow().getDecorView();
    Windows.settle();
  }

  @After
  public void letGo() {
    followed.close();
    work.close();
  }

  private Bitmap picture() {
    Bitmap picture =
        Bitmap.createBitmap(root.getWidth(), root.getHeight(), Bitmap.Config.ARGB_8888);
    root.draw(new Canvas(picture));
    return picture;
  }

  private void publish(Policy policy) {
    work.publish(policy);
    Windows.settle();
  }

  @Test
  public void everyPartOfTheScreenCarriesIt() {
    Bitmap bare = picture();
    publish(Policies.marks());
    Bitmap marked = picture();
    int third = root.getHeight() / 3;
    for (int top = 0; top + third <= root.getHeight(); top += third) {
      Bitmap before = Bitmap.createBitmap(bare, 0, top, root.getWidth(), third);
      Bitmap after = Bitmap.createBitmap(marked, 0, top, root.getWidth(), third);
      assertFalse("from " + top, before.sameAs(after));
    }
  }

  @Test
  public void itGoesWithThePolicyAndComesBack() {
    Bitmap bare = picture();
    publish(Policies.marks());
    publish(Policy.DEFAULT);
    assertTrue(bare.sameAs(picture()));
    publish(Policies.marks());
    assertFalse(bare.sameAs(picture()));
  }

  @Test
  public void itSaysWhoByTheRegistersNumberAndWhen() {
    Rules rules = Rules.of(work.container());
    assertEquals(Optional.empty(), rules.watermark());
    publish(Policies.marks());
    String text = rules.watermark().orElse("nothing");
    assertTrue(text, text.startsWith("enrolmen  2026-04-01 "));
  }

  @Test
  public void aClosedContainerShowsNothingThatWouldNeedIt() {
    publish(Policies.marks());
    work.lock();
    assertEquals(Optional.empty(), Rules.of(work.container()).watermark());
  }
}
