package dev.cordon.bench.android;

import android.app.Application;
import com.android.tools.r8.CompilationFailedException;
import com.android.tools.r8.D8;
import com.android.tools.r8.D8Command;
import com.android.tools.r8.JdkClassFileProvider;
import com.android.tools.r8.OutputMode;
import dev.cordon.core.Container;
import dev.cordon.core.android.WorkWindows;
import dev.cordon.policy.protocol.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The SDK's classes as D8 makes them for a phone, but as class files, for this machine. */
final class PhoneForm {
  private static final int MIN_API = 26;

  private PhoneForm() {}

  /** The bytes of each class, by its name. */
  static Map<String, byte[]> classes() throws IOException, CompilationFailedException {
    Path jar = Files.createTempFile("sdk", ".jar");
    try {
      D8.run(
          D8Command.builder()
              .setMinApiLevel(MIN_API)
              .addLibraryResourceProvider(JdkClassFileProvider.fromSystemJdk())
              .addLibraryFiles(jarOf(Application.class))
              .addProgramFiles(jarOf(WorkWindows.class), jarOf(Container.class))
              .addProgramFiles(jarOf(Reason.class), Path.of(place(LinkedSdk.class)))
              .setOutput(jar, OutputMode.ClassFile)
              .build());
      return read(jar);
    } finally {
      Files.delete(jar);
    }
  }

  private static Path jarOf(Class<?> one) throws IOException {
    String entry = place(one).getSchemeSpecificPart();
    return Path.of(URI.create(entry.substring(0, entry.indexOf('!'))));
  }

  private static URI place(Class<?> one) {
    return URI.create(one.getResource("/" + one.getName().replace('.', '/') + ".class").toString());
  }

  private static Map<String, byte[]> read(Path jar) throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    try (InputStream in = Files.newInputStream(jar);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        String name = entry.getName().replaceAll("\\.class$", "").replace('/', '.');
        classes.put(name, entries.readAllBytes());
      }
    }
    return classes;
  }
}
