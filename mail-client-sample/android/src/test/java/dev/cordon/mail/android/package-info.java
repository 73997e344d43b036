/** Tests of the Android app on Robolectric, with real containers, databases and servers. */
@NullMarked
package dev.cordon.mail.android;

import org.jspecify.annotations.NullMarked;
