package dev.cordon.server;

import dev.cordon.server.cli.ExitCode;
import dev.cordon.server.cli.Mam;
import dev.cordon.server.cli.Surroundings;
import dev.cordon.server.setup.StartException;
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
    // A server is to answer soon: reading what the other words can do takes a quarter of a second.
    boolean serves = args.length > 0 && args[0].equals("serve");
    CommandLine line = serves ? Mam.head(around) : Mam.commandLine(around);
    CommandLine serve = new CommandLine(new Serve(around));
    serve.setCaseInsensitiveEnumValuesAllowed(true);
    line.addSubcommand(serve);
    line.addSubcommand(new BackUp(around));
    line.addSubcommand(new Restore(around));
    line.setOut(around.out()).setErr(around.err()); // for the new one too
    EarlyOptions early = EarlyOptions.of(around, args);
    try {
      early.settle(line, serve);
    } catch (StartException e) {
      around.err().println("mam: " + e.text(early.locale()));
      return ExitCode.REFUSED;
    }
    return line.execute(args);
  }
}
