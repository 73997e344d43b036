package dev.cordon.mail.desktop.demo.world;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Delivers a folder of {@code .eml} files, broken ones too, and one with a link to the intranet.
 */
public final class Letters {
  private Letters() {}

  /** Returns how many were delivered. */
  public static int deliver(Path folder, Office office) throws IOException, MessagingException {
    List<Path> letters;
    try (Stream<Path> all = Files.walk(folder)) {
      letters =
          all.filter(file -> file.toString().endsWith(".eml"))
              .sorted()
              .collect(Collectors.toList());
    }
    for (Path letter : letters) {
      office.deliver(Files.readAllBytes(letter));
    }
    office.deliver(notice(office.page("/notice")).getBytes(StandardCharsets.UTF_8));
    return letters.size() + 1;
  }

  private static String notice(String link) {
    return String.join(
        "\r\n",
        "From: Intranet <intranet@example.co.jp>",
        "To: " + Office.ADDRESS,
        "Subject: CANARY-NOTICE-1a77 please read",
        "Content-Type: text/plain; charset=utf-8",
        "",
        "A new notice is on the intranet: " + link,
        "");
  }
}
