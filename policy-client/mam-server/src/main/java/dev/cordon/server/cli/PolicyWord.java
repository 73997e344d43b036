package dev.cordon.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mam policy}: the head of its commands. */
@Command(
    mixinStandardHelpOptions = true,
    name = "policy",
    description = "Shows, compares, merges or replaces the policy of all devices.")
final class PolicyWord implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }
}
