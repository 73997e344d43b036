/**
 * The engine's process as the operating system sees it. {@link
 * dev.cordon.browser.desktop.process.EngineFiles} finds its jars on the app's class path without
 * loading them, reads its version there, and puts its native libraries where it may read and not
 * write; {@link dev.cordon.browser.desktop.process.Sandbox} finds out what this system can keep it
 * from; {@link dev.cordon.browser.desktop.process.EngineCommand} is the command line and the cut
 * environment; {@link dev.cordon.browser.desktop.process.EngineProcess} runs, and is killed with
 * all that it started. What is said over its pipes is the business of the package above.
 */
@NullMarked
package dev.cordon.browser.desktop.process;

import org.jspecify.annotations.NullMarked;
