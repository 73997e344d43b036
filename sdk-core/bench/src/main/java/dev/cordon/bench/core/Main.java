package dev.cordon.bench.core;

import com.sun.management.ThreadMXBean;
import dev.cordon.core.Container;
import dev.cordon.core.control.Membership;
import dev.cordon.core.desktop.DesktopContainers;
import dev.cordon.core.desktop.vault.NewVault;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.core.gate.Gate;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Access.WhenUnprotected;
import dev.cordon.policy.protocol.policy.Policy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Prints what one allowed question to the gate of an open, enrolled container costs. */
final class Main {
  private static final int ROUNDS = 21;
  private static final int QUESTIONS = 1_000_000;
  private static final double MOST_NANOS = 200;

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createTempDirectory("gate-bench");
    try (Container work = DesktopContainers.open(directory, NewVault.SOFTWARE)) {
      work.organisation().join(member(), "{}", 1, policy(), 1);
      try (Passcode passcode = Passcode.of("738291")) {
        work.setPasscode(passcode);
      }
      measure(work.gate(), new Action.PasteText("a line of text"));
      work.wipe();
    }
  }

  private static Membership member() {
    URI server = URI.create("https://mam.example");
    return new Membership("enrolment", "0".repeat(64), server, "sha256/none");
  }

  /** The default, but for a desktop that cannot keep screenshots out. */
  private static Policy policy() {
    Policy usual = Policy.DEFAULT;
    Access access = usual.access();
    return usual.withAccess(
        new Access(
            access.passcode(),
            access.maxAttempts(),
            access.whenExceeded(),
            access.attemptDelay(),
            access.idleLockSeconds(),
            access.lockOnBackgroundSeconds(),
            WhenUnprotected.ALLOW,
            access.biometric(),
            access.biometricUntilMinutes()));
  }

  private static void measure(Gate gate, Action action) {
    double[] nanos = new double[ROUNDS];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long begun = System.nanoTime();
      ask(gate, action);
      nanos[round] = (System.nanoTime() - begun) / (double) QUESTIONS;
      bytes = threads.getCurrentThreadAllocatedBytes() - allocated; // of the last, compiled round
    }
    Arrays.sort(nanos);
    print("gate_judge_ns", nanos[ROUNDS / 2], "ns", MOST_NANOS);
    print("gate_judge_garbage_bytes", Math.floor(bytes / (double) QUESTIONS), "bytes", 0);
  }

  private static void ask(Gate gate, Action action) {
    for (int i = 0; i < QUESTIONS; i++) {
      if (!(gate.judge(action) instanceof Decision.Allowed)) {
        throw new IllegalStateException("the bench asks for what the default policy allows");
      }
    }
  }

  private static void print(String name, double value, String unit, double most) {
    String met = value <= most ? "met" : "short";
    System.out.println(
        String.format(
            Locale.ROOT, "FIGURE %s %.1f %s target<=%.0f %s", name, value, unit, most, met));
  }
}
