/** The work mail app on Android: activities and views over the same mail logic as the desktop's. */
@NullMarked
package dev.cordon.mail.android;

import org.jspecify.annotations.NullMarked;
