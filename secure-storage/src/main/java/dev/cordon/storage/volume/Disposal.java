package dev.cordon.storage.volume;

import dev.cordon.storage.content.Contents;
import java.io.IOException;
import java.util.List;

/** Deletes the files of contents that no row has any more. One thread at a time. */
final class Disposal {
  /** Saying that files are gone costs forcing their directories, so that waits for so many. */
  private static final int WORTH_SAYING = 1_024;

  private final Dooms dooms;
  private final Contents contents;

  Disposal(Dooms dooms, Contents contents) {
    this.dooms = dooms;
    this.contents = contents;
  }

  /** Deletes what may go now; what fails is tried again with the next commit. */
  void sweep() {
    for (long content : dooms.deletable()) {
      if (delete(content)) {
        dooms.deleted(content);
      }
    }
  }

  private boolean delete(long content) {
    try {
      boolean unused = contents.delete(content);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Contents whose end the next commit should tell. */
  List<Long> gone(boolean last) {
    List<Long> gone = dooms.gone();
    return last || gone.size() >= WORTH_SAYING ? gone : List.of();
  }

  /** Returns once no power cut makes a file that {@code book} is to call settled longer again. */
  void forceCut(Book book) {
    for (long content : book.settling()) {
      try {
        contents.forceCut(content);
      } catch (IOException e) {
        book.unsettle(content); // nothing hangs on it: a later commit says so
      }
    }
  }

  /** Returns once no power cut brings these files back, or with none of them left in the list. */
  void force(List<Long> gone) {
    if (gone.isEmpty()) {
      return;
    }
    try {
      contents.forceDeleted();
    } catch (IOException e) {
      gone.clear(); // nothing hangs on it: a later commit says so
    }
  }
}
