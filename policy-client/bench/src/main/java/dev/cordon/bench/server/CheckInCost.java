package dev.cordon.bench.server;

import java.net.http.HttpClient;

/** What a check-in that brings nothing new costs the server's processor. */
final class CheckInCost {
  private static final int WARM_UP = 10_000; // the compiler's own time is no check-in's
  private static final int ROUNDS = 3_000;

  private CheckInCost() {}

  static void measure(ServerJar server, Administrator administrator) throws Exception {
    HttpClient http = HttpClient.newBuilder().sslContext(PinnedTls.trusting(server.pin)).build();
    RawDevice device = RawDevice.enrol(http, administrator.invite());
    run(device, WARM_UP);
    long before = server.processorTime().toMillis();
    run(device, ROUNDS);
    double micros = (server.processorTime().toMillis() - before) * 1000.0 / ROUNDS;
    Figure.atMost("server_check_in_unchanged_cpu", micros, "us", 12);
  }

  private static void run(RawDevice device, int rounds) throws Exception {
    for (int i = 0; i < rounds; i++) {
      device.checkIn(1);
    }
  }
}
