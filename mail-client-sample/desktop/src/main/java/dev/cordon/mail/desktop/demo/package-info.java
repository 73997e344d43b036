/**
 * The demo: the whole life of a work container, on real input, each claim proved on the disk.
 *
 * <p>{@link dev.cordon.mail.desktop.demo.Demo} sets the scene (server, office, phone) and plays
 * three acts: {@link dev.cordon.mail.desktop.demo.Joining}, {@link
 * dev.cordon.mail.desktop.demo.Working}, {@link dev.cordon.mail.desktop.demo.Ending}. It prints a
 * story, writes a report, and ends with 1 if any proof failed.
 */
@NullMarked
package dev.cordon.mail.desktop.demo;

import org.jspecify.annotations.NullMarked;
