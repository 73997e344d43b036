package dev.cordon.mail.desktop.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the demo can be told. */
final class Options {
  @Option(
      names = "--server",
      required = true,
      paramLabel = "JAR",
      description = "The MAM server's jar.")
  Path server = Path.of("");

  @Option(
      names = "--stage",
      required = true,
      paramLabel = "DIR",
      description = "An empty directory for all that the demo makes.")
  Path stage = Path.of("");

  @Option(
      names = "--mail",
      required = true,
      paramLabel = "DIR",
      description = "Mails to receive: .eml files.")
  Path mail = Path.of("");

  @Option(
      names = "--imap",
      paramLabel = "imaps://USER@HOST[:PORT]",
      description = "Your own mail server instead; its password in DEMO_IMAP_PASSWORD.")
  private String imap = "";

  @Option(names = "--lang", description = "en or ja.")
  private String language = "en";

  /** The language of the story. */
  Locale language() {
    return Locale.forLanguageTag(language);
  }

  /** A mailbox of the user's, if one was named. */
  Optional<URI> ownServer() {
    return imap.isEmpty() ? Optional.empty() : Optional.of(URI.create(imap));
  }
}
