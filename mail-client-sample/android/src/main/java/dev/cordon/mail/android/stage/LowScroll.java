package dev.cordon.mail.android.stage;

import android.content.Context;
import android.util.AttributeSet;
import android.widget.ScrollView;

/** A panel that never takes more than a third of the screen: what does not fit is scrolled to. */
public final class LowScroll extends ScrollView {
  /** Made by the layout inflater. */
  public LowScroll(Context context, AttributeSet attributes) {
    super(context, attributes);
  }

  @Override
  protected void onMeasure(int widthSpec, int heightSpec) {
    int most = getResources().getDisplayMetrics().heightPixels / 3;
    super.onMeasure(widthSpec, MeasureSpec.makeMeasureSpec(most, MeasureSpec.AT_MOST));
  }
}
