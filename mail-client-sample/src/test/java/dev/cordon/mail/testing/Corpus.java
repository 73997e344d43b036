package dev.cordon.mail.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The mails of the sample; each carries a string that is nowhere else: its canary. */
public final class Corpus {
  private Corpus() {}

  /** The well-formed mails, by number. */
  public static List<Path> good() throws IOException {
    return mails(folder());
  }

  /** The mails with broken MIME structures, by number. */
  public static List<Path> broken() throws IOException {
    return mails(folder().resolve("broken"));
  }

  /** The mail whose file name begins with {@code number}. */
  public static byte[] mail(String number) throws IOException {
    for (Path path : Stream.concat(good().stream(), broken().stream()).toList()) {
      if (path.getFileName().toString().startsWith(number)) {
        return Files.readAllBytes(path);
      }
    }
    throw new IllegalArgumentException("no mail " + number);
  }

  /** The number that a mail's canary begins with, as {@code CANARY-07-}. */
  public static String canary(Path mail) {
    return "CANARY-" + mail.getFileName().toString().substring(0, 2) + "-";
  }

  private static Path folder() {
    return Path.of(Objects.requireNonNull(System.getProperty("cordon.mails")));
  }

  private static List<Path> mails(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.toString().endsWith(".eml")).sorted().toList();
    }
  }
}
