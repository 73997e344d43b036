package dev.cordon.mail.desktop.demo;

import dev.cordon.mail.desktop.demo.proof.DiskScan;
import dev.cordon.mail.desktop.demo.proof.Fingerprint;
import java.io.IOException;

/** Looks at the whole phone after a step: no work content in clear, nothing personal touched. */
final class DiskProof {
  private final Scene scene;
  private final Fingerprint personalBefore;

  private DiskProof(Scene scene, Fingerprint personalBefore) {
    this.scene = scene;
    this.personalBefore = personalBefore;
  }

  /** Remembers the personal files as they are now. */
  static DiskProof of(Scene scene) throws IOException {
    return new DiskProof(scene, Fingerprint.of(scene.phone().personal()));
  }

  void look() throws IOException {
    DiskScan scan = DiskScan.of(scene.canaries(), scene.phone().home());
    scene
        .story()
        .prove(
            scan.isClean(),
            "proof.no-plaintext",
            scene
                .story()
                .text(
                    "evidence.scan",
                    scene.canaries().count(),
                    scan.files(),
                    scan.bytes(),
                    scan.finds().size()));
    Fingerprint now = Fingerprint.of(scene.phone().personal());
    scene
        .story()
        .prove(
            now.equals(personalBefore),
            "proof.personal",
            scene.story().text("evidence.personal", now.files(), now.brief()));
  }
}
