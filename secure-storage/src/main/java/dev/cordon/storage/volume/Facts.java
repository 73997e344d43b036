package dev.cordon.storage.volume;

import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a file or directory.
 *
 * @param node its number in this volume, the same for as long as it exists
 * @param bytes the length of a file; 0 for a directory
 * @param expires when a file becomes unreadable, in UTC; empty if never
 */
public record Facts(
    long node,
    boolean directory,
    long bytes,
    FileTime created,
    FileTime modified,
    FileTime accessed,
    Optional<Instant> expires) {}
