package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.server.cli.ExitCode;
import dev.cordon.server.cli.Surroundings;
import dev.cordon.server.operation.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

@Tag("H9")
class SettingsTest {
  private static final Path PAGE = Path.of("../../docs/server.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `--([a-z-]+)(?: [^`]*)?` \\| `(MAM_[A-Z_]+)` \\|.*\\| (.*) \\|$");

  @TempDir private Path temporary;
  private Path file;

  private record Ran(int exitCode, String out, String err) {}

  @BeforeEach
  void file() {
    file = temporary.resolve("mam.properties");
  }

  @Test
  void theCommandLineComesBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
    write("data=/from/file\nport=1111\nhost=192.0.2.1\npublic-url=https://mam.example.com\n");
    Ran ran =
        check(
            Map.of("MAM_PORT", "2222", "MAM_HOST", "192.0.2.2"),
            "--config",
            file.toString(),
            "--host",
            "192.0.2.3");
    assertEquals(ExitCode.OK, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("host=192.0.2.3  (command line)"), ran.out());
    assertTrue(ran.out().contains("port=2222  (environment MAM_PORT)"), ran.out());
    assertTrue(ran.out().contains("data=/from/file  (" + file + ")"), ran.out());
    assertTrue(ran.out().contains("device-rate=120  (default)"), ran.out());
    assertFalse(Files.exists(Path.of("/from/file")), "looking makes nothing");
  }

  @Test
  void theEnvironmentMayNameTheFile() throws IOException {
    write("data=/from/file\n");
    Ran ran = check(Map.of("MAM_CONFIG", file.toString()));
    assertEquals(ExitCode.OK, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("data=/from/file"), ran.out());
  }

  @Test
  void aMisspeltSettingIsRefusedByName() throws IOException {
    write("data=/from/file\nprot=1\n");
    Ran ran = check(Map.of(), "--config", file.toString());
    assertEquals(ExitCode.REFUSED, ran.exitCode());
    assertTrue(ran.err().contains("prot is not a setting"), ran.err());
    Ran japanese = check(Map.of(), "--lang", "ja", "--config", file.toString());
    assertTrue(japanese.err().contains("prot という設定はありません"), japanese.err());
  }

  @Test
  void whatIsTypedOnlyIsNoSettingOfAFile() throws IOException {
    for (String key : new String[] {"config", "check", "help", "json", "tls-password"}) {
      write("data=/from/file\n" + key + "=x\n");
      Ran ran = check(Map.of(), "--config", file.toString());
      assertEquals(ExitCode.REFUSED, ran.exitCode(), key);
      assertTrue(ran.err().contains(key + " is not a setting"), ran.err());
    }
  }

  @Test
  void aBadValueIsRefusedAndWhereItIsFromIsSaid() throws IOException {
    write("data=/from/file\nport=many\n");
    Ran ran = check(Map.of(), "--config", file.toString());
    assertEquals(ExitCode.USAGE, ran.exitCode());
    assertTrue(ran.err().contains("'--port': 'many'"), ran.err());
    assertTrue(ran.err().contains(file.toString()), ran.err());
    Ran other = check(Map.of("MAM_DATA", "/x", "MAM_PORT", "tcp://10.0.0.1:80"));
    assertEquals(ExitCode.USAGE, other.exitCode());
    assertTrue(other.err().contains("environment MAM_PORT"), other.err());
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    Ran ran = check(Map.of(), "--config", file.toString());
    assertEquals(ExitCode.REFUSED, ran.exitCode());
    assertTrue(ran.err().contains(file.toString()), ran.err());
  }

  @Test
  void noSecretIsPrinted() throws IOException {
    write("data=/from/file\ndatabase=postgresql://cordon:hunter2@127.0.0.1/cordon\n");
    Ran ran = check(Map.of("MAM_TLS_PASSWORD", "hunter3"), "--config", file.toString());
    assertEquals(ExitCode.OK, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("database=postgresql://127.0.0.1/cordon  ("), ran.out());
    assertTrue(ran.out().contains("tls-password=***  (environment MAM_TLS_PASSWORD)"), ran.out());
    assertFalse((ran.out() + ran.err()).contains("hunter"), ran.out());
  }

  @Test
  void aFileWithADatabaseIsNotForEverybodysEyes() throws IOException {
    write("data=/from/file\ndatabase=postgresql://127.0.0.1/cordon\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Ran ran = check(Map.of(), "--config", file.toString());
    assertEquals(ExitCode.REFUSED, ran.exitCode());
    assertTrue(ran.err().contains("chmod"), ran.err());
  }

  @Test
  void aDatabasesPasswordOnTheCommandLineIsRefusedAsBefore() {
    Ran ran =
        check(Map.of("MAM_DATA", "/x"), "--database", "postgresql://cordon:hunter2@127.0.0.1/c");
    assertEquals(ExitCode.REFUSED, ran.exitCode());
    assertFalse(ran.err().contains("hunter2"), ran.err());
  }

  @Test
  void thePageListsEverySettingAndNoOther() throws IOException {
    Map<String, String> documented = new TreeMap<>();
    Matcher rows = ROW.matcher(Files.readString(PAGE));
    while (rows.find()) {
      documented.put("--" + rows.group(1) + " " + rows.group(2), rows.group(3));
    }
    Map<String, String> real = new TreeMap<>();
    for (OptionSpec option :
        new CommandLine(new Serve(around(Map.of(), new StringWriter(), new StringWriter())))
            .getCommandSpec()
            .options()) {
      if (Settings.isSetting(option)) {
        real.put(option.longestName() + " " + Settings.variable(option), shown(option));
      }
    }
    assertEquals(real.keySet(), documented.keySet());
    real.forEach(
        (option, value) -> {
          if (!value.isEmpty()) {
            assertEquals(value, documented.get(option), option);
          }
        });
  }

  private static String shown(OptionSpec option) {
    return option.defaultValue() == null ? "" : "`" + option.defaultValue() + "`";
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
  }

  private static Ran check(Map<String, String> environment, String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] line = new String[options.length + 2];
    line[0] = "serve";
    line[1] = "--check";
    System.arraycopy(options, 0, line, 2, options.length);
    int exitCode = Main.run(around(environment, out, err), line);
    return new Ran(exitCode, out.toString(), err.toString());
  }

  private static Surroundings around(
      Map<String, String> environment, StringWriter out, StringWriter err) {
    return new Surroundings(
        new HashMap<>(environment),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Surroundings.NOBODY,
        Locale.ENGLISH);
  }
}
