/** Enrol, check in, obey. */
@NullMarked
package dev.cordon.policy;

import org.jspecify.annotations.NullMarked;
