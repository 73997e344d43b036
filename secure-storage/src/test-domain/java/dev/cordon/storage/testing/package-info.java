/**
 * What storage's tests stand on: {@link dev.cordon.storage.testing.TestDomain} plays the container,
 * {@link dev.cordon.storage.testing.Child} is a program that a test may kill.
 */
@NullMarked
package dev.cordon.storage.testing;

import org.jspecify.annotations.NullMarked;
