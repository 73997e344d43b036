/**
 * What is copied and pasted. {@link dev.cordon.core.android.clipboard.ClipboardGuard} hears of
 * every copy made while a work window has the focus, asks the gate, and lets it stay, replaces it,
 * moves it to the {@link dev.cordon.core.android.clipboard.ContainerClipboard} or clears it. {@link
 * dev.cordon.core.android.clipboard.PasteDoor} answers what may be pasted into work: the newer of
 * the two clipboards. What a personal app copied is never read for any other reason than that
 * somebody pastes it. Internal to the SDK: apps use {@link dev.cordon.core.android.WorkClipboard}.
 */
@NullMarked
package dev.cordon.core.android.clipboard;

import org.jspecify.annotations.NullMarked;
