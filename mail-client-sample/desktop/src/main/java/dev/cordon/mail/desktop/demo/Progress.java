package dev.cordon.mail.desktop.demo;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far something is, a line at a time, so that it reads well in a log too. */
final class Progress implements AutoCloseable {
  private static final int COLUMNS = 70;
  private static final int INTERVAL_MILLIS = 500;

  private final ProgressBar bar;

  Progress(String task) {
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(INTERVAL_MILLIS)
            .setMaxRenderedLength(COLUMNS)
            .setConsumer(
                new DelegatingProgressBarConsumer(line -> System.out.println("    " + line)))
            .build();
  }

  void at(int done, int total) {
    bar.maxHint(total);
    bar.stepTo(done);
  }

  @Override
  public void close() {
    bar.close();
  }
}
