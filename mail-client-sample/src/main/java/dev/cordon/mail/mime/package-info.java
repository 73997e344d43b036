/**
 * From the bytes of a mail to a {@link dev.cordon.mail.mime.Mail}: {@link
 * dev.cordon.mail.mime.MailParser} reads the headers, walks the parts of a {@link
 * dev.cordon.mail.mime.Source}, picks the text (plain, or HTML reduced to safe text) and streams
 * every attachment into an {@link dev.cordon.mail.mime.AttachmentSink}. What is broken becomes a
 * {@link dev.cordon.mail.mime.Defect}; no mail is thrown away.
 */
@NullMarked
package dev.cordon.mail.mime;

import org.jspecify.annotations.NullMarked;
