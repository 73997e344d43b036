package dev.cordon.android.build.dex;

import java.nio.file.Path;
import java.util.List;

/**
 * All class files of an app and what they are compiled with.
 *
 * @param jars the program: the app's own jar first, then its dependencies
 * @param framework the jar of android-all
 * @param rules what R8 must keep; D8 keeps everything
 * @param minSdk the lowest API level that the app runs on
 */
public record AppCode(
    List<Path> jars, Path framework, List<Path> rules, int minSdk, DesugaredLibrary desugared) {}
