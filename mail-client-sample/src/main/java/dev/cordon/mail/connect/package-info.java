/**
 * Connections to mail servers: TLS only, made by the socket factory that the app is given, the
 * server's name checked before a password is sent, with time limits; and the one place that turns a
 * mail library's error into a {@link dev.cordon.mail.error.MailException}.
 */
@NullMarked
package dev.cordon.mail.connect;

import org.jspecify.annotations.NullMarked;
