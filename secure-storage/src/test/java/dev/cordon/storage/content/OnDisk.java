package dev.cordon.storage.content;

import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** Where contents of the domain of "master" lie, for tests that look below. */
final class OnDisk {
  static final String MASTER = "master";

  private OnDisk() {}

  /** The contents of the domain in {@code directory}. */
  static Contents contents(Path directory) throws IOException {
    return Contents.in(
        Files.createDirectories(directory.resolve("files")),
        ContentKeys.of(TestDomain.of(directory, MASTER)),
        new SecureRandom());
  }

  /** The file of content {@code number}. */
  static Path file(Path directory, long number) throws IOException {
    String id = ContentKeys.of(TestDomain.of(directory, MASTER)).id(number);
    return new Fans(directory.resolve("files")).place(id);
  }

  /** {@code name} in {@code directory}, its parents made. */
  static Path place(Path directory, String name) throws IOException {
    Path place = directory.resolve(name);
    Files.createDirectories(place.getParent());
    return place;
  }
}
