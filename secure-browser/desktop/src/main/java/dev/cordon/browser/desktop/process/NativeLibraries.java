package dev.cordon.browser.desktop.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;

/**
 * JavaFX's native libraries. JavaFX would unpack them itself at first use; the app does it before,
 * so that the engine never needs to write a file. JavaFX compares them with its jars before it
 * loads them.
 */
final class NativeLibraries {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+\\.(so|dylib|dll)");

  private NativeLibraries() {}

  /** Puts what is not yet there, or is not what the jars hold, into {@code directory}. */
  static void unpack(List<Path> jars, Path directory) throws IOException {
    Files.createDirectories(directory);
    for (Path each : jars) {
      try (JarFile jar = new JarFile(each.toFile())) {
        for (ZipEntry entry : jar.stream().filter(NativeLibraries::isLibrary).toList()) {
          unpack(jar, entry, directory.resolve(entry.getName()));
        }
      }
    }
  }

  private static boolean isLibrary(ZipEntry entry) {
    return NAME.matcher(entry.getName()).matches();
  }

  private static void unpack(JarFile jar, ZipEntry entry, Path target) throws IOException {
    if (isThere(target, entry)) {
      return;
    }
    // Another app may be doing the same: each writes its own and moves it into place.
    Path own = Files.createTempFile(target.toAbsolutePath().getParent(), "unpacking", ".tmp");
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, own, StandardCopyOption.REPLACE_EXISTING);
      Files.move(own, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(own);
    }
  }

  private static boolean isThere(Path target, ZipEntry entry) throws IOException {
    if (!Files.isRegularFile(target) || Files.size(target) != entry.getSize()) {
      return false;
    }
    CRC32 sum = new CRC32();
    try (InputStream in = new CheckedInputStream(Files.newInputStream(target), sum)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return sum.getValue() == entry.getCrc();
  }
}
