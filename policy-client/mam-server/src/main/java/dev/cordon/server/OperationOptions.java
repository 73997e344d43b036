package dev.cordon.server;

import dev.cordon.server.http.Patience;
import dev.cordon.server.limit.Limits;
import dev.cordon.server.limit.Rate;
import dev.cordon.server.operation.Logs;
import dev.cordon.server.operation.Operation;
import dev.cordon.server.setup.StartException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the server is run. */
final class OperationOptions {
  @Mixin private TlsOptions tls = new TlsOptions();

  @Option(
      names = "--operation-host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Where /healthz, /readyz and /metrics are, without TLS (${DEFAULT-VALUE}).")
  private String host = "";

  @Option(
      names = "--operation-port",
      paramLabel = "PORT",
      defaultValue = "9464",
      description = "Their port; 0: a free one; -1: none (${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--log",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "The form of the log, on standard error (${DEFAULT-VALUE}).")
  private Logs.Form form = Logs.Form.TEXT;

  @Option(
      names = "--log-requests",
      paramLabel = "true|false",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description = "A line for each request (${DEFAULT-VALUE}).")
  private boolean requests;

  @Option(
      names = "--device-rate",
      paramLabel = "N",
      defaultValue = "120",
      description = "Requests of one device a minute; 0: no limit (${DEFAULT-VALUE}).")
  private int deviceRate;

  @Option(
      names = "--address-rate",
      paramLabel = "N",
      defaultValue = "6000",
      description = "Requests from one network address a minute; 0: no limit (${DEFAULT-VALUE}).")
  private int addressRate;

  @Option(
      names = "--failure-rate",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "Refused requests from one network address a minute, before all of its are refused;"
              + " 0: no limit (${DEFAULT-VALUE}).")
  private int failureRate;

  @Option(
      names = "--drain-seconds",
      paramLabel = "N",
      defaultValue = "0",
      description = "On SIGTERM, answers so long while not ready (${DEFAULT-VALUE}).")
  private int drainSeconds;

  @Option(
      names = "--stop-seconds",
      paramLabel = "N",
      defaultValue = "20",
      description = "On SIGTERM, waits so long for running requests (${DEFAULT-VALUE}).")
  private int stopSeconds;

  Operation operation(Map<String, String> environment) throws StartException {
    return new Operation(
        port < 0 ? Optional.empty() : Optional.of(new Operation.Address(host, port)),
        tls.files(environment),
        Operation.TLS_LOOK,
        new Limits(
            Rate.perMinute(deviceRate), Rate.perMinute(addressRate), Rate.perMinute(failureRate)),
        Patience.STANDARD.withStop(Duration.ofSeconds(stopSeconds)),
        Duration.ofSeconds(drainSeconds));
  }

  /** The longest that a stop may take, with what is closed after the last answer. */
  Duration longestStop() {
    return Duration.ofSeconds(drainSeconds + stopSeconds + 10L);
  }

  void beginLog() {
    Logs.begin(form, requests);
  }
}
