/** The container. */
@NullMarked
package dev.cordon.core;

import org.jspecify.annotations.NullMarked;
