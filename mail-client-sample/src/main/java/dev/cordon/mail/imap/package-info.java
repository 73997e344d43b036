/**
 * Synchronising a folder over IMAP (RFC 3501): {@link dev.cordon.mail.imap.MailSync} compares the
 * server's list of UIDs with ours, removes, fetches what is missing in batches, newest first, and
 * reports progress after each batch is on the medium.
 */
@NullMarked
package dev.cordon.mail.imap;

import org.jspecify.annotations.NullMarked;
