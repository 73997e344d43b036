package dev.cordon.browser.desktop.process;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * bubblewrap's command line: the system's own directories to be read, everything where users keep
 * files empty, and in it only what the engine needs. It must be started on a thread that lives as
 * long as the engine: {@code --die-with-parent} is about threads.
 */
final class Bubblewrap {
  private static final List<String> ALONE =
      List.of(
          "bwrap",
          "--die-with-parent",
          "--new-session",
          "--unshare-user",
          "--unshare-net",
          "--unshare-pid",
          "--unshare-uts",
          "--cap-drop",
          "ALL");
  private static final List<String> SYSTEM =
      List.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc");

  private Bubblewrap() {}

  static List<String> around(Sandbox.View view) {
    List<String> words = new ArrayList<>(ALONE);
    for (String each : SYSTEM) {
      words.addAll(List.of("--ro-bind-try", each, each));
    }
    words.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"));
    // Where the X server listens; its screen is what the engine is there for.
    words.addAll(List.of("--ro-bind-try", "/tmp/.X11-unix", "/tmp/.X11-unix"));
    for (Path each : view.readable()) {
      if (Files.exists(each, LinkOption.NOFOLLOW_LINKS)) {
        words.addAll(List.of("--ro-bind", each.toString(), each.toString()));
      }
    }
    words.addAll(List.of("--chdir", "/", "--"));
    return words;
  }
}
