/** A business mail app on the SDK. */
@NullMarked
package dev.cordon.mail;

import org.jspecify.annotations.NullMarked;
