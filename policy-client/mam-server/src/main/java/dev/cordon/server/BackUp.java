package dev.cordon.server;

import dev.cordon.server.cli.ExitCode;
import dev.cordon.server.cli.Surroundings;
import dev.cordon.server.register.Backup;
import dev.cordon.server.setup.StartException;
import dev.cordon.server.setup.StartException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mam backup}: the register as it is now, in one file, while servers go on. */
@Command(
    mixinStandardHelpOptions = true,
    name = "backup",
    description = "Writes the register to one file; a running server goes on.")
final class BackUp implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private RegisterPlace place = new RegisterPlace();

  @Parameters(paramLabel = "FILE", description = "A file that does not exist yet.")
  private Path file = Path.of("");

  BackUp(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws StartException {
    place.mustHaveKeys();
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new StartException(Problem.BACKUP_NOT_WRITTEN, file.toString());
    }
    try {
      Backup.write(place.database(around.environment()), file);
    } catch (IOException | SQLException | RuntimeException e) {
      throw new StartException(Problem.BACKUP_NOT_WRITTEN, file.toString(), e);
    }
    around
        .err()
        .println("The register is in " + file + ". It holds secrets: keep it like the server.");
    around
        .err()
        .println(
            "The signing keys are not in it: keep a copy of " + place.organisation() + " apart.");
    return ExitCode.OK;
  }
}
