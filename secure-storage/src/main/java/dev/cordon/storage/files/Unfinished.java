package dev.cordon.storage.files;

import dev.cordon.storage.volume.Place;
import dev.cordon.storage.volume.Volume;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.UUID;

/** Where files are written that are not complete yet. What a kill leaves there is nobody's. */
final class Unfinished {
  private static final Place DIRECTORY = new Place(List.of(".unfinished"));

  private Unfinished() {}

  /** A place for one more. */
  static Place place(Volume volume) throws IOException {
    Places.makeDirectories(volume, DIRECTORY);
    return DIRECTORY.resolve(UUID.randomUUID().toString());
  }

  /** Deletes what is there: before the volume is in use, what a kill left, and at the lock. */
  static void clear(Volume volume) throws IOException {
    List<String> left;
    try {
      left = volume.list(DIRECTORY);
    } catch (NoSuchFileException none) {
      return;
    }
    for (String name : left) {
      boolean unused = Places.delete(volume, DIRECTORY.resolve(name));
    }
    volume.delete(DIRECTORY);
  }
}
