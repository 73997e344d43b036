/**
 * What storage's tests stand on: {@link dev.cordon.storage.testing.TestDomain} plays the container,
 * {@link dev.cordon.storage.testing.Child} is a program that a test may kill,
 * {@link dev.cordon.storage.testing.Vectors} are files that were checked in, to be read on every
 * platform.
 */
@NullMarked
package dev.cordon.storage.testing;

import org.jspecify.annotations.NullMarked;
