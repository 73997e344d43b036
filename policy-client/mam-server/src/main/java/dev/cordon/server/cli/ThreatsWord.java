package dev.cordon.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mam threats}: the head of its two commands. */
@Command(
    mixinStandardHelpOptions = true,
    name = "threats",
    description = "Shows or replaces the list of harmful apps.")
final class ThreatsWord implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }
}
