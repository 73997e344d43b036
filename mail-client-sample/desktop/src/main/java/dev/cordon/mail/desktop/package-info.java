/**
 * The mail app's face on a desktop. The app itself is platform-neutral ({@code
 * dev.cordon.mail.app}); its first user here is the demo, which hands it the desktop's SQLCipher
 * and the JDK's trust anchors.
 */
@NullMarked
package dev.cordon.mail.desktop;

import org.jspecify.annotations.NullMarked;
