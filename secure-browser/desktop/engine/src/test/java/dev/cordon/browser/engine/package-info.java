/**
 * The engine's process, run for real on a virtual display and fed by a test app over its pipes.
 *
 * <p>{@link dev.cordon.browser.engine.TestApp} starts it and plays the app; pages tell what they
 * saw by posting to {@code https://site.test/report}.
 */
@NullMarked
package dev.cordon.browser.engine;

import org.jspecify.annotations.NullMarked;
