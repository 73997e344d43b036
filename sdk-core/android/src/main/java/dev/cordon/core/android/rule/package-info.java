/**
 * What is in force: {@link dev.cordon.core.android.rule.Rules} answers from the container that the
 * app follows, and with the strictest while there is none. Everything that watches windows, the
 * clipboard or the time asks here and nowhere else. Internal to the SDK: apps use {@link
 * dev.cordon.core.android.WorkWindows}.
 */
@NullMarked
package dev.cordon.core.android.rule;

import org.jspecify.annotations.NullMarked;
