/**
 * The work mail app on Android: activities and views over the same mail logic as the desktop's.
 *
 * <p>{@link dev.cordon.mail.android.MailApp} holds the one {@code Workplace}; {@link
 * dev.cordon.mail.android.MailActivity} is the only activity and the only door from outside, whose
 * intents {@code Intake} judges. {@code Entrance} alone decides which screen belongs to the
 * container's state, at every return to the app and at every change, so that a lock, a block or a
 * wipe takes the place of whatever is shown at once.
 */
@NullMarked
package dev.cordon.mail.android;

import org.jspecify.annotations.NullMarked;
