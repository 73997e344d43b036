/** The loader. */
@NullMarked
package dev.cordon.browser;

import org.jspecify.annotations.NullMarked;
