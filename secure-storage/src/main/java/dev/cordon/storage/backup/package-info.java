/**
 * The organisation's own backup (A4): chosen domains as one encrypted stream, out of one container
 * and into another ({@code docs/backup-format.md}).
 *
 * <p>{@link dev.cordon.storage.backup.Export} writes a {@link
 * dev.cordon.storage.backup.BackupHeader}, which holds the data key for a {@link
 * dev.cordon.storage.backup.RecipientKey}, and then {@code Item}s, each sealed by a {@code
 * RecordWriter}: a {@code Walk} goes through the files, a {@code Still} is a copy of a database
 * that holds still. {@link dev.cordon.storage.backup.Import} opens them by a {@code RecordReader};
 * a {@code Staging} in each domain takes what comes, and when the last item was right all of it
 * takes its place ({@code Placing}). Both keep a {@code Mark} of where they stand in a domain of
 * their own ({@code Workroom}), from which they go on after a break, and which is shredded at the
 * end.
 */
@NullMarked
package dev.cordon.storage.backup;

import org.jspecify.annotations.NullMarked;
