package dev.cordon.browser.residue.look;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files without a name that living processes hold open (Linux's /proc/PID/fd). */
public final class OpenFiles {
  private final Nose nose;

  public OpenFiles(Nose nose) {
    this.nose = nose;
  }

  /** Looks at those of one process. */
  public void search(ProcessHandle process, Findings findings) {
    Path folder = Path.of("/proc", String.valueOf(process.pid()), "fd");
    try (DirectoryStream<Path> open = Files.newDirectoryStream(folder)) {
      for (Path each : open) {
        look(each, findings);
      }
    } catch (IOException e) {
      // The process ended meanwhile, or this is no Linux: nothing is open.
      return;
    }
  }

  private void look(Path link, Findings findings) {
    try {
      String name = Files.readSymbolicLink(link).toString();
      if (name.endsWith(" (deleted)") && !name.startsWith("/dev/zero")) {
        try (InputStream in = Files.newInputStream(link)) {
          findings.add(Place.DELETED, name, nose.smell(in));
        }
      }
    } catch (IOException e) {
      return;
    }
  }
}
