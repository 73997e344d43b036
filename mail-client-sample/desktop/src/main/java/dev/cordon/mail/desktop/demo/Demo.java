package dev.cordon.mail.desktop.demo;

import dev.cordon.core.Container;
import dev.cordon.core.desktop.DesktopContainers;
import dev.cordon.mail.desktop.demo.proof.Canaries;
import dev.cordon.mail.desktop.demo.proof.DiskScan;
import dev.cordon.mail.desktop.demo.report.Report;
import dev.cordon.mail.desktop.demo.story.Story;
import dev.cordon.mail.desktop.demo.world.Administrator;
import dev.cordon.mail.desktop.demo.world.Letters;
import dev.cordon.mail.desktop.demo.world.Mailbox;
import dev.cordon.mail.desktop.demo.world.MamServer;
import dev.cordon.mail.desktop.demo.world.Office;
import dev.cordon.mail.desktop.demo.world.Phone;
import dev.cordon.policy.PolicyClient;
import dev.cordon.policy.protocol.text.Explained;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
  private static final String ADMIN_PASSWORD = "demo-administrator-2026";

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
    Phone phone = Phone.inUse(options.stage.resolve("phone"));
    try (Office office = Office.open(options.stage.resolve("office"));
        MamServer server = MamServer.start(options.server, options.stage.resolve("mam-server"));
        Container container = DesktopContainers.open(phone.work(), phone.vault());
        PolicyClient client = PolicyClient.of(container)) {
      story.chapter("start.title", () -> tellStart(story, server, office));
      Administrator administrator =
          Administrator.signIn(
              options.server, options.stage.resolve("mam.json"), server, ADMIN_PASSWORD);
      story.chapter("admin.title", () -> proveNoPassword(story, server));
      Optional<Office> own =
          options.ownServer().isPresent() ? Optional.empty() : Optional.of(office);
      Mailbox mailbox = options.ownServer().map(Mailbox::at).orElseGet(() -> Mailbox.in(office));
      play(
          new Scene(
              story,
              phone,
              container,
              client,
              administrator,
              own,
              mailbox,
              options.mail,
              new Canaries()));
    }
    return finish(story, (System.nanoTime() - start) / 1_000_000);
  }

  private void tellStart(Story story, MamServer server, Office office) throws Exception {
    story.tell("server.started", server.uri());
    story.tell("server.tenant", server.said("tenant"));
    if (!Files.isDirectory(options.mail)) {
      throw new IllegalArgumentException(story.text("no-folder", options.mail));
    }
    if (!options.ownServer().isPresent()) {
      int delivered = Letters.deliver(options.mail, office);
      story.tell("office.opened", delivered, options.mail.getFileName());
    }
  }

  private void proveNoPassword(Story story, MamServer server) throws Exception {
    story.tell("admin.signed-in");
    Canaries passwords = new Canaries();
    passwords.addText(ADMIN_PASSWORD);
    passwords.addText(server.said("one-time-password"));
    DiskScan scan = DiskScan.of(passwords, options.stage.resolve("mam-server"));
    story.prove(
        scan.isClean(),
        "proof.passwords",
        story.text("evidence.found", scan.finds().size(), scan.files()));
  }

  private void play(Scene scene) throws Exception {
    DiskProof disk = DiskProof.of(scene);
    new Joining(scene, disk).play(options.stage);
    Working working = new Working(scene, disk);
    working.play();
    new Ending(scene, disk, working).play(options.stage.resolve("copy-taken-before"));
  }

  private int finish(Story story, long millis) throws Exception {
    Path report = Report.write(options.stage.resolve("report.html"), story, millis);
    long failed = story.proofs().size() - story.held();
    System.out.printf("%n%s%n", story.text("end", story.held(), failed, millis / 1000.0));
    System.out.println(story.text("report", report));
    return failed == 0 ? 0 : 1;
  }
}
