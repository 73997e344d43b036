package dev.cordon.browser.engine.page;

import com.sun.webkit.ContextMenu;
import com.sun.webkit.ContextMenuItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is offered where a page was clicked with the other button. The engine says what is there (a
 * link, a field, a selection); only what we name is offered, in our words.
 */
public final class PageMenu extends ContextMenu {
  private final List<ContextMenuItem> offered = new ArrayList<>();

  @Override
  protected void show(ShowContext context, int x, int y) {
    List<Entry> entries =
        offered.stream()
            .filter(item -> item.getType() == ContextMenuItem.ACTION_TYPE)
            .flatMap(
                item ->
                    Choice.of(item.getAction()).stream()
                        .map(choice -> entry(choice, item, context)))
            .toList();
    PageView.of(context.getPage()).ifPresent(page -> page.menu(entries, x, y));
  }

  private static Entry entry(Choice choice, ContextMenuItem item, ShowContext context) {
    return new Entry(choice, item.isEnabled(), () -> context.notifyItemSelected(item.getAction()));
  }

  @Override
  protected void appendItem(ContextMenuItem item) {
    insertItem(item, offered.size());
  }

  @Override
  protected void insertItem(ContextMenuItem item, int index) {
    offered.remove(item);
    offered.add(Math.min(index, offered.size()), item);
  }

  @Override
  protected int getItemCount() {
    return offered.size();
  }

  /**
   * One thing that is offered.
   *
   * @param act what the engine does when it is chosen
   */
  public record Entry(Choice choice, boolean enabled, Runnable act) {}

  /** What may be offered; the engine's numbers are those of its ContextMenuItem.h. */
  public enum Choice {
    OPEN_LINK_IN_NEW_TAB,
    COPY_LINK,
    OPEN_IMAGE_IN_NEW_TAB,
    CUT,
    COPY,
    PASTE;

    static Optional<Choice> of(int action) {
      return switch (action) {
        case 1 -> Optional.of(OPEN_LINK_IN_NEW_TAB);
        case 3 -> Optional.of(COPY_LINK);
        case 4 -> Optional.of(OPEN_IMAGE_IN_NEW_TAB);
        case 8 -> Optional.of(COPY);
        case 13 -> Optional.of(CUT);
        case 14 -> Optional.of(PASTE);
        default -> Optional.empty();
      };
    }
  }
}
