/** The reference MAM server. */
@NullMarked
package dev.cordon.server;

import org.jspecify.annotations.NullMarked;
