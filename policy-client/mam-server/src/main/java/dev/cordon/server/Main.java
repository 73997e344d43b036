package dev.cordon.server;

import dev.cordon.server.cli.Mam;
import dev.cordon.server.cli.Surroundings;
import picocli.CommandLine;

/** The program {@code mam}: {@code serve} runs the server, every other word speaks to one. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(run(Surroundings.ofProcess(), args));
  }

  /**
   * Runs one command inside this process.
   *
   * @param around where it reads and writes
   * @return the exit code, as {@code docs/server.md} lists them
   */
  public static int run(Surroundings around, String... args) {
    CommandLine line = Mam.commandLine(around);
    line.addSubcommand(new Serve(around));
    line.addSubcommand(new BackUp(around));
    line.addSubcommand(new Restore(around));
    line.setOut(around.out()).setErr(around.err()); // for the new one too
    return line.execute(args);
  }
}
