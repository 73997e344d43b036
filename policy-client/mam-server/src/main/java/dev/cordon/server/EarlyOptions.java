package dev.cordon.server;

import dev.cordon.server.cli.ExitCode;
import dev.cordon.server.cli.Surroundings;
import dev.cordon.server.operation.Settings;
import dev.cordon.server.setup.StartException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What has to be known of a command line before the rest of it can be read. */
@Command
final class EarlyOptions {
  private final Surroundings around;

  @Option(names = "--config")
  private Optional<Path> config = Optional.empty();

  @Option(names = "--lang")
  private Optional<String> language = Optional.empty();

  private List<String> rest = List.of();

  private EarlyOptions(Surroundings around) {
    this.around = around;
  }

  static EarlyOptions of(Surroundings around, String... args) {
    EarlyOptions early = new EarlyOptions(around);
    CommandLine line = new CommandLine(early).setUnmatchedArgumentsAllowed(true);
    try {
      line.parseArgs(args);
      early.rest = line.getUnmatchedArguments();
    } catch (ParameterException e) {
      early.rest = List.of(); // said when the whole line is read
    }
    return early;
  }

  /** Gives {@code serve}, a command of {@code line}, its settings, if it is meant. */
  void settle(CommandLine line, CommandLine serve) throws StartException {
    if (!rest.contains(serve.getCommandName())) {
      return;
    }
    Optional<Path> file =
        config.or(() -> Optional.ofNullable(around.environment().get("MAM_CONFIG")).map(Path::of));
    Settings settings = Settings.read(around.environment(), file, serve.getCommandSpec());
    serve.setDefaultValueProvider(settings);
    line.setParameterExceptionHandler((refused, args) -> explain(refused, settings));
  }

  Locale locale() {
    return language.map(Locale::forLanguageTag).orElseGet(around::locale);
  }

  private int explain(ParameterException refused, Settings settings) {
    Optional<String> source =
        refused.getCommandLine().getCommandSpec().options().stream()
            .filter(option -> isAbout(refused, option))
            .findFirst()
            .flatMap(settings::source);
    around.err().println("mam: " + refused.getMessage());
    source.ifPresent(from -> around.err().println("mam: that value is from " + from));
    UnmatchedArgumentException.printSuggestions(refused, around.err());
    around.err().println("mam: see mam serve --help");
    return ExitCode.USAGE;
  }

  /** Of a value that was not typed, picocli names the option in its words alone. */
  private static boolean isAbout(ParameterException refused, OptionSpec option) {
    return String.valueOf(refused.getMessage()).contains("option '" + option.longestName() + "'");
  }
}
