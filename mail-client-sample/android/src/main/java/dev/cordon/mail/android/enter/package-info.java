/**
 * The screens outside the open work area: joining an organisation ({@code Welcome}, {@code
 * Consent}, {@code Passcode}), opening the work area ({@code Unlock}), and saying why it is closed
 * or gone and what to do ({@code Blocked}, {@code Wiped}, {@code Trouble}). They change the
 * container's state; which screen follows is not theirs to decide.
 */
@NullMarked
package dev.cordon.mail.android.enter;

import org.jspecify.annotations.NullMarked;
