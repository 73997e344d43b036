package dev.cordon.policy.protocol.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.cordon.policy.protocol.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The vectors that another implementation is held against, held against this one. */
@Tag("H1")
class VectorsTest {
  private static final Path FILE = Path.of("..", "..", "docs", "vectors", "documents.json");

  private static List<Vector> vectors() throws IOException {
    List<Vector> vectors = new ArrayList<>();
    for (JsonElement each :
        JsonParser.parseString(Files.readString(FILE)).getAsJsonObject().getAsJsonArray("cases")) {
      vectors.add(new Vector(each.getAsJsonObject()));
    }
    return vectors;
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentIsJudgedAsTheVectorSays() throws IOException {
    return vectors().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.text("name"), () -> assertEquals(each.text("result"), each.verdict())));
  }

  @Test
  void everyReasonToRefuseADocumentHasAVector() throws IOException {
    Set<String> seen =
        vectors().stream().map(each -> each.text("result")).collect(Collectors.toSet());
    List<String> missing =
        Arrays.stream(Reason.Code.values())
            .map(Enum::name)
            .filter(name -> name.startsWith("DOCUMENT_"))
            .filter(name -> !name.equals("DOCUMENT_WITHHELD")) // is said of a bundle, not of one
            .filter(name -> !seen.contains(name))
            .toList();
    assertEquals(List.of(), missing);
    assertTrue(seen.contains(Vector.ACCEPTED));
  }
}
