package dev.cordon.server.http;

import com.google.gson.JsonElement;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What an endpoint answers. */
public sealed interface Answer {

  /** A document. */
  static Answer json(int status, JsonElement body) {
    return new Json(status, body.toString(), false);
  }

  /** A document that is written already. */
  static Answer written(int status, byte[] utf8) {
    return new Json(status, new String(utf8, StandardCharsets.UTF_8), false);
  }

  /** A document that never changes under its address, so that any cache may keep it. */
  static Answer immutable(String body) {
    return new Json(200, body, true);
  }

  /** Nothing but the status. */
  static Answer empty(int status) {
    return new Empty(status);
  }

  /** A stream of events that stays open; {@code subscriber} gets it once the headers are out. */
  static Answer stream(Consumer<EventStream> subscriber) {
    return new Stream(subscriber);
  }

  /** See {@link #json} and {@link #immutable}. */
  record Json(int status, String body, boolean isImmutable) implements Answer {}

  /** See {@link #empty}. */
  record Empty(int status) implements Answer {}

  /** See {@link #stream}. */
  record Stream(Consumer<EventStream> subscriber) implements Answer {}
}
