package dev.cordon.browser.lend;

import java.io.IOException;
import java.util.List;

/** The app's own picker of files of the container. */
@FunctionalInterface
public interface UploadSource {
  /** There is nothing to choose from. */
  UploadSource NONE = wanted -> List.of();

  /**
   * Has the employee choose; blocks. None: declined. May be called by many threads.
   *
   * @throws IOException if the files cannot be listed; a {@code ContainerException} reaches the
   *     caller unchanged
   */
  List<LendableFile> pick(Wanted wanted) throws IOException;

  /**
   * What the page wants.
   *
   * @param accept as in HTML's attribute of that name; may be empty; a wish, not a rule
   */
  record Wanted(int tab, boolean several, String accept) {}
}
