/** Finding mails. */
@NullMarked
package dev.cordon.mail.store;

import org.jspecify.annotations.NullMarked;
