package dev.cordon.mail.android.stage;

import android.content.Context;
import android.util.AttributeSet;
import android.view.View;
import android.view.ViewGroup;

/** Children of equal width, as many in a row as can show their text whole at any font size. */
public final class FlowLayout extends ViewGroup {
  private int columns = 1;

  /** Made by the layout inflater. */
  public FlowLayout(Context context, AttributeSet attributes) {
    super(context, attributes);
  }

  @Override
  protected void onMeasure(int widthSpec, int heightSpec) {
    int width = MeasureSpec.getSize(widthSpec);
    columns = columns(width);
    int cell = MeasureSpec.makeMeasureSpec(width / columns, MeasureSpec.EXACTLY);
    for (int i = 0; i < getChildCount(); i++) {
      getChildAt(i).measure(cell, unlimited());
    }
    setMeasuredDimension(width, rows() * rowHeight());
  }

  @Override
  protected void onLayout(boolean changed, int left, int top, int right, int bottom) {
    int cell = (right - left) / columns;
    int row = rowHeight();
    boolean mirrored = getLayoutDirection() == LAYOUT_DIRECTION_RTL;
    for (int i = 0; i < getChildCount(); i++) {
      int column = mirrored ? columns - 1 - i % columns : i % columns;
      int x = column * cell;
      int y = i / columns * row;
      getChildAt(i).layout(x, y, x + cell, y + row);
    }
  }

  private int columns(int width) {
    int widest = 1;
    for (int i = 0; i < getChildCount(); i++) {
      View child = getChildAt(i);
      child.measure(unlimited(), unlimited());
      widest = Math.max(widest, child.getMeasuredWidth());
    }
    int count = Math.max(1, getChildCount());
    int most = Math.max(1, Math.min(count, width / widest));
    int rows = (count + most - 1) / most;
    return (count + rows - 1) / rows;
  }

  private int rows() {
    return (getChildCount() + columns - 1) / columns;
  }

  private int rowHeight() {
    int highest = 0;
    for (int i = 0; i < getChildCount(); i++) {
      highest = Math.max(highest, getChildAt(i).getMeasuredHeight());
    }
    return highest;
  }

  private static int unlimited() {
    return MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED);
  }
}
