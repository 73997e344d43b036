package com.sun.webkit;

import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.engine.net.Doors;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Shadow: the engine's disk. It holds the files that the employee picked, and nothing else. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called by native code
@NullMarked
final class FileSystem {
  private static final long TYPE_FILE = 1;

  private FileSystem() {}

  private static boolean fwkFileExists(String path) {
    return Doors.now().files().at(path).isPresent();
  }

  private static @Nullable RandomAccessFile fwkOpenFile(String path, String mode) {
    return mode.equals("r")
        ? Doors.now().files().at(path).map(FileSystem::open).orElse(null)
        : null;
  }

  private static @Nullable RandomAccessFile open(ToEngine.PickedFile file) {
    try {
      return new LentFile(file);
    } catch (IOException e) {
      return null;
    }
  }

  private static void fwkCloseFile(RandomAccessFile file) {
    try {
      file.close();
    } catch (IOException e) {
      // Nothing was written: nothing is lost.
    }
  }

  private static int fwkReadFromFile(RandomAccessFile file, ByteBuffer bytes) {
    return file instanceof LentFile lent ? lent.readInto(bytes) : -1;
  }

  private static void fwkSeekFile(RandomAccessFile file, long position) {
    if (file instanceof LentFile lent) {
      lent.position = position;
    }
  }

  private static long fwkGetFileSize(String path) {
    return Doors.now().files().at(path).map(ToEngine.PickedFile::length).orElse(-1L);
  }

  private static boolean fwkGetFileMetadata(String path, long[] metadata) {
    return Doors.now()
        .files()
        .at(path)
        .map(
            file -> {
              metadata[0] = file.lastModified();
              metadata[1] = file.length();
              metadata[2] = TYPE_FILE;
              return true;
            })
        .orElse(false);
  }

  private static String fwkPathByAppendingComponent(String path, String component) {
    return path + "/" + component;
  }

  private static boolean fwkMakeAllDirectories(String path) {
    return false;
  }

  private static String fwkPathGetFileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Native code insists on this class of the JDK; what it opens is the empty device. */
  private static final class LentFile extends RandomAccessFile {
    private final ToEngine.PickedFile file;
    private long position;

    LentFile(ToEngine.PickedFile file) throws IOException {
      super(System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null", "r");
      this.file = file;
    }

    int readInto(ByteBuffer bytes) {
      int read = Doors.now().files().read(file, position, bytes);
      position += Math.max(0, read);
      return read;
    }
  }
}
