package dev.cordon.browser.desktop.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * The engine's part of the app's class path, found by one class of each jar. Looked at as files: no
 * class of the engine is ever loaded in the app.
 *
 * @param classPath jars and directories, the engine's own first: its classes stand in front of
 *     JavaFX's
 * @param version JavaFX's, read from its jar
 * @param injectedScript what the engine needs in front of each page's own scripts
 */
public record EngineFiles(List<Path> classPath, String version, String injectedScript) {
  private static final String ENGINE = "dev/cordon/browser/engine/Engine.class";
  private static final String SCRIPT = "dev/cordon/browser/engine/shim.js";
  private static final String JAVAFX_BASE = "javafx/beans/Observable.class";
  private static final List<String> LANDMARKS =
      List.of(
          ENGINE,
          "dev/cordon/browser/channel/FromEngine.class",
          "com/google/gson/Gson.class",
          JAVAFX_BASE,
          "javafx/application/Application.class",
          "javafx/scene/control/Control.class",
          "javafx/scene/media/Media.class",
          "javafx/scene/web/WebView.class",
          "org/apache/pdfbox/Loader.class",
          "org/apache/pdfbox/io/IOUtils.class",
          "org/apache/fontbox/FontBoxFont.class",
          "org/apache/commons/logging/Log.class");

  public EngineFiles {
    classPath = List.copyOf(classPath);
  }

  /**
   * Looks through {@code app}'s class path.
   *
   * @throws IOException if a part is missing
   */
  public static EngineFiles on(ClassLoader app) throws IOException {
    List<Path> classPath = new ArrayList<>();
    for (String landmark : LANDMARKS) {
      Path root = root(app, landmark);
      if (!classPath.contains(root)) {
        classPath.add(root);
      }
    }
    return new EngineFiles(classPath, version(root(app, JAVAFX_BASE)), script(app));
  }

  private static String script(ClassLoader app) throws IOException {
    try (InputStream in = app.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IOException("not on the class path: " + SCRIPT);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Path root(ClassLoader app, String landmark) throws IOException {
    @Nullable URL found = app.getResource(landmark);
    if (found == null) {
      throw new IOException("not on the class path: " + landmark);
    }
    try {
      return root(found.toString(), landmark);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("not a file: " + landmark, e);
    }
  }

  /** {@code jar:file:/a/b.jar!/x/Y.class} or {@code file:/a/classes/x/Y.class}. */
  private static Path root(String found, String landmark) throws URISyntaxException {
    String root = found.substring(0, found.length() - landmark.length());
    boolean inJar = root.startsWith("jar:") && root.endsWith("!/");
    return Path.of(new URI(inJar ? root.substring(4, root.length() - 2) : root));
  }

  private static String version(Path javafx) throws IOException {
    Properties properties = new Properties();
    try (JarFile jar = new JarFile(javafx.toFile())) {
      @Nullable ZipEntry entry = jar.getEntry("javafx.properties");
      if (entry == null) {
        throw new IOException("JavaFX without its version: " + javafx.getFileName());
      }
      try (InputStream in = jar.getInputStream(entry)) {
        properties.load(in);
      }
    }
    return properties.getProperty("javafx.version", "0");
  }

  /** Those of the class path that are jars. */
  List<Path> jars() {
    return classPath.stream().filter(Files::isRegularFile).toList();
  }
}
