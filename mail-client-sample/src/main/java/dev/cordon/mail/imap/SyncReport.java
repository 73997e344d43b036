package dev.cordon.mail.imap;

/**
 * What a synchronising did.
 *
 * @param added messages that are new here
 * @param removed messages deleted here because the server no longer has them
 * @param broken messages among the added whose bytes are broken; they are kept
 */
public record SyncReport(int added, int removed, int broken) {}
