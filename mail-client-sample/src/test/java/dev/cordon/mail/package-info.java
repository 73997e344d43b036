/** The promises of the mail app, against a real mail server and real storage. */
@NullMarked
package dev.cordon.mail;

import org.jspecify.annotations.NullMarked;
