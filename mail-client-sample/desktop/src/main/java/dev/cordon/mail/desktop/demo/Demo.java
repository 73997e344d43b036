package dev.cordon.mail.desktop.demo;

import dev.cordon.mail.desktop.demo.report.Report;
import dev.cordon.mail.desktop.demo.story.Story;
import dev.cordon.mail.desktop.demo.world.DesktopPhone;
import dev.cordon.mail.desktop.demo.world.Phone;
import dev.cordon.policy.protocol.text.Explained;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Plays the whole life of a work container. Exit code 0: every proof held. */
@Command(
    name = "demo",
    description = "The whole life of a work container, proved on the disk.",
    mixinStandardHelpOptions = true)
public final class Demo implements Callable<Integer> {
  @Mixin private Options options = new Options();

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Demo())
            .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command))
            .execute(arguments));
  }

  /** What went wrong, in words; the story so far stands above it. */
  private static int explain(Exception failure, CommandLine command) {
    Demo demo = command.getCommand();
    String words =
        failure instanceof Explained explained
            ? explained.text(demo.options.language())
            : String.valueOf(failure.getMessage());
    command.getErr().printf("%n%s%n", words);
    return 1;
  }

  @Override
  public Integer call() throws Exception {
    Story story =
        new Story(new PrintStream(System.out, true, StandardCharsets.UTF_8), options.language());
    long start = System.nanoTime();
    Phone phone = DesktopPhone.inUse(options.stage.resolve("phone"));
    new Life(story, phone, options.server, options.stage, options.mail, options.ownServer()).play();
    return finish(story, (System.nanoTime() - start) / 1_000_000);
  }

  private int finish(Story story, long millis) throws Exception {
    Path report = Report.write(options.stage.resolve("report.html"), story, millis);
    long failed = story.proofs().size() - story.held();
    System.out.printf("%n%s%n", story.text("end", story.held(), failed, millis / 1000.0));
    System.out.println(story.text("report", report));
    return failed == 0 ? 0 : 1;
  }
}
