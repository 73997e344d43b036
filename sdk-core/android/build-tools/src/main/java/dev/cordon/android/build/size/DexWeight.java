package dev.cordon.android.build.size;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jf.dexlib2.DexFileFactory;
import org.jf.dexlib2.Opcodes;
import org.jf.dexlib2.iface.ClassDef;
import org.jf.dexlib2.iface.Method;
import org.jf.dexlib2.iface.instruction.Instruction;

/** Which packages the code belongs to: bytes of instructions, without names and tables. */
final class DexWeight {
  /** A package as deep as tells libraries apart: org.bouncycastle, dev.cordon.core. */
  private static final int DEPTH = 3;

  private final Map<String, Long> bytesByPackage = new HashMap<>();

  static DexWeight of(List<Path> files, OriginalNames names) throws IOException {
    DexWeight weight = new DexWeight();
    for (Path file : files) {
      for (ClassDef type :
          DexFileFactory.loadDexFile(file.toFile(), Opcodes.getDefault()).getClasses()) {
        String descriptor = type.getType();
        String name = descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
        weight.bytesByPackage.merge(packageOf(names.of(name)), bytes(type), Long::sum);
      }
    }
    return weight;
  }

  List<String> heaviest(int count) {
    return bytesByPackage.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(count)
        .map(each -> "%,10d bytes of code in %s".formatted(each.getValue(), each.getKey()))
        .toList();
  }

  private static String packageOf(String name) {
    String[] parts = name.split("\\.");
    int depth = Math.min(DEPTH, parts.length - 1);
    return String.join(".", List.of(parts).subList(0, depth));
  }

  private static long bytes(ClassDef type) {
    long sum = 0;
    for (Method method : type.getMethods()) {
      var body = method.getImplementation();
      if (body != null) {
        for (Instruction each : body.getInstructions()) {
          sum += 2L * each.getCodeUnits();
        }
      }
    }
    return sum;
  }
}
