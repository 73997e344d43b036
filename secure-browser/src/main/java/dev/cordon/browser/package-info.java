/**
 * The loader of the secure browser: which addresses load where, and what becomes of the answers.
 *
 * <p>{@link dev.cordon.browser.Loader} reads an address ({@code Address}), has {@link
 * dev.cordon.browser.sites.SiteRules} judge it, and fetches it by {@link
 * dev.cordon.core.net.SecureHttp} with cookies that live in memory only ({@code MemoryCookies}). A
 * redirect is a new address and judged again. The answer is a {@link dev.cordon.browser.Loaded}: a
 * page that no one may store, a download that went straight into the {@link
 * dev.cordon.browser.download.DownloadTarget} of the app ({@code Downloading}), an address for the
 * employee's own browser, or a {@link dev.cordon.browser.error.Refusal}.
 */
@NullMarked
package dev.cordon.browser;

import org.jspecify.annotations.NullMarked;
