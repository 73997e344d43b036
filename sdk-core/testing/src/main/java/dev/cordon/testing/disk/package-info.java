/**
 * A disk that fails on purpose: {@link dev.cordon.testing.disk.FaultyDisk} shows a directory of the
 * real file system through a file system of its own. Reading passes through; every call that
 * changes something ({@code DiskProvider}, {@code DiskChannel}) is counted, noted by its path, and
 * may fail, find no room, or be the last thing that the process does.
 */
@NullMarked
package dev.cordon.testing.disk;

import org.jspecify.annotations.NullMarked;
