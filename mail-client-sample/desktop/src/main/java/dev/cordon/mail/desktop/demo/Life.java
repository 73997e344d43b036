package dev.cordon.mail.desktop.demo;

import dev.cordon.core.Container;
import dev.cordon.mail.desktop.demo.proof.Canaries;
import dev.cordon.mail.desktop.demo.proof.DiskScan;
import dev.cordon.mail.desktop.demo.story.Story;
import dev.cordon.mail.desktop.demo.world.Administrator;
import dev.cordon.mail.desktop.demo.world.Letters;
import dev.cordon.mail.desktop.demo.world.Mailbox;
import dev.cordon.mail.desktop.demo.world.MamServer;
import dev.cordon.mail.desktop.demo.world.Office;
import dev.cordon.mail.desktop.demo.world.Phone;
import dev.cordon.policy.PolicyClient;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The whole life of a work container, proved step by step, on any kind of phone.
 *
 * @param story who tells it, and collects the proofs
 * @param phone where it happens
 * @param server the MAM server's jar
 * @param stage an empty directory for everything that is not the phone's
 * @param mail mails to receive: {@code .eml} files
 * @param ownServer a mailbox on a server of the user's, instead of the office's
 */
public record Life(
    Story story, Phone phone, Path server, Path stage, Path mail, Optional<URI> ownServer) {
  private static final String ADMIN_PASSWORD = "demo-administrator-2026";

  /** Plays it to its end; the story holds the proofs. */
  public void play() throws Exception {
    try (Office office = Office.open(stage.resolve("office"));
        MamServer started = MamServer.start(server, stage.resolve("mam-server"));
        Container container = phone.open();
        PolicyClient client = PolicyClient.of(container)) {
      story.chapter("start.title", () -> tellStart(started, office));
      Administrator administrator =
          Administrator.signIn(server, stage.resolve("mam.json"), started, ADMIN_PASSWORD);
      story.chapter("admin.title", () -> proveNoPassword(started));
      Optional<Office> ours = ownServer.isPresent() ? Optional.empty() : Optional.of(office);
      Mailbox mailbox = ownServer.map(Mailbox::at).orElseGet(() -> Mailbox.in(office));
      Canaries canaries = new Canaries();
      play(
          new Scene(story, phone, container, client, administrator, ours, mailbox, mail, canaries));
    }
  }

  private void tellStart(MamServer started, Office office) throws Exception {
    story.tell("server.started", started.uri());
    story.tell("server.tenant", started.said("tenant"));
    if (!Files.isDirectory(mail)) {
      throw new IllegalArgumentException(story.text("no-folder", mail));
    }
    if (!ownServer.isPresent()) {
      int delivered = Letters.deliver(mail, office);
      story.tell("office.opened", delivered, mail.getFileName());
    }
  }

  private void proveNoPassword(MamServer started) throws Exception {
    story.tell("admin.signed-in");
    Canaries passwords = new Canaries();
    passwords.addText(ADMIN_PASSWORD);
    passwords.addText(started.said("one-time-password"));
    DiskScan scan = DiskScan.of(passwords, stage.resolve("mam-server"));
    story.prove(
        scan.isClean(),
        "proof.passwords",
        story.text("evidence.found", scan.finds().size(), scan.files()));
  }

  private void play(Scene scene) throws Exception {
    DiskProof disk = DiskProof.of(scene);
    new Joining(scene, disk).play(stage);
    Working working = new Working(scene, disk);
    working.play();
    new Ending(scene, disk, working).play(stage.resolve("copy-taken-before"));
  }
}
