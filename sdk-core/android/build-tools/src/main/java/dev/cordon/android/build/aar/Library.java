package dev.cordon.android.build.aar;

import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.BuildRefused.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/**
 * An Android library as a folder laid out as an AAR is: AndroidManifest.xml, and where there are
 * any, classes.jar, res, jni and proguard.txt. A module's {@code src/main} is such a folder too.
 */
public record Library(Path folder) {

  /** Unpacks an AAR into a folder. */
  public static Library unpack(Path aar, Path into) throws IOException, BuildRefused {
    Path root = into.toAbsolutePath().normalize();
    try (ZipFile zip = new ZipFile(aar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        Path file = root.resolve(entry.getName()).normalize();
        if (!file.startsWith(root)) {
          throw malformed(aar, "its entry " + entry.getName() + " would land outside.");
        }
        write(zip, entry, file);
      }
    }
    return new Library(root);
  }

  private static void write(ZipFile zip, ZipEntry entry, Path file) throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    try (InputStream in = zip.getInputStream(entry)) {
      Files.write(file, in.readAllBytes());
    }
  }

  /** The manifest, which every library has. */
  public Path manifest() throws BuildRefused {
    return existing("AndroidManifest.xml")
        .orElseThrow(() -> malformed(folder, "it holds no AndroidManifest.xml."));
  }

  /** Resources to be compiled into the app. */
  public Optional<Path> res() {
    return existing("res");
  }

  /** Native code, a folder per kind of processor. */
  public Optional<Path> jni() {
    return existing("jni");
  }

  /** What R8 must keep in an app that uses the library. */
  public Optional<Path> consumerRules() {
    return existing("proguard.txt");
  }

  /** The code; a module of our own build has none here, its jar stands on the class path. */
  public Optional<Path> classes() {
    return existing("classes.jar");
  }

  /** The package of the class {@code R} that the library's code uses. */
  public String packageName() throws IOException, BuildRefused {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(manifest().toFile())
          .getDocumentElement()
          .getAttribute("package");
    } catch (SAXException e) {
      throw malformed(manifest(), "it is not XML: " + e.getMessage());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK has no XML parser", e);
    }
  }

  private Optional<Path> existing(String name) {
    return Optional.of(folder.resolve(name)).filter(Files::exists);
  }

  private static BuildRefused malformed(Path what, String why) {
    return new BuildRefused(
        Problem.AAR_MALFORMED,
        what.toString(),
        why,
        "Look whether the download is whole, or take the library out of the list.");
  }
}
