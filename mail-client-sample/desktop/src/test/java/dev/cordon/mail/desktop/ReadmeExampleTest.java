package dev.cordon.mail.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.Domain;
import dev.cordon.core.desktop.DesktopContainers;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.core.net.SecureHttp;
import dev.cordon.core.secret.Passcode;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.desktop.DesktopDatabases;
import dev.cordon.storage.files.SecureFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in {@code README.md} is this code, word for word, and it does what it says. */
class ReadmeExampleTest {
  private static final String SECRET = "canary: nobody but us";
  private static final Path SOURCE =
      Path.of("src/test/java/dev/cordon/mail/desktop/ReadmeExampleTest.java");
  private static final Path README = Path.of("../../README.md");

  @Test
  @Tag("A2")
  @Tag("F2")
  @Tag("I1")
  void theExampleDoesWhatItsCommentsSay(@TempDir Path home) throws IOException {
    Path directory = home.resolve("work");
    Passcode passcode = Passcode.of("904173");
    byte[] plan = SECRET.getBytes(StandardCharsets.UTF_8);

    // <README>
    Container work = DesktopContainers.open(directory);
    work.setPasscode(passcode); // the first time; later: work.unlock(passcode)
    Domain mail = work.domain("mail"); // a part of the container that has its own key
    SecureFiles files = SecureFiles.in(mail);
    files.write("plans/2027.txt", out -> out.write(plan)); // whole or not at all
    long bytes = Files.size(files.path("plans/2027.txt")); // a java.nio.file file system
    SecureDatabase database = DesktopDatabases.in(mail).open("mail");
    database.execute("CREATE VIRTUAL TABLE message USING fts5(subject, body)");
    Decision copy = work.gate().judge(new Action.CopyText("the plan")); // kept inside, and why
    OkHttpClient http = SecureHttp.in(work); // TLS as the policy says; dies on lock
    work.lock(); // closes files, databases, connections; destroys the keys in memory
    // </README>

    assertEquals(plan.length, bytes);
    assertInstanceOf(Decision.KeptInside.class, copy);
    assertInstanceOf(ContainerState.Locked.class, work.state());
    assertThrows(IOException.class, () -> files.read("plans/2027.txt"));
    assertThrows(IOException.class, () -> database.execute("DELETE FROM message"));
    Request request = new Request.Builder().url("https://intranet.example/").build();
    assertThrows(ContainerClosedException.class, () -> http.newCall(request).execute());
    assertNothingReadable(home);
    passcode.close();
    work.close();
  }

  @Test
  void theReadmeShowsExactlyThisCode() throws IOException {
    assertEquals(
        example(Files.readAllLines(SOURCE)), codeWith("DesktopContainers.open(directory)"));
  }

  private static void assertNothingReadable(Path home) throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      for (Path file : all.filter(Files::isRegularFile).collect(Collectors.toList())) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains(SECRET), file.toString());
      }
    }
  }

  /** The lines between the marks, without their indentation. */
  private static List<String> example(List<String> source) {
    return source.stream()
        .dropWhile(line -> !line.strip().equals("// <README>"))
        .skip(1)
        .takeWhile(line -> !line.strip().equals("// </README>"))
        .map(String::strip)
        .collect(Collectors.toList());
  }

  /** The Java block of the README that holds {@code words}. */
  private static List<String> codeWith(String words) throws IOException {
    for (String block : Files.readString(README).split("```java\n", -1)) {
      String code = block.split("\n```", 2)[0];
      if (code.contains(words)) {
        return code.lines().collect(Collectors.toList());
      }
    }
    throw new AssertionError("README.md has no Java block with " + words);
  }
}
