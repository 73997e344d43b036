package dev.cordon.browser.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.browser.channel.ChannelException.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes of docs/browser-channel.md, one message of each kind, and what is none. */
@Tag("B4")
class VectorsTest {
  private static final Path VECTORS = Path.of("src/test-vectors/messages.txt");

  @Test
  void everyKindIsWrittenAsTheVectorsSay() throws IOException {
    List<String> lines = new ArrayList<>();
    for (FromEngine each : Examples.OF_ENGINE) {
      lines.add(line(each, engineBytes(each)));
    }
    for (ToEngine each : Examples.OF_APP) {
      lines.add(line(each, appBytes(each)));
    }
    assertEquals(String.join("\n", lines) + "\n", Files.readString(VECTORS));
  }

  @Test
  void everyVectorIsReadAsItsMessage() throws IOException {
    List<String> hex =
        Files.readAllLines(VECTORS).stream().map(line -> line.split(" ", -1)[1]).toList();
    int next = 0;
    for (FromEngine each : Examples.OF_ENGINE) {
      assertEquals(Optional.of(each), ofEngine(hex.get(next++)).next());
    }
    for (ToEngine each : Examples.OF_APP) {
      assertEquals(
          Optional.of(each),
          ChannelReader.ofApp(new ByteArrayInputStream(HexFormat.of().parseHex(hex.get(next++))))
              .next());
    }
    assertEquals(hex.size(), next);
  }

  @Test
  void thereIsAnExampleOfEveryKind() {
    assertEquals(kinds(FromEngine.class), kindsOf(Examples.OF_ENGINE.stream()));
    assertEquals(kinds(ToEngine.class), kindsOf(Examples.OF_APP.stream()));
  }

  private static Set<Class<?>> kinds(Class<?> direction) {
    return Set.of(direction.getPermittedSubclasses());
  }

