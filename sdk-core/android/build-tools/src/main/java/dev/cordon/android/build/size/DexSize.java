package dev.cordon.android.build.size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jf.dexlib2.DexFileFactory;
import org.jf.dexlib2.Opcodes;
import org.jf.dexlib2.dexbacked.DexBackedDexFile;

/**
 * How much some DEX files are.
 *
 * @param methods methods named in the files, of which one file can hold 65,536
 */
record DexSize(long bytes, int methods, int classes) {

  static DexSize of(List<Path> files) throws IOException {
    DexSize sum = new DexSize(0, 0, 0);
    for (Path file : files) {
      DexBackedDexFile dex = DexFileFactory.loadDexFile(file.toFile(), Opcodes.getDefault());
      int methods = dex.getMethodSection().size();
      sum = sum.plus(new DexSize(Files.size(file), methods, dex.getClasses().size()));
    }
    return sum;
  }

  DexSize plus(DexSize other) {
    return new DexSize(bytes + other.bytes, methods + other.methods, classes + other.classes);
  }

  DexSize minus(DexSize other) {
    return new DexSize(bytes - other.bytes, methods - other.methods, classes - other.classes);
  }
}
