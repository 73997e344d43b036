/**
 * What the employee does with a mail that could leave the container: each is asked of the gate
 * first, and the way out is used only if the gate allows it (F2-F5).
 */
@NullMarked
package dev.cordon.mail.actions;

import org.jspecify.annotations.NullMarked;
