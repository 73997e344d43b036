package dev.cordon.bench.storage;

import java.io.IOException;
import java.nio.file.Path;

/** Files without encryption. */
record PlainFiles(FileLoads work) implements Contender {
  static PlainFiles in(Path directory) throws IOException {
    return new PlainFiles(new FileLoads(directory, true));
  }

  @Override
  public void prepare(Load load) throws IOException {
    work.prepare(load);
  }

  @Override
  public void run(Load load) throws IOException {
    work.run(load);
  }

  @Override
  public void close() {}
}
