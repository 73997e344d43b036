package dev.cordon.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.settings.Change;
import dev.cordon.policy.protocol.settings.PolicyDiff;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mam policy diff}: what a policy would change, in words. */
@Command(
    mixinStandardHelpOptions = true,
    name = "diff",
    description = "Says in words what FILE changes of the policy in force, and publishes nothing.")
final class PolicyCompare implements Callable<Integer> {
  private final Mam mam;

  @Parameters(paramLabel = "FILE", description = "The policy as JSON.")
  private Path file = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Compare with this policy; no server is asked.")
  private Optional<Path> from = Optional.empty();

  PolicyCompare(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    Policy after = PolicyFile.read(file);
    List<Change> changes = PolicyDiff.between(before(), after);
    if (!mam.printedJson(json(changes))) {
      changes.forEach(change -> mam.around().out().println(change.text(mam.locale())));
    }
    return ExitCode.OK;
  }

  private Policy before() throws CommandFailed {
    if (from.isPresent()) {
      return PolicyFile.read(from.get());
    }
    return PolicyFile.policy(mam.api().get("policy").get("policy").toString().getBytes(UTF_8));
  }

  private static JsonObject json(List<Change> changes) {
    JsonArray list = new JsonArray();
    for (Change change : changes) {
      JsonObject each = new JsonObject();
      each.addProperty("setting", change.path());
      change.before().ifPresent(value -> each.add("before", value));
      change.after().ifPresent(value -> each.add("after", value));
      list.add(each);
    }
    JsonObject json = new JsonObject();
    json.add("changes", list);
    return json;
  }
}