  private static Set<Class<?>> kindsOf(Stream<?> examples) {
    return examples.map(Object::getClass).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not JSON | 11 | {id:1}",
        "a member twice | 11 | {\"id\":1,\"id\":1}",
        "a member that nobody knows | 11 | {\"id\":1,\"x\":1}",
        "a member missing | 11 | {}",
        "null | 11 | {\"id\":null}",
        "a text for a number | 11 | {\"id\":\"1\"}",
        "a fraction | 11 | {\"id\":1.0}",
        "an exponent | 11 | {\"id\":1e9}",
        "text behind the end | 11 | {\"id\":1}{}",
        "a list for an object | 11 | [1]",
        "half a number | 33 | {\"id\":1",
        "a word that is none | 26 | {\"id\":1,\"tab\":1,\"wish\":\"FLY\",\"text\":\"\"}",
        "half of a sign-in | 29 | {\"id\":1,\"user\":\"u\"}",
        "nested too deep | 8 | {\"id\":[[[[[[[1]]]]]]]}"
      })
  void whatIsNoMessageIsMalformed(String what, int kind, String json) {
    assertEquals(Problem.MALFORMED, problem(kind, json.getBytes(StandardCharsets.UTF_8)), what);
  }

  @ParameterizedTest
  @CsvSource({"-1", "9007199254740992"})
  void aNumberBeyondBoundsIsRefused(String number) {
    assertEquals(Problem.OUT_OF_BOUNDS, problem(11, bytes("{\"id\":" + number + "}")));
  }

  @Test
  void aLongerNumberIsMalformed() {
    assertEquals(Problem.MALFORMED, problem(11, bytes("{\"id\":" + "9".repeat(100_000) + "}")));
  }

  @Test
  void badUtf8IsMalformed() {
    assertEquals(Problem.MALFORMED, problem(3, new byte[] {'{', (byte) 0xff, '}'}));
    assertEquals(Problem.MALFORMED, problem(3, bytes("\uFEFF{}")));
  }

  @Test
  void aStringBeyondBoundsIsRefusedByBothSides() {
    String longer = "x".repeat(Bounds.STRING_CHARS + 1);
    assertEquals(
        Problem.OUT_OF_BOUNDS, problem(10, bytes("{\"id\":1,\"file\":\"" + longer + "\"}")));
    assertEquals(Problem.OUT_OF_BOUNDS, refusedToWrite(new FromEngine.BodyFile(1, longer)));
  }

  @Test
  void aListBeyondBoundsIsRefusedByBothSides() {
    List<String> many = Collections.nCopies(Bounds.LIST_MEMBERS + 1, "p");
    assertEquals(
        Problem.OUT_OF_BOUNDS,
        refusedToWrite(new FromEngine.OpenSocket(1, 1, "wss://a.example/", "", many)));
    assertEquals(
        Problem.OUT_OF_BOUNDS,
        problem(16, bytes("{\"protocols\":[" + "\"p\",".repeat(1000) + "\"p\"]}")));
  }

  @Test
  void aLongTextFitsEvenIfEachCharacterIsEscaped() throws ChannelException {
    FromEngine ask =
        new FromEngine.Ask(1, 1, FromEngine.Wish.COPY, "\u0001".repeat(Bounds.TEXT_CHARS));
    ByteArrayInputStream in = new ByteArrayInputStream(engineBytes(ask));
    assertEquals(Optional.of(ask), ChannelReader.ofEngine(in).next());
  }

  @Test
  void bytesBeyondAFrameAreRefusedAndTheChannelGoesOn() throws ChannelException {
    ByteArrayOutputStream pipe = new ByteArrayOutputStream();
    ChannelWriter<FromEngine> writer = ChannelWriter.toApp(pipe);
    FromEngine tooMuch = new FromEngine.Body(1, ByteBuffer.allocate(Bounds.PART_BYTES + 1));
    assertEquals(
        Problem.TOO_LARGE,
        assertThrows(ChannelException.class, () -> writer.write(tooMuch)).problem());
    writer.write(new FromEngine.Touched());
    assertEquals(
        Optional.of(new FromEngine.Touched()),
        ChannelReader.ofEngine(new ByteArrayInputStream(pipe.toByteArray())).next());
  }

  /** Eight megabytes are promised to a process that could not hold them twice. */
  @Test
  void aPromiseOfManyBytesCostsNothing() {
    for (int i = 0; i < 1000; i++) {
      assertThrows(ChannelException.class, () -> ofEngine("007fffff1a7b").next());
    }
    assertThrows(ChannelException.class, () -> ofEngine("7fffffff1a7b").next());
    assertThrows(ChannelException.class, () -> ofEngine("ffffffff1a7b").next());
    assertThrows(ChannelException.class, () -> ofEngine("00000000").next());
  }

  private static Problem problem(int kind, byte[] payload) {
    byte[] frame =
        ByteBuffer.allocate(5 + payload.length)
            .putInt(1 + payload.length)
            .put((byte) kind)
            .put(payload)
            .array();
    return assertThrows(
            ChannelException.class,
            () -> ChannelReader.ofEngine(new ByteArrayInputStream(frame)).next())
        .problem();
  }

  private static Problem refusedToWrite(FromEngine word) {
    return assertThrows(
            ChannelException.class,
            () -> ChannelWriter.toApp(new ByteArrayOutputStream()).write(word))
        .problem();
  }

  private static ChannelReader<FromEngine> ofEngine(String hex) {
    return ChannelReader.ofEngine(new ByteArrayInputStream(HexFormat.of().parseHex(hex)));
  }

  private static String line(Object message, byte[] frame) {
    return message.getClass().getSimpleName() + " " + HexFormat.of().formatHex(frame);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] engineBytes(FromEngine word) throws ChannelException {
    ByteArrayOutputStream pipe = new ByteArrayOutputStream();
    ChannelWriter.toApp(pipe).write(word);
    return pipe.toByteArray();
  }

  private static byte[] appBytes(ToEngine word) throws ChannelException {
    ByteArrayOutputStream pipe = new ByteArrayOutputStream();
    ChannelWriter.toEngine(pipe).write(word);
    return pipe.toByteArray();
  }
}
