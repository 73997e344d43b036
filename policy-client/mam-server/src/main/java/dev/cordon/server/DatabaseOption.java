package dev.cordon.server;

import dev.cordon.server.register.PostgresAddress;
import dev.cordon.server.setup.StartException;
import dev.cordon.server.setup.StartException.Problem;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --database}, or else the variable {@code MAM_DATABASE}. */
final class DatabaseOption {
  private static final String VARIABLE = "MAM_DATABASE";

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "A PostgreSQL database, postgresql://user@host/database, instead of SQLite in DIR;"
              + " with a password only in the variable MAM_DATABASE.")
  private Optional<String> url = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /** The database that was named; empty: SQLite. */
  Optional<PostgresAddress> address(Map<String, String> environment) throws StartException {
    Optional<String> text = url.or(() -> Optional.ofNullable(environment.get(VARIABLE)));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    PostgresAddress named =
        PostgresAddress.parse(text.get())
            .orElseThrow(() -> new StartException(Problem.DATABASE_URL_REFUSED, ""));
    if (isTyped() && named.hasSecret()) { // every process of this machine could read it
      throw new StartException(Problem.DATABASE_URL_REFUSED, "");
    }
    return Optional.of(named);
  }

  private boolean isTyped() {
    return command.commandLine().getParseResult().hasMatchedOption("--database");
  }
}
