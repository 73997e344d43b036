package dev.cordon.server.cli;

import dev.cordon.policy.protocol.settings.DeviceOwner;
import dev.cordon.policy.protocol.settings.InformationLevel;
import dev.cordon.policy.protocol.settings.PolicyTemplate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mam policy template}: a policy to begin with. */
@Command(
    mixinStandardHelpOptions = true,
    name = "template",
    description = "Prints a policy to begin with, as policy set reads it. Asks no server.")
final class PolicyTemplates implements Callable<Integer> {
  private final Mam mam;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "OWNER",
      description = "Whose the devices are: ${COMPLETION-CANDIDATES}.")
  private DeviceOwner owner = DeviceOwner.PERSONAL;

  @Option(
      names = "--level",
      paramLabel = "1..4",
      required = true,
      description =
          "What the information is worth: 1 public, 2 internal, 3 confidential, 4 secret.")
  private int level;

  PolicyTemplates(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() {
    InformationLevel worth = level();
    mam.around().out().println(PolicyFile.text(PolicyTemplate.of(owner, worth)));
    mam.around().err().println(worth.text(mam.locale()));
    return ExitCode.OK;
  }

  private InformationLevel level() {
    try {
      return InformationLevel.of(level);
    } catch (IllegalArgumentException outOfRange) {
      throw new ParameterException(spec.commandLine(), outOfRange.getMessage());
    }
  }
}
