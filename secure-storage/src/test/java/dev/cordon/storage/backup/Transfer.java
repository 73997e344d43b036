package dev.cordon.storage.backup;

import com.google.crypto.tink.KeysetHandle;
import dev.cordon.core.Container;
import dev.cordon.storage.files.SecureFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the tests of backups do often. */
final class Transfer {
  static final KeysetHandle ORGANISATION = OpeningKey.generate();
  static final BackupProgress QUIET = (domain, done, all) -> {};
  static final DatabaseDoor NO_DATABASES =
      (domain, name) -> {
        throw new IllegalStateException("no database was to be opened");
      };

  private Transfer() {}

  static RecipientKey recipient() {
    return recipient(ORGANISATION);
  }

  static RecipientKey recipient(KeysetHandle keys) {
    try {
      return RecipientKey.of(keys.getPublicKeysetHandle());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static OpeningKey opening() {
    return OpeningKey.of(ORGANISATION);
  }

  /** The whole stream of {@code domains}, which have no databases. */
  static byte[] exported(Container container, String... domains) throws IOException {
    List<BackupPart> parts = Arrays.stream(domains).map(each -> BackupPart.of(each)).toList();
    Export export = Export.begin(container, parts, recipient(), NO_DATABASES);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.writeTo(0, out, QUIET);
    export.end();
    return out.toByteArray();
  }

  static void imported(Container container, byte[] backup) throws IOException {
    Import.begin(container, opening()).readFrom(new ByteArrayInputStream(backup), QUIET);
  }

  static void write(Container container, String domain, String path, byte[] content)
      throws IOException {
    SecureFiles.in(container, domain).write(path, out -> out.write(content));
  }

  /** Everything in a domain, hidden directories too: path → content and times. */
  static Map<String, String> picture(Container container, String domain) throws IOException {
    Map<String, String> picture = new TreeMap<>();
    Path root = SecureFiles.in(container, domain).path("/");
    List<Path> all;
    try (Stream<Path> walk = Files.walk(root)) {
      all = walk.filter(each -> !each.equals(root) && !isUnfinished(each)).toList();
    }
    for (Path each : all) {
      picture.put(each.toString(), describe(each));
    }
    return picture;
  }

  private static boolean isUnfinished(Path path) {
    return path.startsWith("/.unfinished");
  }

  private static String describe(Path path) throws IOException {
    BasicFileAttributes facts = Files.readAttributes(path, BasicFileAttributes.class);
    String times = facts.creationTime() + " " + facts.lastModifiedTime();
    if (facts.isDirectory()) {
      return "directory " + times;
    }
    Object expires = Files.getAttribute(path, "cordon:expires");
    try (InputStream in = Files.newInputStream(path)) {
      return facts.size() + " " + Arrays.hashCode(in.readAllBytes()) + times + " " + expires;
    }
  }
}
