/**
 * Writing and sending: a {@link dev.cordon.mail.send.Draft} goes into the {@link
 * dev.cordon.mail.send.Outbox}, {@link dev.cordon.mail.send.MailSender} hands it to the SMTP server
 * and files a copy; what fails stays in the outbox with its reason.
 */
@NullMarked
package dev.cordon.mail.send;

import org.jspecify.annotations.NullMarked;
