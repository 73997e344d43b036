package dev.cordon.server.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command reads and writes.
 *
 * @param environment environment variables
 * @param out results
 * @param err everything else
 * @param prompt a person at the keyboard
 * @param locale the language of messages
 */
public record Surroundings(
    Map<String, String> environment,
    PrintWriter out,
    PrintWriter err,
    Prompt prompt,
    Locale locale) {

  /** A person at the keyboard. */
  public interface Prompt {
    /** What the person types, unseen; empty: nobody is there. */
    Optional<String> secret(String question);

    /** What the person types; empty: nobody is there. */
    Optional<String> line(String question);
  }

  /** Nobody is there. */
  public static final Prompt NOBODY =
      new Prompt() {
        @Override
        public Optional<String> secret(String question) {
          return Optional.empty();
        }

        @Override
        public Optional<String> line(String question) {
          return Optional.empty();
        }
      };

  /** Those of this process. */
  public static Surroundings ofProcess() {
    return new Surroundings(
        System.getenv(),
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        Optional.ofNullable(System.console()).<Prompt>map(AtConsole::new).orElse(NOBODY),
        Locale.getDefault());
  }

  /** Where the profile lies unless another file is named. */
  Path defaultProfile() {
    String home = System.getProperty("user.home");
    Path configuration =
        Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
            .or(() -> Optional.ofNullable(environment.get("APPDATA")))
            .map(Path::of)
            .orElse(Path.of(home, ".config"));
    return configuration.resolve("cordon").resolve("mam.json");
  }

  private record AtConsole(Console console) implements Prompt {
    @Override
    public Optional<String> secret(String question) {
      return Optional.ofNullable(console.readPassword("%s ", question)).map(String::new);
    }

    @Override
    public Optional<String> line(String question) {
      return Optional.ofNullable(console.readLine("%s ", question));
    }
  }
}
