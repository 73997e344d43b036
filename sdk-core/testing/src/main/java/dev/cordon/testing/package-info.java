/**
 * Fakes of every port of the SDK, for our tests and for those of app developers: a {@link
 * dev.cordon.testing.FakeDevice} is a whole device with a vault in memory and a clock to turn; a
 * container on it is a real one.
 */
@NullMarked
package dev.cordon.testing;

import org.jspecify.annotations.NullMarked;
