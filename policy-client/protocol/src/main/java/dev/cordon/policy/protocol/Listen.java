package dev.cordon.policy.protocol;

/**
 * A device's wish to be told when to check in.
 *
 * @param enrolment who listens
 * @param nonce random; the server accepts each once
 */
public record Listen(String enrolment, String nonce) {}
