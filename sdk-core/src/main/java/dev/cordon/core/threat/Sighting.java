package dev.cordon.core.threat;

import com.google.crypto.tink.util.Bytes;

/**
 * That an app was there, in a form that names it to nobody who does not know its hash and the salt.
 *
 * @param app tag of its name
 * @param certificate tag of one of its certificates; all zero if it has none
 * @param day the last one on which it was seen, days since 1970 in UTC
 */
public record Sighting(Bytes app, Bytes certificate, int day) {
  /** Whether both are of the same app and certificate. */
  boolean isSameAs(Sighting other) {
    return app.equals(other.app) && certificate.equals(other.certificate);
  }

  @Override
  public String toString() {
    return "Sighting[…]";
  }
}
