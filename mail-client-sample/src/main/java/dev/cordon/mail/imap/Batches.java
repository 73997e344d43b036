package dev.cordon.mail.imap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Cuts the missing messages into what is fetched and stored at once, newest first. */
final class Batches {
  /** A larger message is fetched alone and in pieces. */
  static final long LARGE_BYTES = 512 * 1024;

  private static final int MOST_MESSAGES = 50;
  private static final long MOST_BYTES = 2 << 20;

  private Batches() {}

  static List<List<Listed>> of(List<Listed> missing) {
    List<Listed> newestFirst = new ArrayList<>(missing);
    newestFirst.sort(Comparator.comparingLong(Listed::uid).reversed());
    List<List<Listed>> batches = new ArrayList<>();
    List<Listed> batch = new ArrayList<>();
    long bytes = 0;
    for (Listed each : newestFirst) {
      boolean full = batch.size() == MOST_MESSAGES || bytes + each.bytes() > MOST_BYTES;
      if (full && !batch.isEmpty()) {
        batches.add(List.copyOf(batch));
        batch.clear();
        bytes = 0;
      }
      batch.add(each);
      bytes += each.bytes();
    }
    if (!batch.isEmpty()) {
      batches.add(List.copyOf(batch));
    }
    return batches;
  }
}
