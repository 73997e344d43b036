package dev.cordon.server;

import dev.cordon.server.register.Database;
import dev.cordon.server.register.PostgresAddress;
import dev.cordon.server.setup.DataDirectory;
import dev.cordon.server.setup.StartException;
import dev.cordon.server.setup.StartException.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which register is meant. */
final class RegisterPlace {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The server's data directory.")
  private Path data = Path.of("");

  @Mixin private DatabaseOption shared = new DatabaseOption();

  Path data() {
    return data;
  }

  Path organisation() {
    return DataDirectory.organisation(data);
  }

  void mustHaveKeys() throws StartException {
    if (!Files.isDirectory(organisation())) {
      throw new StartException(Problem.NOTHING_HERE, data.toString());
    }
  }

  Database database(Map<String, String> environment) throws StartException {
    return database(DataDirectory.register(data), environment);
  }

  Database database(Path file, Map<String, String> environment) throws StartException {
    return shared
        .address(environment)
        .<Database>map(Database.Shared::new)
        .orElseGet(() -> new Database.InFile(file));
  }

  String name(Map<String, String> environment) throws StartException {
    return shared.address(environment).map(PostgresAddress::toString).orElseGet(data::toString);
  }
}
