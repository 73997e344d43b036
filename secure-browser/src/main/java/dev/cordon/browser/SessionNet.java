package dev.cordon.browser;

import dev.cordon.browser.network.PublicOnly;
import dev.cordon.core.Container;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** The network of one session: connections of its own, and the loads that are under way. */
final class SessionNet {
  /** What a script asks for may be an event that is long in coming. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final OkHttpClient http;
  private final OkHttpClient patient;
  private final SessionMemory memory;
  private final Judge judge;
  private final Slots slots = new Slots(BrowserSession.MAX_LOADS);
  private final Pauses pauses = new Pauses();
  private final Set<HopByHop> loads = ConcurrentHashMap.newKeySet();

  SessionNet(
      Container work,
      OkHttpClient http,
      SessionMemory memory,
      Judge judge,
      ExecutorService threads) {
    Dispatcher dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequestsPerHost(dispatcher.getMaxRequests());
    OkHttpClient own =
        http.newBuilder()
            .connectionPool(new ConnectionPool())
            .dispatcher(dispatcher)
            .cookieJar(CookieJar.NO_COOKIES)
            .cache(null)
            .followRedirects(false)
            .followSslRedirects(false)
            .authenticator(Authenticator.NONE)
            .proxyAuthenticator(Authenticator.NONE)
            .addNetworkInterceptor(memory.tally()::watch)
            .build();
    this.http = new PublicOnly(work::policy, http.dns()).on(own);
    this.patient = this.http.newBuilder().readTimeout(PATIENCE).build();
    this.memory = memory;
    this.judge = judge;
  }

  OkHttpClient http() {
    return http;
  }

  SessionMemory memory() {
    return memory;
  }

  Judge judge() {
    return judge;
  }

  Pauses pauses() {
    return pauses;
  }

  Call call(Request request) {
    boolean ofAScript = "empty".equals(request.header("Sec-Fetch-Dest"));
    Request tallied = request.newBuilder().tag(Tally.Received.class, new Tally.Received()).build();
    return (ofAScript ? patient : http).newCall(tallied);
  }

  void requireOpen() {
    if (memory.isEnded()) {
      throw new IllegalStateException("the session was closed");
    }
  }

  /** Waits for this load's turn; false if nobody wants it any more. */
  boolean enter(HopByHop load) {
    loads.add(load);
    if (slots.take(() -> load.isCancelled() || memory.isEnded())) {
      return true;
    }
    loads.remove(load);
    return false;
  }

  void leave(HopByHop load) {
    if (loads.remove(load)) {
      slots.give();
    }
  }

  void wake() {
    slots.wake();
  }

  /** Nobody wants any load any more. */
  void endLoads() {
    loads.forEach(HopByHop::end);
  }

  /** Ends what is under way and all connections. */
  void cut() {
    loads.forEach(HopByHop::stop);
    http.dispatcher().cancelAll();
    pauses.ring();
    slots.wake();
    http.connectionPool().evictAll();
  }
}
