package dev.cordon.mail.store;

import dev.cordon.mail.mime.Mail;

/**
 * A stored message.
 *
 * @param id in the database
 * @param thread the conversation it belongs to
 * @param seen whether it was read, here or elsewhere
 * @param mail what it says
 * @param source the encrypted file with its undecoded bytes; empty unless the mail is broken
 */
public record Message(long id, long thread, boolean seen, Mail mail, String source) {}
