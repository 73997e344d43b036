package dev.cordon.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("I1")
class NetworkPageTest {
  private static final Path PAGE = Path.of("..", "docs", "network.md");

  @Test
  void thePageNamesEachBadServerOfTheTestsAndNoOther() throws IOException {
    List<String> wall =
        Stream.concat(
                BadCertificate.wall().stream().map(each -> row(each.what(), each.expected())),
                WeakTlsTest.WALL.stream().map(each -> row(each.what(), each.expected())))
            .toList();
    List<String> documented =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.matches("\\| [^|]* \\| `SERVER_[A-Z_]*` \\|"))
            .collect(Collectors.toList());
    assertEquals(wall, documented);
  }

  private static String row(String what, Enum<?> code) {
    return "| " + what + " | `" + code.name() + "` |";
  }
}
