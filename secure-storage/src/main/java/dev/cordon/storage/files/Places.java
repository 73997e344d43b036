package dev.cordon.storage.files;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.volume.Place;
import dev.cordon.storage.volume.Volume;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Places as apps name them, and the directories on the way there. */
final class Places {
  private Places() {}

  /** The place that {@code path} names, from the root. */
  static Place of(FileSystem fileSystem, String path) throws StorageException {
    List<String> names = new ArrayList<>();
    try {
      for (Path name : fileSystem.getPath(path).toAbsolutePath().normalize()) {
        names.add(name.toString());
      }
    } catch (InvalidPathException e) {
      throw new StorageException(Problem.NAME_INVALID, "");
    }
    return new Place(names);
  }

  /** Makes what is missing above {@code place}; refuses a directory there. */
  static void requireFile(Volume volume, Place place) throws IOException {
    makeParents(volume, place);
    if (isDirectory(volume, place)) {
      throw new FileSystemException(place.toString(), null, "Is a directory");
    }
  }

  /** Makes the directories above {@code place} that are missing. */
  static void makeParents(Volume volume, Place place) throws IOException {
    if (place.parent().isPresent()) {
      makeDirectories(volume, place.parent().get());
    }
  }

  /** Makes {@code directory}, with all above it. */
  static void makeDirectories(Volume volume, Place directory) throws IOException {
    if (isDirectory(volume, directory)) {
      return;
    }
    makeParents(volume, directory);
    try {
      volume.createDirectory(directory);
    } catch (FileAlreadyExistsException e) {
      if (!isDirectory(volume, directory)) {
        throw e; // a file is in the way
      }
    }
  }

  /** Deletes what lies at {@code place}, and says whether there was something. */
  static boolean delete(Volume volume, Place place) throws IOException {
    try {
      volume.delete(place);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static boolean isDirectory(Volume volume, Place place) throws IOException {
    try {
      return volume.facts(place).directory();
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
