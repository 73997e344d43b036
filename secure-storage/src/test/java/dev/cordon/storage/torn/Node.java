package dev.cordon.storage.torn;

/** A file or directory, whatever it is called. */
sealed interface Node permits FileNode, DirectoryNode {}
