package dev.cordon.bench.storage;

import java.nio.file.Path;

/**
 * One way to keep files.
 *
 * @param root a directory of its own
 * @param direct whether it is best given direct buffers; each gets what it likes best
 */
record Contender(String name, Path root, boolean direct) {}
