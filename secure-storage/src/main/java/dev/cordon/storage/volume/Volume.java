package dev.cordon.storage.volume;

import dev.cordon.core.Domain;
import dev.cordon.storage.ledger.Anchor;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files of one domain: signatures. */
public final class Volume implements Closeable {
  private final Path directory;

  private Volume(Path directory) {
    this.directory = directory;
  }

  public static Volume open(
      Domain domain, Optional<Anchor> anchor, SecureRandom random, Clock clock)
      throws IOException {
    return new Volume(domain.directory());
  }

  public Facts facts(Place place) throws IOException {
    requireReady();
    throw new IOException("not yet");
  }

  public List<String> list(Place place) throws IOException {
    requireReady();
    return List.of();
  }

  public void createDirectory(Place place) throws IOException {
    requireReady();
  }

  public OpenFile open(Place place, Set<? extends OpenOption> options) throws IOException {
    requireReady();
    return new OpenFile(place);
  }

  public void delete(Place place) throws IOException {
    requireReady();
  }

  public void move(Place from, Place to, boolean replace) throws IOException {
    requireReady();
  }

  public void setTimes(
      Place place,
      Optional<FileTime> modified,
      Optional<FileTime> accessed,
      Optional<FileTime> created)
      throws IOException {
    requireReady();
  }

  public Path directory() {
    return directory;
  }

  public void commit() throws IOException {
    requireReady();
  }

  public Optional<Anchor> anchor() {
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    requireReady();
  }

  private void requireReady() throws IOException {
    if (directory.isAbsolute()) {
      throw new IOException("not yet");
    }
  }
}
