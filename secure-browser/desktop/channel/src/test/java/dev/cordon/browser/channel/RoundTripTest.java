package dev.cordon.browser.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Whatever is said arrives as it was said; whatever else arrives is refused, typed. */
@Tag("B4")
class RoundTripTest {
  @Provide
  Arbitrary<List<FromEngine>> engine() {
    return AnyMessage.of(FromEngine.class).list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<ToEngine>> app() {
    return AnyMessage.of(ToEngine.class).list().ofMaxSize(8);
  }

  @Property(tries = 500)
  void whatTheEngineSaysArrives(@ForAll("engine") List<FromEngine> said) throws ChannelException {
    ChannelReader<FromEngine> reader = engineSays(engineBytes(said));
    for (FromEngine each : said) {
      assertEquals(Optional.of(each), reader.next());
    }
    assertEquals(Optional.empty(), reader.next());
  }

  @Property(tries = 500)
  void whatTheAppSaysArrives(@ForAll("app") List<ToEngine> said) throws ChannelException {
    ByteArrayOutputStream pipe = new ByteArrayOutputStream();
    ChannelWriter<ToEngine> writer = ChannelWriter.toEngine(pipe);
    for (ToEngine each : said) {
      writer.write(each);
    }
    ChannelReader<ToEngine> reader =
        ChannelReader.ofApp(new ByteArrayInputStream(pipe.toByteArray()));
    for (ToEngine each : said) {
      assertEquals(Optional.of(each), reader.next());
    }
    assertEquals(Optional.empty(), reader.next());
  }

  @Property(tries = 300)
  void everyTruncationIsCutOff(@ForAll("engine") List<FromEngine> said, @ForAll Random random)
      throws ChannelException {
    byte[] whole = engineBytes(said);
    if (whole.length == 0) {
      return;
    }
    int cut = random.nextInt(whole.length);
    ChannelReader<FromEngine> reader = engineSays(Arrays.copyOf(whole, cut));
    int read = 0;
    try {
      while (reader.next().isPresent()) {
        read++;
      }
    } catch (ChannelException e) {
      assertEquals(ChannelException.Problem.CUT_OFF, e.problem());
    }
    assertTrue(read < said.size());
  }

  /** A flip may leave a valid message; then it is one, and nothing but the typed error comes. */
  @Property(tries = 1000)
  void aFlippedByteGivesAMessageOrTheTypedError(
      @ForAll("engine") List<FromEngine> said, @ForAll Random random) {
    byte[] bytes = engineBytes(said);
    if (bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
      drained(bytes);
    }
  }

  @Property(tries = 1000)
  void garbageGivesTheTypedError(@ForAll byte[] garbage) {
    drained(garbage);
  }

  @Property(tries = 300)
  void whatTheAppSaidIsRefusedFromTheEngine(@ForAll("app") List<ToEngine> said)
      throws ChannelException {
    ByteArrayOutputStream pipe = new ByteArrayOutputStream();
    ChannelWriter<ToEngine> writer = ChannelWriter.toEngine(pipe);
    for (ToEngine each : said) {
      writer.write(each);
    }
    if (!said.isEmpty()) {
      assertThrows(ChannelException.class, () -> engineSays(pipe.toByteArray()).next());
    }
  }

  private static void drained(byte[] bytes) {
    ChannelReader<FromEngine> reader = engineSays(bytes);
    try {
      while (reader.next().isPresent()) {
        // Only the typed error may end it.
      }
    } catch (ChannelException e) {
      assertTrue(e.problem() != ChannelException.Problem.BROKEN);
    }
  }

  private static ChannelReader<FromEngine> engineSays(byte[] bytes) {
    return ChannelReader.ofEngine(new ByteArrayInputStream(bytes));
  }

  private static byte[] engineBytes(List<FromEngine> said) {
    ByteArrayOutputStream pipe = new ByteArrayOutputStream();
    ChannelWriter<FromEngine> writer = ChannelWriter.toApp(pipe);
    try {
      for (FromEngine each : said) {
        writer.write(each);
      }
    } catch (ChannelException e) {
      throw new IllegalStateException(e);
    }
    return pipe.toByteArray();
  }
}
