/**
 * The mail inside the open work area. {@link dev.cordon.mail.android.mail.DeskScreen} opens it and
 * leads to the account set-up or the inbox; from there to a message, its attachments, and writing.
 * {@code Letters} is what all of them ask of the mail logic, on a worker; {@code Drafts} keeps what
 * is being written encrypted, so that nothing is lost to a lock, a failure or the death of the
 * process.
 */
@NullMarked
package dev.cordon.mail.android.mail;

import org.jspecify.annotations.NullMarked;
