/**
 * A business mail app on the SDK: the mail logic, for every platform.
 *
 * <p>{@code account} keeps where the mail lives and how to sign in; {@code connect} opens the TLS
 * connections; {@code imap} brings new mail; {@code mime} turns its bytes into a mail; {@code
 * store} keeps it in the encrypted database and encrypted files and finds it again; {@code send}
 * writes and sends; {@code actions} asks the gate before anything leaves. {@code error} is what may
 * go wrong; {@code app} puts the parts together over an open container.
 */
@NullMarked
package dev.cordon.mail;

import org.jspecify.annotations.NullMarked;
