/** The documents on the wire. */
@NullMarked
package dev.cordon.policy.protocol;

import org.jspecify.annotations.NullMarked;
