/** The secure browser on a desktop: a window whose engine runs in a process of its own. */
@NullMarked
package dev.cordon.browser.desktop;

import org.jspecify.annotations.NullMarked;
