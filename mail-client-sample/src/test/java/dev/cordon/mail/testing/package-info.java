/** A mail server with TLS, a work area on disk, and the corpus. */
@NullMarked
package dev.cordon.mail.testing;

import org.jspecify.annotations.NullMarked;
