/** What an app's own tests need on Robolectric: a fake Android Keystore, a rule about windows. */
@NullMarked
package dev.cordon.testing.android;

import org.jspecify.annotations.NullMarked;
