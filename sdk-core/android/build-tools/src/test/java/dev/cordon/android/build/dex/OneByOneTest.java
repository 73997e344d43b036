package dev.cordon.android.build.dex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.android.build.BuildRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class OneByOneTest {
  @Test
  void aCompilersTasksRunInTheOrderInWhichItHandsThemInSoThatItsBytesAreTheSame()
      throws BuildRefused {
    List<String> done = new ArrayList<>();
    new Complaints()
        .hear(
            "R8",
            threads -> {
              for (int task = 0; task < 100; task++) {
                String name = "task " + task;
                Future<?> unused = threads.submit(() -> done.add(name + " in " + thread()));
                done.add("after " + name);
              }
            });
    for (int task = 0; task < 100; task++) {
      assertEquals("task " + task + " in " + thread(), done.get(2 * task));
      assertEquals("after task " + task, done.get(2 * task + 1));
    }
  }

  @Test
  void nothingIsDoneForACompilerThatHasEnded() throws BuildRefused {
    List<ExecutorService> kept = new ArrayList<>();
    new Complaints().hear("R8", kept::add);
    assertThrows(RejectedExecutionException.class, () -> kept.get(0).execute(() -> {}));
  }

  private static String thread() {
    return Thread.currentThread().getName();
  }
}
