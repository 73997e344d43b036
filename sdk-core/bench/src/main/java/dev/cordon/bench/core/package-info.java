/**
 * What core's fast paths cost: {@code Main} opens a real container of an organisation and asks its
 * gate again and again.
 */
@NullMarked
package dev.cordon.bench.core;

import org.jspecify.annotations.NullMarked;
