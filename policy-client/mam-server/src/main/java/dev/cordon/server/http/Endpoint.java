package dev.cordon.server.http;

/** One thing that can be asked of the server. Safe for many threads. */
@FunctionalInterface
public interface Endpoint {
  /**
   * Answers {@code call}.
   *
   * @throws Refused if the caller asked for what it may not have, or not in the right form
   */
  Answer answer(Call call) throws Refused;
}
