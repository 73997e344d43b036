package com.sun.webkit.network;

import com.sun.webkit.WebPage;
import org.jspecify.annotations.Nullable;

/** Shadow: what the engine takes where it may not wait in a loop of events. It goes our way too. */
final class URLLoader extends URLLoaderBase implements Runnable {
  private final Runnable load;
  private volatile Runnable cancel = () -> {};

  URLLoader(
      @Nullable WebPage page,
      @Nullable ByteBufferPool buffers,
      boolean asynchronous,
      String url,
      String method,
      String headers,
      FormDataElement @Nullable [] form,
      long data) {
    load =
        () ->
            cancel =
                HTTP2Loader.create(page, buffers, asynchronous, url, method, headers, form, data)
                    ::fwkCancel;
  }

  @Override
  public void run() {
    load.run();
  }

  @Override
  public void fwkCancel() {
    cancel.run();
  }
}
