/**
 * How the demo looks at the disk: {@link dev.cordon.mail.desktop.demo.proof.Canaries} are pieces of
 * real content, {@link dev.cordon.mail.desktop.demo.proof.DiskScan} looks for them in every byte of
 * every file, {@link dev.cordon.mail.desktop.demo.proof.Fingerprint} tells whether anything
 * changed.
 */
@NullMarked
package dev.cordon.mail.desktop.demo.proof;

import org.jspecify.annotations.NullMarked;
