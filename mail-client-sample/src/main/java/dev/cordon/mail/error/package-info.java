/**
 * What may go wrong with mail: one exception, a problem for each reaction, a text in English and
 * Japanese. Storage's own errors pass through unchanged.
 */
@NullMarked
package dev.cordon.mail.error;

import org.jspecify.annotations.NullMarked;
