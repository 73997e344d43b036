/**
 * Which sites were visited: {@link dev.cordon.browser.access.AccessRecorder} cuts each {@link
 * dev.cordon.browser.access.AccessEntry} down to what the policy lets through and gives it to the
 * app's {@link dev.cordon.browser.access.AccessLog}.
 */
@NullMarked
package dev.cordon.browser.access;

import org.jspecify.annotations.NullMarked;
