/** Fakes of every port of the SDK. */
@NullMarked
package dev.cordon.testing;

import org.jspecify.annotations.NullMarked;
