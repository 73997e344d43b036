package dev.cordon.android.build.dex;

import dev.cordon.android.build.BuildRefused;
import java.io.IOException;
import java.nio.file.Path;

/** Turns class files into DEX. */
public interface DexCompiler {
  /** Writes below an empty folder; the same code gives the same bytes. */
  DexedApp compile(AppCode code, Path folder) throws IOException, BuildRefused;
}
