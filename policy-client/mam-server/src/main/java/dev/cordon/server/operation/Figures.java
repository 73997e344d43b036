package dev.cordon.server.operation;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.PoolStats;
import dev.cordon.server.http.Traffic.Exchange;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Counts what the server does, for Prometheus. Every label is one of few words that stand in the
 * code: a route's template, a status, a role. Safe for many threads.
 */
public final class Figures implements MetricsTrackerFactory {
  /** The text format that {@link #text} writes. */
  static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final double[] SECONDS = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10};
  private static final String SIGN_IN = "/v1/admin/sessions";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter requests =
      counter("mam_requests_total", "Requests answered.", "method", "route", "status");
  private final Histogram answers =
      seconds("mam_answer_seconds", "From a request's head to its answer's.", "route");
  private final Counter failedSignIns =
      counter("mam_sign_in_failures_total", "Administrators' sign-ins that were refused.");
  private final Counter limited =
      counter("mam_limited_total", "Requests refused because too many came before.", "route");
  private final Counter signed =
      counter("mam_documents_signed_total", "Documents signed, by role.", "role");
  private final Histogram database =
      seconds("mam_database_seconds", "How long a connection to the database was used.");
  private final Histogram databaseWait =
      seconds("mam_database_wait_seconds", "How long a connection to the database was waited for.");
  private final Counter databaseMissed =
      counter("mam_database_timeouts_total", "Requests that got no connection to the database.");

  /** An answer began to go out. */
  void answered(Exchange exchange) {
    String status = Integer.toString(exchange.status());
    requests.labelValues(exchange.method(), exchange.route(), status).inc();
    answers.labelValues(exchange.route()).observe(exchange.took().toNanos() / 1e9);
    if (exchange.route().equals(SIGN_IN) && exchange.status() == 401) {
      failedSignIns.inc();
    }
    if (exchange.status() == 429) {
      limited.labelValues(exchange.route()).inc();
    }
  }

  /** A document was signed. */
  public void signed(String role) {
    signed.labelValues(role).inc();
  }

  /** Shows how many there are at the moment that somebody looks. */
  public void show(String name, String help, IntSupplier now) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(now.getAsInt()))
        .register(registry);
  }

  /** Shows how many there are of each, by words of which there are few. */
  public void show(String name, String help, String label, Supplier<Map<String, Long>> now) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(label)
        .callback(callback -> now.get().forEach((word, many) -> callback.call(many, word)))
        .register(registry);
  }

  /** All figures in Prometheus' text format. */
  String text() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(out, registry.scrape());
    } catch (IOException e) {
      throw new IllegalStateException(e); // nothing but memory is written to
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Override
  public IMetricsTracker create(String pool, PoolStats stats) {
    show("mam_database_connections", "Connections in use.", stats::getActiveConnections);
    return new IMetricsTracker() {
      @Override
      public void recordConnectionAcquiredNanos(long nanos) {
        databaseWait.observe(nanos / 1e9);
      }

      @Override
      public void recordConnectionUsageMillis(long millis) {
        database.observe(millis / (double) TimeUnit.SECONDS.toMillis(1));
      }

      @Override
      public void recordConnectionTimeout() {
        databaseMissed.inc();
      }
    };
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  private Histogram seconds(String name, String help, String... labels) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .classicOnly()
        .classicUpperBounds(SECONDS)
        .register(registry);
  }
}
