package dev.cordon.core.threat;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.device.InstalledApp;
import dev.cordon.core.keys.SaltedTag;
import dev.cordon.policy.protocol.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Tags ({@link SaltedTag}) of {@code "app" ‖ 0} or {@code "certificate" ‖ 0} and the hash in
 * lowercase hex.
 */
final class AppTags {
  static final int BYTES = SaltedTag.BYTES;
  private static final Bytes NO_CERTIFICATE = Bytes.copyFrom(new byte[BYTES]);

  private final SaltedTag tags;

  AppTags(Bytes salt) {
    tags = new SaltedTag(salt);
  }

  Bytes app(String sha256) {
    return tags.of("app\0" + sha256);
  }

  Bytes certificate(String sha256) {
    return tags.of("certificate\0" + sha256);
  }

  /** One for each certificate, at least one. */
  List<Sighting> sightings(InstalledApp app, int day) {
    Bytes name = app(Sha256.hex(app.name().getBytes(StandardCharsets.UTF_8)));
    List<Sighting> sightings = new ArrayList<>();
    for (String certificate : app.certificateSha256()) {
      sightings.add(new Sighting(name, certificate(certificate), day));
    }
    if (sightings.isEmpty()) {
      sightings.add(new Sighting(name, NO_CERTIFICATE, day));
    }
    return sightings;
  }
}
