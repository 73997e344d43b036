/**
 * A disk for tests that fails, loses its power and comes back. A {@link
 * dev.cordon.storage.torn.TornDisk} is an in-memory file system: paths below its root go through
 * the provider here ({@code TornProvider}, {@code TornChannel}) to a {@code Tree} of nodes. Each
 * node knows what is now and what was forced, and the changes between the two; {@code Faults}
 * counts the calls that change anything and says at which of them it goes wrong.
 */
@NullMarked
package dev.cordon.storage.torn;

import org.jspecify.annotations.NullMarked;
