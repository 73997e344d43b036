package dev.cordon.android.build;

import dev.cordon.android.build.aar.AarCommand;
import dev.cordon.android.build.aar.ClassesCommand;
import dev.cordon.android.build.apk.ApkCommand;
import dev.cordon.android.build.apk.CompareCommand;
import dev.cordon.android.build.check.CheckCommand;
import dev.cordon.android.build.resources.ResourcesCommand;
import dev.cordon.android.build.size.SizeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: {@code android-build <step> <options>}; ends with 0, 1 (refused) or 2 (usage). */
@Command(
    name = "android-build",
    description = "Builds Android libraries and apps without an Android SDK.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ResourcesCommand.class,
      ClassesCommand.class,
      AarCommand.class,
      ApkCommand.class,
      CompareCommand.class,
      CheckCommand.class,
      SizeCommand.class
    })
public final class Main {
  private Main() {}

  /** Runs one step; inside Maven the exit is turned into a failed build. */
  public static void main(String[] arguments) {
    int exitCode = run(arguments);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  static int run(String... arguments) {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(Main::explain)
        .execute(arguments);
  }

  private static int explain(
      Exception exception, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
    if (exception instanceof BuildRefused refused) {
      command
          .getErr()
          .println("android-build " + command.getCommandName() + ": " + refused.getMessage());
      return 1;
    }
    throw exception;
  }
}
