/** The loader against real servers over TLS on loopback. */
@NullMarked
package dev.cordon.browser;

import org.jspecify.annotations.NullMarked;
