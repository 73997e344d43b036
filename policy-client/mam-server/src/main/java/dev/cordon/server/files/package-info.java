/**
 * Files that only the server's own account may read, written so that a crash leaves the old or the
 * new one and nothing between ({@link dev.cordon.server.files.PrivateFile}), and the lock that
 * keeps a second server out of a data directory ({@link dev.cordon.server.files.DirectoryLock}).
 */
@NullMarked
package dev.cordon.server.files;

import org.jspecify.annotations.NullMarked;
