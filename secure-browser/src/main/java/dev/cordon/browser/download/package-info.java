/**
 * Files. What a page view cannot show, or a server wants saved, becomes a {@link
 * dev.cordon.browser.download.Download}: its name is made harmless ({@code FileName}), its first
 * bytes are looked at ({@link dev.cordon.browser.download.Content}), and its bytes go straight into
 * the app's {@link dev.cordon.browser.download.DownloadTarget}, whole or not at all. {@link
 * dev.cordon.browser.download.Downloads} tells how far each is.
 */
@NullMarked
package dev.cordon.browser.download;

import org.jspecify.annotations.NullMarked;
