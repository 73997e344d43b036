/**
 * What every screen stands on. A {@link dev.cordon.mail.android.stage.Screen} is an object that
 * outlives rotation while its views do not; the {@link dev.cordon.mail.android.stage.Stage} holds
 * the screens one above the other and draws the top one into the activity that is there. {@link
 * dev.cordon.mail.android.stage.Jobs} do a screen's work off the main thread and drop what comes
 * after the screen is gone. Only a {@link dev.cordon.mail.android.stage.Place}, ids and nothing
 * else, ever reaches the system process.
 */
@NullMarked
package dev.cordon.mail.android.stage;

import org.jspecify.annotations.NullMarked;
