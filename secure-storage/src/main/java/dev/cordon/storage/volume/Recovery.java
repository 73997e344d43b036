package dev.cordon.storage.volume;

import dev.cordon.storage.content.ContentState;
import dev.cordon.storage.content.Contents;
import dev.cordon.storage.ledger.Row;
import dev.cordon.storage.ledger.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ends what a crash cut short: only what the ledger announced is touched, and nothing else heals.
 */
final class Recovery {
  private final Contents contents;
  private final Map<Long, ContentState> named = new HashMap<>();

  private Recovery(Contents contents) {
    this.contents = contents;
  }

  /** Makes the disk be what {@code book} says, before anybody uses the volume. */
  static void run(Book book, Contents contents) throws IOException {
    Table table = book.table();
    List<Long> doomed = new ArrayList<>(table.doomed());
    List<Long> writing = new ArrayList<>(table.writing());
    if (doomed.isEmpty() && writing.isEmpty() && table.reserved() <= table.nextNode()) {
      return;
    }
    Recovery recovery = new Recovery(contents);
    recovery.note(table);
    recovery.delete(doomed);
    recovery.deleteUnnamed(table.nextNode(), table.reserved());
    recovery.cut(writing);
    contents.forceDeleted();
    book.recovered(doomed, writing);
  }

  private void note(Table table) {
    for (Row row : table.rows()) {
      row.content().ifPresent(state -> named.put(state.number(), state));
    }
  }

  private void delete(List<Long> doomed) throws IOException {
    for (long content : doomed) {
      boolean unused = contents.delete(content);
    }
  }

  private void deleteUnnamed(long from, long upTo) throws IOException {
    for (long content = from; content < upTo; content++) {
      if (!named.containsKey(content)) {
        boolean unused = contents.delete(content);
      }
    }
  }

  private void cut(List<Long> writing) throws IOException {
    for (long content : writing) {
      ContentState state = named.get(content);
      if (state != null) {
        contents.cut(state);
      }
    }
  }
}
