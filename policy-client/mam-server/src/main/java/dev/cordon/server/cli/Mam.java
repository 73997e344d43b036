package dev.cordon.server.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.text.Explained;
import dev.cordon.server.cli.CommandFailed.Problem;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The head of the command line: what all commands share. */
@Command(
    name = "mam",
    mixinStandardHelpOptions = true,
    version = "mam 0.1.0",
    description = "Manages the work containers of an organisation.",
    synopsisSubcommandLabel = "COMMAND")
public final class Mam implements Runnable {
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private final Surroundings around;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Prints the server's answer as JSON, for scripts.")
  private boolean asJson;

  @Option(
      names = "--lang",
      scope = ScopeType.INHERIT,
      paramLabel = "en|ja",
      description = "The language of messages (default: the system's).")
  private Optional<String> language = Optional.empty();

  @Option(
      names = "--profile",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "Where the session is kept (default: cordon/mam.json among the settings).")
  private Optional<Path> profile = Optional.empty();

  private Mam(Surroundings around) {
    this.around = around;
  }

  /** What all commands share, without any. */
  public static CommandLine head(Surroundings around) {
    return settled(new CommandLine(new Mam(around)));
  }

  /** All commands that speak to a server. */
  public static CommandLine commandLine(Surroundings around) {
    Mam mam = new Mam(around);
    CommandLine line = new CommandLine(mam);
    line.addSubcommand(new Login(mam));
    line.addSubcommand(new Logout(mam));
    line.addSubcommand(new Invite(mam));
    line.addSubcommand(new Devices(mam));
    line.addSubcommand(new Show(mam));
    line.addSubcommand(order(mam, "lock", "Closes one device's work area until it is unlocked."));
    line.addSubcommand(order(mam, "unlock", "Lets one device's work area be opened again."));
    line.addSubcommand(order(mam, "wipe", "Destroys one device's work area, and that alone."));
    line.addSubcommand(order(mam, "end-use", "Ends one device's use: as wipe, with that reason."));
    line.addSubcommand(
        new CommandLine(new PolicyWord())
            .addSubcommand(new PolicyShow(mam))
            .addSubcommand(new PolicySet(mam))
            .addSubcommand(new PolicyCompare(mam))
            .addSubcommand(new PolicyCombine(mam))
            .addSubcommand(new PolicyTemplates(mam)));
    line.addSubcommand(
        new CommandLine(new ThreatsWord())
            .addSubcommand(new ThreatsShow(mam))
            .addSubcommand(new ThreatsPublish(mam)));
    line.addSubcommand(new UserWord(mam));
    line.addSubcommand(new GroupWord(mam));
    line.addSubcommand(new AppWord(mam));
    line.addSubcommand(new Own(mam));
    line.addSubcommand(new Overdue(mam));
    line.addSubcommand(new TrailShow(mam));
    line.addSubcommand(new TrailKeep(mam));
    line.addSubcommand(new CommandLine(new AlertsShow(mam)).addSubcommand(new AlertDone(mam)));
    line.addSubcommand(new WhoAmI(mam));
    line.addSubcommand(new CommandLine(new AdminWord(mam)));
    line.addSubcommand(new CommandLine(new TokenWord(mam)));
    line.addSubcommand(new CommandLine(new TotpWord(mam)));
    line.addSubcommand(new CommandLine(new LogShow(mam)).addSubcommand(new LogVerify(mam)));
    return settled(line);
  }

  /** With what holds for all of its commands. */
  private static CommandLine settled(CommandLine line) {
    Mam mam = line.getCommand();
    line.setOut(mam.around.out()).setErr(mam.around.err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((failure, command, parsed) -> mam.explain(failure));
    return line;
  }

  private static CommandLine order(Mam mam, String name, String description) {
    CommandLine order =
        new CommandLine(new Order(mam, name.toUpperCase(Locale.ROOT).replace('-', '_')));
    order.setCommandName(name).getCommandSpec().usageMessage().description(description);
    return order;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }

  /** What a variable says, or a person types unseen. */
  Optional<String> given(String variable, String question) {
    return Optional.ofNullable(around.environment().get(variable))
        .or(() -> around.prompt().secret(question));
  }

  /** A code of the second factor. */
  String code() throws CommandFailed {
    return given("MAM_CODE", "Code of your authenticator app, or a recovery code:")
        .orElseThrow(() -> new CommandFailed(Problem.CODE_MISSING));
  }

  Surroundings around() {
    return around;
  }

  Path profileFile() {
    return profile.orElseGet(around::defaultProfile);
  }

  AdminApi api() throws CommandFailed {
    return api(Profile.load(profileFile()));
  }

  AdminApi api(Profile of) {
    return new AdminApi(of, locale());
  }

  /** Prints an answer for scripts; whether that was asked for. */
  boolean printedJson(JsonObject json) {
    if (asJson) {
      around.out().println(PRETTY.toJson(json));
    }
    return asJson;
  }

  Locale locale() {
    return language.map(Locale::forLanguageTag).orElseGet(around::locale);
  }

  private int explain(Exception failure) {
    if (failure instanceof Explained explained) {
      around.err().println("mam: " + explained.text(locale()));
      return failure instanceof CommandFailed failed ? failed.exitCode() : ExitCode.REFUSED;
    }
    around.err().println("mam: " + failure.getClass().getName());
    return ExitCode.BUG;
  }
}
