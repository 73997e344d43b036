package dev.cordon.bench.server;

import dev.cordon.core.Container;
import dev.cordon.core.desktop.DesktopContainers;
import dev.cordon.core.desktop.vault.NewVault;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.PolicyClient;
import dev.cordon.policy.protocol.Consent;
import dev.cordon.policy.protocol.ConsentForm;
import dev.cordon.policy.protocol.ConsentPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** From the administrator's click to the wiped container, and to the receipt at the server. */
final class WipeTime {
  private static final int WARM_UP = 20;
  private static final int ROUNDS = 200;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Administrator administrator;
  private final Path directory;
  private final List<Double> wiped = new ArrayList<>();
  private final List<Double> receipts = new ArrayList<>();

  WipeTime(Administrator administrator, Path directory) {
    this.administrator = administrator;
    this.directory = directory;
  }

  void measure() throws Exception {
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      if (i == WARM_UP) {
        wiped.clear();
        receipts.clear();
      }
      round(directory.resolve("device-" + i));
    }
    Figure.atMost("server_click_to_wiped_p50", Figure.percentile(wiped, 50), "ms", 10);
    Figure.atMost("server_click_to_wiped_p99", Figure.percentile(wiped, 99), "ms", 100);
    Figure.plain("server_click_to_receipt_p50", Figure.percentile(receipts, 50), "ms");
    Figure.atMost("server_click_to_receipt_p99", Figure.percentile(receipts, 99), "ms", 150);
  }

  private void round(Path home) throws Exception {
    try (Container work = DesktopContainers.open(home, NewVault.SOFTWARE);
        PolicyClient client = PolicyClient.of(work)) {
      try (Passcode passcode = Passcode.of("738291")) {
        work.setPasscode(passcode);
      }
      client.enrol(administrator.invite(), agreed());
      client.listen();
      Thread.sleep(250); // until it listens, and has said that its container is open
      wipe(work);
    }
  }

  private void wipe(Container work)
      throws IOException, ExecutionException, InterruptedException, TimeoutException {
    String enrolment = work.organisation().membership().orElseThrow().enrolment();
    CompletableFuture<Long> gone = new CompletableFuture<>();
    var unused = work.onWipe(report -> gone.complete(System.nanoTime()));
    long click = System.nanoTime();
    String command = administrator.wipe(enrolment);
    wiped.add((gone.get(60, TimeUnit.SECONDS) - click) / NANOS_PER_MILLI);
    while (!administrator.hasReceipt(enrolment, command)) {
      Thread.sleep(1);
    }
    receipts.add((System.nanoTime() - click) / NANOS_PER_MILLI);
  }

  private static Consent agreed() {
    return ConsentForm.current()
        .agree(Locale.ENGLISH, Set.of(ConsentPoint.values()), Instant.now());
  }
}
