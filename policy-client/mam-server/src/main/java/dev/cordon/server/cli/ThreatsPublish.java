package dev.cordon.server.cli;

import com.google.gson.JsonObject;
import dev.cordon.server.cli.CommandFailed.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mam threats publish}: publishes the next version of the list. */
@Command(
    mixinStandardHelpOptions = true,
    name = "publish",
    description =
        "Signs and publishes a list of harmful apps. It takes the place of the one before.")
final class ThreatsPublish implements Callable<Integer> {
  private final Mam mam;

  @Parameters(
      paramLabel = "FILE",
      description =
          "The list as JSON: {\"entries\": [{\"id\", \"appSha256\", \"certificateSha256\"}]}.")
  private Path file = Path.of("");

  ThreatsPublish(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    JsonObject version = mam.api().put("threats", read());
    if (!mam.printedJson(version)) {
      mam.around()
          .out()
          .printf(
              "list of harmful apps, version %s, is published: %d entries%n",
              Cells.text(version, "version"),
              version.getAsJsonObject("threats").getAsJsonArray("entries").size());
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
