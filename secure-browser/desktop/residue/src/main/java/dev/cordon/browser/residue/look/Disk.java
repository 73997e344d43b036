package dev.cordon.browser.residue.look;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import java.util.function.Function;

/** Every file that was made or changed since a moment, its name and its content. */
public final class Disk {
  /** What the system makes up when it is read, and devices. */
  private static final Set<Path> NOT_STORED =
      Set.of(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"));

  private final Nose nose;
  private final FileTime since;
  private final Set<Path> own;

  /**
   * @param own what is ours, and not looked at
   */
  public Disk(Nose nose, FileTime since, Set<Path> own) {
    this.nose = nose;
    this.since = since;
    this.own = Set.copyOf(own);
  }

  /**
   * Looks through {@code root} and all below; what may not be read is left out.
   *
   * @return how many files were read
   */
  public int search(Path root, Function<Path, Place> place, Findings findings) throws IOException {
    int[] read = {0};
    Path unused =
        Files.walkFileTree(
            root,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
                boolean skipped =
                    (!folder.equals(root) && NOT_STORED.contains(folder)) || own.contains(folder);
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                if (changed(file, about)) {
                  read[0]++;
                  look(file, about, place.apply(file), findings);
                }
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFileFailed(Path file, IOException why) {
                return FileVisitResult.CONTINUE;
              }
            });
    return read[0];
  }

  private boolean changed(Path file, BasicFileAttributes about) {
    if (about.lastModifiedTime().compareTo(since) >= 0) {
      return true;
    }
    try {
      Object changed = Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
      return changed instanceof FileTime time && time.compareTo(since) >= 0;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private void look(Path file, BasicFileAttributes about, Place place, Findings findings) {
    byte[] name = file.toString().getBytes(StandardCharsets.UTF_8);
    findings.add(place, "the name of a file in " + file.getParent(), nose.smell(name));
    if (!about.isRegularFile()) {
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      findings.add(place, file.toString(), nose.smell(in));
    } catch (IOException e) {
      // Gone meanwhile, or not for us: then nobody finds it there either.
      return;
    }
  }
}
