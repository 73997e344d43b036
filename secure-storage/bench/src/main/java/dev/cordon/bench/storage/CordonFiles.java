package dev.cordon.bench.storage;

import dev.cordon.core.Domain;
import dev.cordon.storage.nio.WorkFileSystem;
import dev.cordon.storage.volume.Volume;
import dev.cordon.testing.EnrolledContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** Our own. Each load ends with a commit, which forces as well: no peer is asked for that. */
record CordonFiles(EnrolledContainer container, Volume volume, FileLoads work)
    implements Contender {
  static CordonFiles open() throws IOException {
    EnrolledContainer work = EnrolledContainer.create(); // in the directory for temporary files
    Domain domain = work.container().domain("files");
    Volume volume = Volume.open(domain, Optional.empty(), new SecureRandom(), Clock.systemUTC());
    Path root = WorkFileSystem.over(() -> volume, "bench").getPath("/");
    return new CordonFiles(work, volume, new FileLoads(root, true));
  }

  @Override
  public void prepare(Load load) throws IOException {
    work.prepare(load);
    volume.commit();
  }

  @Override
  public void run(Load load) throws IOException {
    work.run(load);
    volume.commit();
  }

  @Override
  public void close() throws IOException {
    volume.close();
    container.close();
  }
}
