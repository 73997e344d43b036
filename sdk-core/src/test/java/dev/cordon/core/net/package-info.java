/** Real TLS on loopback: good servers, bad servers, and locks in the middle. */
@NullMarked
package dev.cordon.core.net;

import org.jspecify.annotations.NullMarked;
