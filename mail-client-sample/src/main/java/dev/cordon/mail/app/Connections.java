package dev.cordon.mail.app;

import dev.cordon.core.Container;
import dev.cordon.core.net.SecureHttp;
import dev.cordon.core.net.SecureSockets;
import dev.cordon.core.net.SystemTrust;
import okhttp3.OkHttpClient;

/**
 * The container's connections to the world. Make them once per container: they end by themselves at
 * each lock and work again after the next unlock.
 *
 * @param sockets for mail
 * @param http for the loader
 */
public record Connections(SecureSockets sockets, OkHttpClient http) {
  /** The connections of {@code work}, with the platform's own {@code system} trust. */
  public static Connections of(Container work, SystemTrust system) {
    return new Connections(SecureSockets.in(work, system), SecureHttp.in(work, system));
  }
}
