package dev.cordon.mail.desktop;

import dev.cordon.core.Container;
import dev.cordon.core.net.SecureHttp;
import dev.cordon.core.net.SecureSockets;
import okhttp3.OkHttpClient;

/**
 * The container's connections to the world. Make them once per container: they end by themselves at
 * each lock and work again after the next unlock.
 *
 * @param sockets for mail
 * @param http for the loader
 */
public record Connections(SecureSockets sockets, OkHttpClient http) {
  /** The connections of {@code work}. */
  public static Connections of(Container work) {
    return new Connections(SecureSockets.in(work), SecureHttp.in(work));
  }
}
