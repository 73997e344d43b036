/**
 * Who may come in, beside the keys themselves (requirements D1, D4, D8).
 *
 * <p>{@link dev.cordon.core.access.PasscodeQuality} judges a new passcode, {@link
 * dev.cordon.core.access.PasscodeLife} whether the one in force may stay and whether one was used
 * before; {@link dev.cordon.core.access.SignInTerm} says when the organisation's sign-in is due and
 * takes an {@link dev.cordon.core.access.IdToken} for it; {@link dev.cordon.core.access.PlaceTerm}
 * whether it may be open in this country. What they remember, of places nothing, is {@link
 * dev.cordon.core.control.Entrance} in the control state.
 */
@NullMarked
package dev.cordon.core.access;

import org.jspecify.annotations.NullMarked;
