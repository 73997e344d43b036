/**
 * Resources: XML and pictures become a table, a class {@code R} and a binary manifest.
 *
 * <p>{@link dev.cordon.android.build.resources.ResourcesCommand} lets {@code MergedManifest} join
 * an app's manifest with those of its libraries and {@code Aapt2} compile and link everything.
 */
@NullMarked
package dev.cordon.android.build.resources;

import org.jspecify.annotations.NullMarked;
