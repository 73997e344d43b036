package dev.cordon.browser.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.browser.channel.ChannelException.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many threads say things: whole, in the order of each, and at once on the pipe. */
@Tag("B4")
class WriterTest {
  private static final int THREADS = 8;
  private static final int WORDS = 500;

  @Test
  void eachThreadsWordsArriveWholeAndInOrder() throws Exception {
    Pipe pipe = Pipe.open(); // the system's: the JDK's own breaks when a thread that wrote ends
    ChannelWriter<ToEngine> writer = ChannelWriter.toEngine(Channels.newOutputStream(pipe.sink()));
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      int id = i;
      threads[i] = new Thread(() -> speak(writer, id));
      threads[i].start();
    }
    ChannelReader<ToEngine> reader = ChannelReader.ofApp(Channels.newInputStream(pipe.source()));
    Map<Long, Integer> heard = new HashMap<>();
    for (int i = 0; i < THREADS * WORDS; i++) {
      ToEngine.Consumed word = (ToEngine.Consumed) reader.next().orElseThrow();
      assertEquals(heard.merge(word.id(), 1, Integer::sum), word.bytes());
    }
    for (Thread each : threads) {
      each.join();
    }
  }

  private static void speak(ChannelWriter<ToEngine> writer, int id) {
    try {
      for (int i = 1; i <= WORDS; i++) {
        writer.write(new ToEngine.Consumed(id, i));
      }
    } catch (ChannelException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aWordIsOnThePipeAtOnce() throws Exception {
    Pipe pipe = Pipe.open();
    ChannelWriter<ToEngine> writer = ChannelWriter.toEngine(Channels.newOutputStream(pipe.sink()));
    writer.write(new ToEngine.End(1));
    ChannelReader<ToEngine> reader = ChannelReader.ofApp(Channels.newInputStream(pipe.source()));
    assertEquals(Optional.of(new ToEngine.End(1)), reader.next());
  }

  @Test
  void aBrokenPipeStaysBroken() {
    ChannelWriter<ToEngine> writer =
        ChannelWriter.toEngine(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("gone");
              }
            });
    for (int i = 0; i < 2; i++) {
      ChannelException refused =
          assertThrows(ChannelException.class, () -> writer.write(new ToEngine.End(1)));
      assertEquals(Problem.BROKEN, refused.problem());
    }
  }
}
