package dev.cordon.server.cli;

import com.google.gson.JsonObject;
import dev.cordon.server.cli.CommandFailed.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mam policy set}: publishes the next version. */
@Command(
    mixinStandardHelpOptions = true,
    name = "set",
    description = "Publishes a policy. What FILE leaves out gets its default, not its old value.")
final class PolicySet implements Callable<Integer> {
  private final Mam mam;

  @Parameters(paramLabel = "FILE", description = "The policy as JSON.")
  private Path file = Path.of("");

  PolicySet(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    JsonObject version = mam.api().put("policy", read());
    if (!mam.printedJson(version)) {
      mam.around()
          .out()
          .println("policy version " + Cells.text(version, "version") + " is in force");
    }
    return ExitCode.OK;
  }

  private String read() throws CommandFailed {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CommandFailed(Problem.FILE_UNREADABLE, file);
    }
  }
}
