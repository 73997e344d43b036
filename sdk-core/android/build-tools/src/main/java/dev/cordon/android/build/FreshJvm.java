package dev.cordon.android.build;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The same program in a JVM of its own.
 *
 * <p>R8 names the interfaces of a merged class in the order of a set that goes by identity hashes.
 * The first thread of a JVM gives the same ones each time; a thread of Maven's gives what depends
 * on how many threads there were before. So what must be the same bytes for everyone is made here,
 * in the first thread alone (docs/android-build.md).
 */
public final class FreshJvm {
  private FreshJvm() {}

  /** Runs one step as {@link Main} does. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, URISyntaxException {
    int exitCode = run(arguments);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  static int run(String... arguments) throws IOException, InterruptedException, URISyntaxException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath(), Main.class.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      process.getInputStream().transferTo(System.out);
      return process.waitFor();
    } finally {
      process.destroy(); // if Maven was interrupted
    }
  }

  /** What this class was loaded from: by Maven's class loader, or by a JVM's own. */
  private static String classPath() throws URISyntaxException {
    if (!(FreshJvm.class.getClassLoader() instanceof URLClassLoader loader)) {
      return System.getProperty("java.class.path");
    }
    List<String> places = new ArrayList<>();
    for (URL place : loader.getURLs()) {
      places.add(Path.of(place.toURI()).toString());
    }
    return String.join(File.pathSeparator, places);
  }
}
