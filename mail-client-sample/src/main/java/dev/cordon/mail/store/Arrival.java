package dev.cordon.mail.store;

import dev.cordon.mail.mime.Mail;
import java.time.Instant;

/**
 * A message that came from the server and is not stored yet; its files are.
 *
 * @param uid its UID in the folder
 * @param received when the server got it
 * @param seen the server's flag
 * @param source the file with its undecoded bytes; empty if they need not be kept
 */
public record Arrival(long uid, Instant received, boolean seen, Mail mail, String source) {}
