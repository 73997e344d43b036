/** Names and contents of downloads. */
@NullMarked
package dev.cordon.browser.download;

import org.jspecify.annotations.NullMarked;
