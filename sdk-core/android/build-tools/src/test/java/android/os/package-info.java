/** As much of the framework as the code has that is checked in tests. */
@NullMarked
package android.os;

import org.jspecify.annotations.NullMarked;
