package com.sun.webkit.network;

import dev.cordon.browser.channel.Failure;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.engine.net.DataAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Addresses that carry their content ({@code data:}) or have none; all others are refused. */
final class InProcess {
  static final Failure UNREADABLE_BODY = new Failure("UNREADABLE_BODY", "", "");
  private static final Failure SCHEME = new Failure("SCHEME", "", "");

  private InProcess() {}

  static void answer(String url, NativeAnswers answers) {
    Optional<DataAddress> content =
        url.startsWith("about:")
            ? Optional.of(new DataAddress("text/html", new byte[0]))
            : DataAddress.read(url);
    content.ifPresentOrElse(
        found -> {
          answers.answered(
              new ToEngine.Response(
                  0,
                  200,
                  url,
                  found.mediaType(),
                  OptionalLong.of(found.bytes().length),
                  List.of()));
          answers.received(ByteBuffer.wrap(found.bytes()));
          if (!answers.isCancelled()) {
            answers.finished();
          }
        },
        () -> answers.failed(SCHEME));
  }
}
