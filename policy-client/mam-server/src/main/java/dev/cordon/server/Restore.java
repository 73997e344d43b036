package dev.cordon.server;

import dev.cordon.server.cli.ExitCode;
import dev.cordon.server.cli.Surroundings;
import dev.cordon.server.register.Backup;
import dev.cordon.server.register.BackupRefusedException;
import dev.cordon.server.setup.DataDirectory;
import dev.cordon.server.setup.StartException;
import dev.cordon.server.setup.StartException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mam restore}: puts a backup into an empty register. */
@Command(
    mixinStandardHelpOptions = true,
    name = "restore",
    description = "Puts a backup into a register that holds nothing; the server must be stopped.")
final class Restore implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private RegisterPlace place = new RegisterPlace();

  @Parameters(paramLabel = "FILE", description = "What mam backup wrote, here or elsewhere.")
  private Path file = Path.of("");

  Restore(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws StartException {
    place.mustHaveKeys();
    try (DataDirectory held = DataDirectory.take(place.data())) {
      Backup.restore(file, place.database(held.register(), around.environment()), Instant.now());
      Files.deleteIfExists(DataDirectory.logHead(place.data())); // of the register before
    } catch (BackupRefusedException e) {
      throw e.problem() == BackupRefusedException.Problem.NOT_EMPTY
          ? new StartException(Problem.REGISTER_NOT_EMPTY, place.name(around.environment()), e)
          : new StartException(Problem.BACKUP_REFUSED, file.toString(), e);
    } catch (IOException | SQLException | RuntimeException e) {
      throw new StartException(Problem.BACKUP_REFUSED, file.toString(), e);
    }
    around
        .err()
        .println("The backup is put back. Administrators sign in again; then start the server.");
    return ExitCode.OK;
  }
}
