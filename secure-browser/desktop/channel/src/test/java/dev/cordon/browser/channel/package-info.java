/** Tests of what app and engine say to each other, and of whoever says something else. */
@NullMarked
package dev.cordon.browser.channel;

import org.jspecify.annotations.NullMarked;
