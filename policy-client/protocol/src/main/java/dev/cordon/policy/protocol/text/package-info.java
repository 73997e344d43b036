/**
 * Texts for people, in English and Japanese: a {@link dev.cordon.policy.protocol.text.Messages} is
 * one module's UTF-8 property files; an {@link dev.cordon.policy.protocol.text.Explained} is
 * anything that can say in plain words what was refused, why, and what to do next.
 */
@NullMarked
package dev.cordon.policy.protocol.text;

import org.jspecify.annotations.NullMarked;
