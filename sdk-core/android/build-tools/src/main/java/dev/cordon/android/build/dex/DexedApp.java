package dev.cordon.android.build.dex;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * What goes from the code into the APK.
 *
 * @param dex the DEX files in the order in which Android loads them
 * @param resources what is no class in the jars, by path, such as services files
 */
public record DexedApp(List<Path> dex, SortedMap<String, byte[]> resources) {}
