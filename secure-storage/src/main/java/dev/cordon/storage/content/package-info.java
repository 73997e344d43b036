/**
 * The bytes of one file, sealed: a {@link dev.cordon.storage.content.Content} gives random access
 * to them, a {@link dev.cordon.storage.content.ContentState} is all that must be remembered to read
 * them again. Blocks are never overwritten: each goes to a free slot, and counts from the next
 * commit on (docs/storage-format.md). Internal to the SDK: apps use {@link
 * dev.cordon.storage.files.SecureFiles}.
 */
@NullMarked
package dev.cordon.storage.content;

import org.jspecify.annotations.NullMarked;
