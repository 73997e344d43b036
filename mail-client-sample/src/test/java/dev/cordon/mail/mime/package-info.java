/** Reading mails, whole and broken. */
@NullMarked
package dev.cordon.mail.mime;

import org.jspecify.annotations.NullMarked;
