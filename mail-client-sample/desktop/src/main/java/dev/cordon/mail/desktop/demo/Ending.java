package dev.cordon.mail.desktop.demo;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.mail.app.WorkMail;
import dev.cordon.mail.desktop.demo.story.Story;
import dev.cordon.mail.desktop.demo.world.Phone;
import dev.cordon.policy.protocol.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The third act: the phone is lost, found, and then the employee leaves. */
final class Ending {
  private final Scene scene;
  private final Story story;
  private final Container container;
  private final DiskProof disk;
  private final Working working;
  private final String device;

  Ending(Scene scene, DiskProof disk, Working working) {
    this.scene = scene;
    this.story = scene.story();
    this.container = scene.container();
    this.disk = disk;
    this.working = working;
    this.device = container.organisation().membership().orElseThrow().enrolment();
  }

  void play(Path copy) throws Exception {
    disk.chapter("lock.title", this::lock);
    disk.chapter("unlock.title", this::unlock);
    disk.chapter("wipe.title", () -> wipe(copy));
    disk.chapter("after.title", () -> afterwards(copy));
  }

  private void lock() throws Exception {
    command(state -> state instanceof ContainerState.Blocked, "lock", "Phone reported lost");
    quoteReason();
    UnlockResult result = container.unlock(Passcode.of(Joining.PASSCODE));
    story.prove(
        result instanceof UnlockResult.Blocked, "proof.locked", result.getClass().getSimpleName());
  }

  private void unlock() throws Exception {
    command(state -> state instanceof ContainerState.Locked, "unlock", "Phone found");
    container.unlock(Passcode.of(Joining.PASSCODE));
    WorkMail mail = working.open();
    int messages = working.list(mail).size();
    story.prove(
        container.state() instanceof ContainerState.Open && messages > 0,
        "proof.unlocked",
        story.text("evidence.messages", messages));
  }

  private void wipe(Path copy) throws Exception {
    copyTree(scene.phone().work(), copy);
    story.tell("copied", copy.getFileName());
    command(state -> state instanceof ContainerState.Wiped, "wipe", "End of employment", "--yes");
    quoteReason();
    Phone phone = scene.phone();
    story.prove(
        !Files.exists(phone.work().resolve("data"))
            && !Files.exists(phone.work().resolve("header.a")),
        "proof.ciphertext",
        story.text("evidence.left", fileNames(phone.work())));
    story.prove(
        keysToData(phone.keys()) == 0,
        "proof.keys",
        story.text("evidence.left", String.join(", ", new TreeSet<>(phone.keys()))));
  }

  private void afterwards(Path copy) throws Exception {
    story.prove(!opens(copy), "proof.copy", story.text("evidence.copy"));
    boolean hardware = container.organisation().posture().vault().nonExportable();
    story.tell(hardware ? "vault.hardware" : "vault.honest");
    String shown = scene.administrator().mam("show", device);
    story.printed("mam show " + device, shown);
    story.prove(
        shown.toUpperCase(Locale.ROOT).contains("WIPED"),
        "proof.receipt",
        story.text("evidence.receipt"));
  }

  /** The administrator's command, and how long until the device has obeyed. */
  private void command(Predicate<ContainerState> wanted, String command, String why, String... more)
      throws Exception {
    try (Waiting obeyed = Waiting.until(container, wanted)) {
      String[] words = new String[more.length + 6];
      String[] first = {command, device, "--reason", why, "--wait", "30"};
      System.arraycopy(first, 0, words, 0, first.length);
      System.arraycopy(more, 0, words, first.length, more.length);
      String printed = scene.administrator().mam(words);
      story.printed("mam " + command + " " + device + " --reason \"" + why + "\"", printed);
      Instant requested = scene.administrator().lastRequest(device);
      Duration took = Duration.between(requested, obeyed.reached());
      story.tell("commanded", took.toMillis());
    }
  }

  private void quoteReason() {
    ContainerState state = container.state();
    if (state instanceof ContainerState.Blocked blocked) {
      blocked.reasons().forEach(this::quote);
    } else if (state instanceof ContainerState.Wiped wiped) {
      quote(wiped.why());
    }
  }

  private void quote(Reason why) {
    story.say(why.text(story.language()));
  }

  /** Whether the copy, the vault as it is now and the right passcode open anything. */
  private boolean opens(Path copy) {
    try (Container restored = scene.phone().openCopy(copy)) {
      return restored.unlock(Passcode.of(Joining.PASSCODE)) instanceof UnlockResult.Opened;
    } catch (ContainerException refused) {
      story.say(refused.text(story.language()));
      return false;
    }
  }

  /** Control state and identity outlive the wipe: they sign and keep its receipt. */
  private static long keysToData(Set<String> keys) {
    return keys.stream()
        .filter(name -> !name.startsWith("control.") && !name.startsWith("identity"))
        .count();
  }

  private static String fileNames(Path directory) throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      return String.join(", ", files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  private static void copyTree(Path from, Path to) throws Exception {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path source : (Iterable<Path>) all::iterator) {
        Path target = to.resolve(from.relativize(source).toString());
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else {
          Files.copy(source, target);
        }
      }
    }
  }
}
