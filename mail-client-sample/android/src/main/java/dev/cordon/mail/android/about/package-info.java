/**
 * What the organisation sees and may do, at any time (K2): the words agreed to, the policy in force
 * in plain words, how well each protection holds on this device; and the employee's own way out,
 * which destroys the work area.
 */
@NullMarked
package dev.cordon.mail.android.about;

import org.jspecify.annotations.NullMarked;
