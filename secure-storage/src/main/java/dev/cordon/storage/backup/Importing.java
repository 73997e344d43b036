package dev.cordon.storage.backup;

import dev.cordon.core.Container;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One try at reading the stream, from where the last one was noted. */
final class Importing {
  private final Container container;
  private final ImportJob job;
  private final BackupProgress progress;
  private final long checkpointBytes;
  private final RecordReader reader;
  private Counts counts;
  private int part;
  private Optional<Staging> staging = Optional.empty();
  private Optional<Arriving> arriving = Optional.empty();
  private long remembered;

  Importing(
      Container container,
      ImportJob job,
      BackupProgress progress,
      long checkpointBytes,
      RecordReader reader) {
    this.container = container;
    this.job = job;
    this.progress = progress;
    this.checkpointBytes = checkpointBytes;
    ImportState state = job.state();
    this.reader = reader;
    this.counts = state.counts();
    this.part = state.part();
    this.remembered = state.mark().offset();
  }

  /** Until the last item; all that came is on the medium then. */
  void run() throws IOException {
    try {
      takeUp(job.state());
      while (true) {
        Item item = reader.read();
        if (item instanceof Item.End end) {
          end(end);
          return;
        }
        take(item);
        settle();
      }
    } finally {
      if (arriving.isPresent()) {
        arriving.get().close();
      }
    }
  }

  private void takeUp(ImportState state) throws IOException {
    if (part >= 0) {
      staging = Optional.of(Staging.in(container, job.begin().parts().get(part).domain()));
    }
    if (state.item().isPresent()) {
      arriving = Optional.of(Arriving.resume(staging(), state.item().get(), state.written()));
    }
  }

  private void take(Item item) throws IOException {
    if (item instanceof Item.Data || item instanceof Item.Done || item instanceof Item.Dropped) {
      ofOpen(item);
    } else if (arriving.isPresent()) {
      throw damaged();
    } else if (item instanceof Item.InDomain domain) {
      enter(domain.name());
    } else if (item instanceof Item.Directory directory) {
      Arriving.directory(staging(), directory);
      counts = counts.plusDirectory();
    } else if (item instanceof Item.OfFile || isExpectedDatabase(item)) {
      arriving = Optional.of(Arriving.begin(staging(), item));
    } else {
      throw damaged();
    }
  }

  private void ofOpen(Item item) throws IOException {
    Arriving open = arriving.orElseThrow(Importing::damaged);
    if (item instanceof Item.Data data) {
      open.write(data.bytes());
      counts = counts.plusBytes(data.bytes().length);
      return;
    }
    arriving = Optional.empty();
    if (item instanceof Item.Done done) {
      open.done(done.bytes());
      counts = open.isDatabase() ? counts.plusDatabase() : counts.plusFile();
    } else {
      counts = counts.plusBytes(-open.written());
      open.drop();
    }
  }

  /** The parts come in their order; the earlier one is on the medium before the next begins. */
  private void enter(String name) throws IOException {
    List<BackupPart> parts = job.begin().parts();
    if (part + 1 >= parts.size() || !parts.get(part + 1).domain().equals(name)) {
      throw damaged();
    }
    if (staging.isPresent()) {
      staging.get().force();
    }
    part++;
    staging = Optional.of(Staging.in(container, name));
  }

  private boolean isExpectedDatabase(Item item) {
    return item instanceof Item.OfDatabase database
        && part >= 0
        && job.begin().parts().get(part).databases().contains(database.name());
  }

  private void end(Item.End end) throws IOException {
    boolean all = part + 1 == job.begin().parts().size();
    if (arriving.isPresent() || !all || !end.counts().equals(counts)) {
      throw damaged();
    }
    remember(true);
  }

  private void settle() throws IOException {
    if (reader.mark().offset() - remembered >= checkpointBytes) {
      remember(false);
      remembered = reader.mark().offset();
    }
    String domain = part < 0 ? "" : job.begin().parts().get(part).domain();
    progress.at(domain, counts.bytes(), Math.max(job.begin().allBytes(), counts.bytes()));
  }

  /** First what came, then that it came. */
  private void remember(boolean complete) throws IOException {
    if (staging.isPresent()) {
      staging.get().force();
    }
    Optional<Item> item = arriving.map(Arriving::item);
    long written = arriving.map(Arriving::written).orElse(0L);
    job.remember(new ImportState(reader.mark(), counts, part, item, written, complete));
  }

  private Staging staging() throws StorageException {
    return staging.orElseThrow(Importing::damaged);
  }

  private static StorageException damaged() {
    return new StorageException(Problem.BACKUP_DAMAGED, "");
  }
}
