package dev.cordon.android.build.resources;

import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.BuildRefused.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Android's resource compiler: a native program that lies in apktool's jar on our class path. */
public final class Aapt2 {
  private final Path program;

  private Aapt2(Path program) {
    this.program = program;
  }

  /** Unpacks the program for this operating system into a folder. */
  public static Aapt2 in(Path folder, String operatingSystem) throws IOException, BuildRefused {
    String resource = "/prebuilt/" + fileFor(operatingSystem);
    Files.createDirectories(folder);
    Path program = folder.resolve(Path.of(resource).getFileName());
    try (InputStream in = Aapt2.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw missing(operatingSystem);
      }
      Files.copy(in, program, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!program.toFile().setExecutable(true)) {
      throw new IOException(program + " cannot be made executable; is the folder mounted noexec?");
    }
    return new Aapt2(program);
  }

  private static String fileFor(String operatingSystem) throws BuildRefused {
    String name = operatingSystem.toLowerCase(Locale.ROOT);
    if (name.contains("linux")) {
      return "linux/aapt2";
    }
    if (name.contains("mac")) {
      return "macosx/aapt2";
    }
    if (name.contains("windows")) {
      return "windows/aapt2.exe";
    }
    throw missing(operatingSystem);
  }

  private static BuildRefused missing(String operatingSystem) {
    return new BuildRefused(
        Problem.NO_AAPT2_FOR_THIS_SYSTEM,
        operatingSystem,
        "there is no aapt2 program that runs here.",
        "Build on Linux, macOS or Windows with an x86-64 processor, or leave the Android modules out (mvn -pl '!...').");
  }

  /** Runs the program; what it says goes into the refusal. */
  public String run(List<String> arguments) throws IOException, BuildRefused {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(arguments);
    Process process = start(command);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (exitCode(process) != 0) {
      throw new BuildRefused(
          Problem.RESOURCE_REFUSED,
          "aapt2 " + arguments.get(0),
          "it said:\n" + said.strip() + "\n",
          "Mend the file that it names.");
    }
    return said;
  }

  private static Process start(List<String> command) throws BuildRefused {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw missing(System.getProperty("os.name") + " on " + System.getProperty("os.arch"));
    }
  }

  private static int exitCode(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while aapt2 was running", e);
    }
  }
}
