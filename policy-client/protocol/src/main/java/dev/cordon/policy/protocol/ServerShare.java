package dev.cordon.policy.protocol;

import com.google.crypto.tink.util.Bytes;

/**
 * A part of a container's keys that the organisation's server made and keeps: with {@code
 * lease.serverShare} nothing opens without it.
 *
 * @param number counts the shares of one enrolment, from 1; a number is never given to another
 *     secret
 * @param secret {@value #SECRET_BYTES} random bytes
 */
public record ServerShare(long number, Bytes secret) {
  /** The length of the secret, in bytes. */
  public static final int SECRET_BYTES = 32;

  /** The most shares in one answer: the one in force, and the one to follow it. */
  public static final int MOST = 2;

  public ServerShare {
    if (number < 1 || secret.size() != SECRET_BYTES) {
      throw new IllegalArgumentException("a share has a number from 1 and 32 bytes");
    }
  }

  @Override
  public String toString() {
    return "ServerShare[" + number + ", redacted]";
  }
}
