package dev.cordon.mail.desktop.demo.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SHA-256 over names, modification times and contents of everything below a directory.
 *
 * @param files how many files it covers
 * @param sha256 in hex
 */
public record Fingerprint(int files, String sha256) {
  private static final int SHOWN = 16;

  /** Of everything below {@code directory}. */
  public static Fingerprint of(Path directory) throws IOException {
    MessageDigest digest = sha256Digest();
    List<Path> files = files(directory);
    for (Path file : files) {
      String label =
          directory.relativize(file) + "\n" + Files.getLastModifiedTime(file).toMillis() + "\n";
      digest.update(label.getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
    }
    return new Fingerprint(files.size(), HexFormat.of().formatHex(digest.digest()));
  }

  /** The first characters, for people. */
  public String brief() {
    return sha256.substring(0, SHOWN) + "…";
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
    }
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
