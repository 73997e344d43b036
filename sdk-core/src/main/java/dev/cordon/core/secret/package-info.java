/**
 * Secrets in memory: destroyable, redacted, compared in constant time, closed by
 * try-with-resources.
 */
@NullMarked
package dev.cordon.core.secret;

import org.jspecify.annotations.NullMarked;
