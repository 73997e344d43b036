/**
 * The demo: the whole life of a work container, on real input, each claim proved on the disk.
 *
 * <p>{@link dev.cordon.mail.desktop.demo.Life} sets the scene (server, office, phone) and plays
 * three acts: {@link dev.cordon.mail.desktop.demo.Joining}, {@link
 * dev.cordon.mail.desktop.demo.Working}, {@link dev.cordon.mail.desktop.demo.Ending}. {@link
 * dev.cordon.mail.desktop.demo.Demo} plays it on a desktop, prints the story, writes a report, and
 * ends with 1 if any proof failed; the Android sample's tests play the same life on Android.
 */
@NullMarked
package dev.cordon.mail.desktop.demo;

import org.jspecify.annotations.NullMarked;
