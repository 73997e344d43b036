package dev.cordon.server.cli;

import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.settings.Contradiction;
import dev.cordon.policy.protocol.settings.Merged;
import dev.cordon.policy.protocol.settings.PolicyMerge;
import dev.cordon.server.cli.CommandFailed.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mam policy merge}: one policy that fulfils several. */
@Command(
    mixinStandardHelpOptions = true,
    name = "merge",
    description =
        "Prints the policy that fulfils all of the FILEs: of each setting the strictest value. "
            + "Asks no server.")
final class PolicyCombine implements Callable<Integer> {
  private final Mam mam;

  @Parameters(paramLabel = "FILE", arity = "2..*", description = "Policies as JSON.")
  private List<Path> files = List.of();

  PolicyCombine(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    Map<String, Policy> policies = new LinkedHashMap<>();
    for (Path file : files) {
      policies.put(file.toString(), PolicyFile.read(file));
    }
    Merged merged = PolicyMerge.of(policies);
    if (merged instanceof Merged.Whole whole) {
      mam.around().out().println(PolicyFile.text(whole.policy()));
      return ExitCode.OK;
    }
    throw refused(merged);
  }

  private static CommandFailed refused(Merged merged) {
    if (merged instanceof Merged.TooLarge tooLarge) {
      return new CommandFailed(
          ExitCode.REFUSED, tooLarge.reason().code().name(), tooLarge.reason());
    }
    List<Contradiction> found = ((Merged.Contradictory) merged).contradictions();
    return new CommandFailed(
        ExitCode.REFUSED, Problem.POLICIES_CONTRADICT.name(), locale -> lines(found, locale));
  }

  private static String lines(List<Contradiction> found, Locale locale) {
    return found.stream()
        .map(each -> each.text(locale))
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
