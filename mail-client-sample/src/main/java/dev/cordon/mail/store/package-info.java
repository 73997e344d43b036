/**
 * Messages in the encrypted database, attachments in encrypted files. {@link
 * dev.cordon.mail.store.Mirror} is the writing side, one server folder at a time: files first, then
 * one transaction that names them, so that a kill leaves orphans and never half a message. {@link
 * dev.cordon.mail.store.MailStore} reads, finds words by {@link dev.cordon.mail.store.Tokens}, and
 * removes orphans when it opens.
 */
@NullMarked
package dev.cordon.mail.store;

import org.jspecify.annotations.NullMarked;
