/**
 * A volume as a {@code java.nio.file} file system, so that every Java library works inside.
 *
 * <p>{@link dev.cordon.storage.nio.WorkFileSystem#over} is the only way in. A path is a {@code
 * Route} (the algebra of names) bound to its file system; the provider turns it into a {@link
 * dev.cordon.storage.volume.Place} and asks the volume, which {@link
 * dev.cordon.storage.nio.Volumes} hands over anew at each operation, so that paths outlive a lock.
 * An open file is a {@code WorkChannel}, a {@code FileChannel} over the volume's open file; streams
 * are Java's own over it. What the contract leaves optional and we lack (links, POSIX attributes,
 * mapping, watching) is refused as the contract says. Internal to the SDK: apps use {@link
 * dev.cordon.storage.files.SecureFiles}.
 *
 * <p>Android 8 has Java 8's interfaces: methods that later versions of Java give a default are
 * written out here.
 */
@NullMarked
package dev.cordon.storage.nio;

import org.jspecify.annotations.NullMarked;
