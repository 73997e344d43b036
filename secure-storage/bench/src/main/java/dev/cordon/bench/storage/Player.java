package dev.cordon.bench.storage;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The process of one contender: does each load whose name it reads, and answers with nanoseconds of
 * processor time and of the wall's. Processor time is the whole process's: whoever uses a second
 * thread, or leaves garbage, pays for it.
 */
public final class Player {
  private Player() {}

  /** Plays the contender of that name, in that directory. */
  public static void main(String[] nameAndDirectory) throws Exception {
    BufferedReader wanted =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Contender contender = Contender.of(nameAndDirectory[0], Path.of(nameAndDirectory[1]))) {
      say("ready");
      for (String line = wanted.readLine(); line != null; line = wanted.readLine()) {
        say(measured(contender, Load.valueOf(line)));
      }
    }
  }

  private static String measured(Contender contender, Load load) throws Exception {
    contender.prepare(load);
    long processor = ProcessorTime.nanos();
    long wall = System.nanoTime();
    contender.run(load);
    long wallNanos = System.nanoTime() - wall;
    return (ProcessorTime.nanos() - processor) + " " + wallNanos;
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
