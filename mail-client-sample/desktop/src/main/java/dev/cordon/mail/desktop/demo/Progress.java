package dev.cordon.mail.desktop.demo;

import java.io.PrintStream;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far something is, a line at a time, so that it reads well in a log too. */
final class Progress implements AutoCloseable {
  private static final int COLUMNS = 76;
  private static final int INTERVAL_MILLIS = 700;

  private final String task;
  private final PrintStream out;
  private @Nullable ProgressBar bar;

  Progress(String task, PrintStream out) {
    this.task = task;
    this.out = out;
  }

  void at(int done, int total) {
    if (bar == null) {
      bar = begin(total);
    }
    bar.stepTo(done);
  }

  private ProgressBar begin(int total) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(INTERVAL_MILLIS)
        .setMaxRenderedLength(COLUMNS)
        .setConsumer(new DelegatingProgressBarConsumer(line -> out.println("    " + line)))
        .build();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
