package dev.cordon.android.build.dex;

import com.android.tools.r8.ClassFileResourceProvider;
import com.android.tools.r8.JdkClassFileProvider;
import java.io.IOException;
import java.nio.file.Path;

/** The running JDK's classes: what libraries made for desktops name, though no phone has it. */
final class Jdk {
  private Jdk() {}

  static ClassFileResourceProvider classes() throws IOException {
    return JdkClassFileProvider.fromJdkHome(Path.of(System.getProperty("java.home")));
  }
}
