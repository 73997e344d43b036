/**
 * Where passcodes are typed: out of fields without a string in between ({@code Typed}), twice and
 * with the policy's rules ticked ({@code NewPasscode}), and changed ({@code ChangeScreen}), what is
 * wrong said in words.
 */
@NullMarked
package dev.cordon.mail.android.passcode;

import org.jspecify.annotations.NullMarked;
