package dev.cordon.browser.residue.app;

import dev.cordon.browser.residue.screen.Programs;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The other end of an {@link OfficeApp}. */
public final class OfficeAppProcess implements Closeable {
  private final Process process;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

  /** Talks to a process that was started by {@link #command}; its output must be a pipe. */
  public OfficeAppProcess(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "office-app-output");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * The words that start one.
   *
   * @param directory of its container, not there yet
   * @param rootInBase64 the authority it trusts
   * @param url to be opened at once
   */
  public static List<String> command(
      Path directory, Path temporary, String rootInBase64, Optional<String> url) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Programs.java(),
                "-Xmx512m",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-Duser.home=" + directory.toAbsolutePath().getParent(),
                "-cp",
                System.getProperty("java.class.path"),
                OfficeApp.class.getName(),
                directory.toString(),
                rootInBase64));
    url.ifPresent(command::add);
    return command;
  }

  /** Says a line to it. */
  public void tell(String line) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  /** The next line that is {@code wanted}, at most so many seconds from now; others are dropped. */
  public Optional<String> await(Predicate<String> wanted, int seconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (true) {
      String line = said.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (line == null || wanted.test(line)) {
        return Optional.ofNullable(line);
      }
    }
  }

  /** The process itself; the engine's is one below it. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    try {
      tell("end");
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (IOException e) {
      kill();
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    Process unused = process.destroyForcibly();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
      }
    } catch (IOException e) {
      return; // it ended
    }
  }
}
