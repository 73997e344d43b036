package dev.cordon.bench.server;

import dev.cordon.policy.protocol.Invitation;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Thousands of devices that wait for a nudge, each on a TLS connection of its own. */
final class HeldStreams {
  private static final int STREAMS = 6_000;
  private static final int OPENING = 50; // at once

  private final ServerJar server;
  private final Administrator administrator;
  private final HttpClient http;

  HeldStreams(ServerJar server, Administrator administrator) throws Exception {
    this.server = server;
    this.administrator = administrator;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // which opens one connection for each stream
            .sslContext(PinnedTls.trusting(server.pin))
            .build();
  }

  void measure() throws Exception {
    List<RawDevice> devices = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      devices.add(RawDevice.enrol(http, invite()));
    }
    long before = server.residentBytes();
    List<Ear> ears = open(devices);
    double bytes = (server.residentBytes() - before) / (double) STREAMS;
    Figure.atMost("server_stream_held", bytes / 1024, "KiB", 40);
    broadcast(ears);
  }

  private Invitation invite() throws Exception {
    return administrator.invite();
  }

  private static List<Ear> open(List<RawDevice> devices) throws InterruptedException {
    List<Ear> ears = new ArrayList<>();
    for (RawDevice each : devices) {
      Ear ear = new Ear();
      var unused = each.listen(BodyHandlers.fromLineSubscriber(ear));
      ears.add(ear);
      ears.get(Math.max(0, ears.size() - OPENING)).awaitOpen();
    }
    for (Ear each : ears) {
      each.awaitOpen();
    }
    TimeUnit.SECONDS.sleep(2); // devices that are not up to date are told so at once
    return ears;
  }

  private void broadcast(List<Ear> ears) throws Exception {
    ears.forEach(Ear::forget);
    long click = System.nanoTime();
    administrator.publish("{\"transfer\":{\"copyPaste\":\"blocked\"}}");
    List<Double> seconds = new ArrayList<>();
    for (Ear each : ears) {
      seconds.add((each.awaitNudge() - click) / 1e9);
    }
    Figure.plain("server_broadcast_p50", Figure.percentile(seconds, 50), "s");
    Figure.atMost("server_broadcast_p99", Figure.percentile(seconds, 99), "s", 2);
  }
}
