/**
 * The mail app, put together, for every platform.
 *
 * <p>{@link dev.cordon.mail.app.WorkMail} wires the mail logic to an open container: its encrypted
 * files and database, its connections and its gate. What a platform must bring is handed in: {@link
 * dev.cordon.mail.app.Databases}, the system's trust anchors for {@link
 * dev.cordon.mail.app.Connections}, and the ways out of the work area as {@link
 * dev.cordon.mail.app.Outlets}.
 */
@NullMarked
package dev.cordon.mail.app;

import org.jspecify.annotations.NullMarked;
