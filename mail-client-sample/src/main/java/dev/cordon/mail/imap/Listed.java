package dev.cordon.mail.imap;

import java.time.Instant;

/** A message in the server's list. */
record Listed(long uid, long bytes, boolean seen, Instant received) {}
