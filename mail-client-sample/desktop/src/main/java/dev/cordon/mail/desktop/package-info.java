/**
 * The mail app on a desktop: {@link dev.cordon.mail.desktop.WorkMail} wires the mail logic to an
 * open container, its encrypted files and database, its sockets and its gate. The demo that lives
 * beside it is the app's first user.
 */
@NullMarked
package dev.cordon.mail.desktop;

import org.jspecify.annotations.NullMarked;
