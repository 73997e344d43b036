package dev.cordon.server.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.text.Messages;
import dev.cordon.server.cli.CommandFailed.Problem;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mam log verify}: whether the log is what was written. */
@Command(
    mixinStandardHelpOptions = true,
    name = "verify",
    description = {
      "Counts the log's hashes again and says whether anything was removed, altered or reordered.",
      "Prints where it ends: keep that line elsewhere, and give it to --end the next time."
    })
final class LogVerify implements Callable<Integer> {
  private static final Messages MESSAGES = Messages.beside(LogVerify.class, "log");
  private static final Pattern END = Pattern.compile("[0-9]{1,18}:[0-9a-f]{64}");

  private final Mam mam;

  @Option(
      names = "--end",
      paramLabel = "NUMBER:HASH",
      description = "An end that was printed earlier: the log must still go through it.")
  private Optional<String> end = Optional.empty();

  LogVerify(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    if (end.isPresent() && !END.matcher(end.get()).matches()) {
      throw new CommandFailed(Problem.HEAD_MALFORMED);
    }
    String path = end.map(known -> "/" + known.replace(':', '/')).orElse("");
    JsonObject report = mam.api().get("events/check" + path);
    if (!mam.printedJson(report)) {
      print(report, mam.around().out());
    }
    if (!report.get("whole").getAsBoolean()) {
      throw new CommandFailed(Problem.LOG_CHANGED);
    }
    return ExitCode.OK;
  }

  private void print(JsonObject report, PrintWriter out) {
    for (JsonElement each : report.getAsJsonArray("findings")) {
      JsonObject finding = each.getAsJsonObject();
      String kind = Cells.text(finding, "kind");
      String words =
          MESSAGES.missing(Set.of(kind)).isEmpty() ? MESSAGES.format(mam.locale(), kind) : "";
      out.printf(
          "%s %s-%s: %s%n", kind, Cells.text(finding, "first"), Cells.text(finding, "last"), words);
    }
    out.println(Cells.text(report, "number") + ":" + Cells.text(report, "link"));
  }
}
