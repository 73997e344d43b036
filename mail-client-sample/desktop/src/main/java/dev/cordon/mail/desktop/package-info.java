/** The mail app on a desktop, and the demo. */
@NullMarked
package dev.cordon.mail.desktop;

import org.jspecify.annotations.NullMarked;
