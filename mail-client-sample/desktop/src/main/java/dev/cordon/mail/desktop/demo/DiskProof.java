package dev.cordon.mail.desktop.demo;

import dev.cordon.mail.desktop.demo.proof.DiskScan;
import dev.cordon.mail.desktop.demo.proof.Fingerprint;
import dev.cordon.mail.desktop.demo.story.Story;
import java.io.IOException;

/** Looks at the whole phone after each step: no work content in clear, nothing personal touched. */
final class DiskProof {
  private final Scene scene;
  private final Story story;
  private final Fingerprint personalBefore;

  private DiskProof(Scene scene, Fingerprint personalBefore) {
    this.scene = scene;
    this.story = scene.story();
    this.personalBefore = personalBefore;
  }

  /** Remembers the personal files as they are now. */
  static DiskProof of(Scene scene) throws IOException {
    return new DiskProof(scene, Fingerprint.of(scene.phone().personal()));
  }

  /** A chapter of the story that ends with a look at the disk. */
  void chapter(String title, Story.Events events) throws Exception {
    story.chapter(
        title,
        () -> {
          events.happen();
          look();
        });
  }

  private void look() throws IOException {
    DiskScan scan = DiskScan.of(scene.canaries(), scene.phone().home());
    Fingerprint personal = Fingerprint.of(scene.phone().personal());
    story.prove(
        scan.isClean() && personal.equals(personalBefore),
        "proof.disk",
        story.text(
            "evidence.disk",
            scene.canaries().count(),
            scan.files(),
            scan.bytes(),
            scan.finds().size(),
            personal.files(),
            personal.brief()));
  }
}
