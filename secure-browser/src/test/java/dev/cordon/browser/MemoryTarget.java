package dev.cordon.browser;

import dev.cordon.browser.download.Download;
import dev.cordon.browser.download.DownloadTarget;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps downloads in memory and remembers what was asked of it. */
final class MemoryTarget implements DownloadTarget {
  final List<Download> opened = new CopyOnWriteArrayList<>();
  final List<byte[]> kept = new CopyOnWriteArrayList<>();
  volatile int discarded;

  @Override
  public Sink open(Download what) {
    opened.add(what);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    return new Sink() {
      @Override
      public OutputStream stream() {
        return bytes;
      }

      @Override
      public void keep() {
        kept.add(bytes.toByteArray());
      }

      @Override
      public void discard() {
        synchronized (MemoryTarget.this) {
          discarded++;
        }
      }
    };
  }
}
