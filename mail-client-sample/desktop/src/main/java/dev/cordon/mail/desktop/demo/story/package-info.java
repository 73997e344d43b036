/**
 * How the demo tells what happens: a {@link dev.cordon.mail.desktop.demo.story.Story} runs
 * chapters, prints what they say and prove with the time they took, and keeps it all for the
 * report.
 */
@NullMarked
package dev.cordon.mail.desktop.demo.story;

import org.jspecify.annotations.NullMarked;
