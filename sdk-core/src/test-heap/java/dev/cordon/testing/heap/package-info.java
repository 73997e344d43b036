/** What this JVM still has in its memory, for the tests of several modules. */
@NullMarked
package dev.cordon.testing.heap;

import org.jspecify.annotations.NullMarked;
