/**
 * What the app holds while its process lives, whatever screen is shown: the {@link
 * dev.cordon.mail.android.work.Workplace} has the container, which is opened once and on a worker,
 * the line to the organisation while the app is in the foreground, and the mail while the container
 * is open. {@link dev.cordon.mail.android.work.Doors} is what the platform brings.
 */
@NullMarked
package dev.cordon.mail.android.work;

import org.jspecify.annotations.NullMarked;
