/**
 * What the tests of the screens stand on: {@code Phone} is a phone with the app on it, seen and
 * touched as an employee does; {@code TestMailApp} is the app with a test machine's container and
 * database; {@code Post} is a real mail server.
 */
@NullMarked
package dev.cordon.mail.android.testing;

import org.jspecify.annotations.NullMarked;
