package com.sun.webkit.network;

import dev.cordon.browser.channel.Header;
import dev.cordon.browser.engine.net.BodyPart;
import dev.cordon.browser.engine.net.LoadRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how native code words a load. */
final class NativeRequest {
  private NativeRequest() {}

  /** Empty if its body cannot be sent. */
  static Optional<LoadRequest> read(
      int tab, String url, String method, String headers, FormDataElement @Nullable [] form) {
    List<BodyPart> body = new ArrayList<>();
    for (FormDataElement element : form == null ? new FormDataElement[0] : form) {
      Optional<BodyPart> part = element.part();
      if (part.isEmpty()) {
        return Optional.empty();
      }
      body.add(part.get());
    }
    return Optional.of(new LoadRequest(tab, url, method, headers(headers), body));
  }

  /** One a line, {@code name: value}. */
  private static List<Header> headers(String lines) {
    return Arrays.stream(lines.split("\n", -1))
        .filter(line -> line.indexOf(':') > 0)
        .map(
            line ->
                new Header(
                    line.substring(0, line.indexOf(':')).trim(),
                    line.substring(line.indexOf(':') + 1).trim()))
        .toList();
  }
}
