package dev.cordon.storage.volume;

import java.nio.file.attribute.FileTime;

/**
 * What is known of a file or directory.
 *
 * @param node its number in this volume, the same for as long as it exists
 * @param bytes the length of a file; 0 for a directory
 */
public record Facts(
    long node,
    boolean directory,
    long bytes,
    FileTime created,
    FileTime modified,
    FileTime accessed) {}
