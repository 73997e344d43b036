/** What a new passcode must be like (requirement D1). */
@NullMarked
package dev.cordon.core.access;

import org.jspecify.annotations.NullMarked;
