package dev.cordon.mail.desktop.demo;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.error.PasscodeRefusedException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.mail.desktop.demo.story.Story;
import dev.cordon.policy.protocol.Consent;
import dev.cordon.policy.protocol.ConsentForm;
import dev.cordon.policy.protocol.ConsentPoint;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.policy.protocol.Protection;
import dev.cordon.policy.protocol.ProtectionLevel;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.VaultDeclaration;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The first act: the employee is invited, agrees, and sets up the work area. */
final class Joining {
  /** The employee's passcode. */
  static final String PASSCODE = "738291";

  private static final String TOO_SIMPLE = "123456";

  private final Scene scene;
  private final Story story;
  private final Container container;
  private final DiskProof disk;

  Joining(Scene scene, DiskProof disk) {
    this.scene = scene;
    this.disk = disk;
    this.story = scene.story();
    this.container = scene.container();
  }

  void play(Path stage) throws Exception {
    disk.chapter("invitation.title", this::invite);
    disk.chapter("policy.title", () -> publishPolicy(stage));
    disk.chapter("passcode.title", this::setPasscode);
  }

  private void invite() throws Exception {
    String text = scene.administrator().mam("invite", "--label", "Aoi's own phone");
    Invitation invitation = Invitation.parse(lastWord(text));
    scene.canaries().addText(invitation.code());
    story.tell("invitation.made");
    Locale language = story.language();
    ConsentForm form = ConsentForm.current();
    for (ConsentPoint point : form.points()) {
      story.tell("consent.point", point.title(language), point.text(language));
    }
    Consent consent = form.agree(language, form.points(), Instant.now());
    story.tell("consent.agreed", form.points().size(), form.version());
    scene.client().enrol(invitation, consent);
    scene.client().listen();
    story.tell("enrolled", container.organisation().seen().policy());
    tellBlocks();
  }

  /**
   * The default policy demands that screenshots are kept out. A desktop cannot, and both sides say
   * so; a phone can.
   */
  private void tellBlocks() {
    boolean closed = container.state() instanceof ContainerState.Blocked;
    if (container.state() instanceof ContainerState.Blocked blocked) {
      for (Reason reason : blocked.reasons()) {
        story.say(reason.text(story.language()));
      }
    }
    ProtectionLevel screens = container.organisation().posture().level(Protection.SCREEN_CAPTURE);
    boolean unprotected = screens == ProtectionLevel.UNAVAILABLE;
    story.prove(
        closed == unprotected,
        unprotected ? "proof.unprotected" : "proof.protected",
        unprotected ? container.organisation().reasons().toString() : screens.name());
  }

  private void publishPolicy(Path stage) throws Exception {
    Path file = DemoPolicy.write(stage.resolve("policy.json"), scene.office());
    try (Waiting opened = Waiting.until(container, state -> state instanceof ContainerState.New)) {
      story.printed(
          "mam policy set policy.json",
          scene.administrator().mam("policy", "set", file.toString()));
      opened.reached();
      Waiting.until(() -> container.organisation().seen().policy() == 2);
      story.tell("policy.set");
    }
    story.prove(
        container.organisation().seen().policy() == 2,
        "proof.policy",
        story.text("evidence.policy", container.organisation().seen().policy()));
  }

  private void setPasscode() throws Exception {
    try {
      container.setPasscode(Passcode.of(TOO_SIMPLE));
      story.prove(false, "proof.simple", TOO_SIMPLE);
    } catch (PasscodeRefusedException refused) {
      story.say(refused.text(story.language()));
      story.prove(true, "proof.simple", refused.reason().code().name());
    }
    container.setPasscode(Passcode.of(PASSCODE));
    VaultDeclaration vault = container.organisation().posture().vault();
    story.tell("passcode.set");
    story.tell("vault.declares", vault.kind(), vault.nonExportable(), vault.destroyable());
  }

  private static String lastWord(String text) {
    List<String> words = List.of(text.split("\\s+", -1));
    return words.stream()
        .filter(word -> word.startsWith("cordon:"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no invitation in: " + text));
  }
}
