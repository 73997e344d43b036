package dev.cordon.browser.residue;

import dev.cordon.browser.residue.canary.Canaries;
import dev.cordon.browser.residue.canary.CanaryPages;
import dev.cordon.browser.residue.look.Disk;
import dev.cordon.browser.residue.look.Findings;
import dev.cordon.browser.residue.look.Nose;
import dev.cordon.browser.residue.look.OpenFiles;
import dev.cordon.browser.residue.look.Place;
import dev.cordon.browser.residue.look.Trace;
import dev.cordon.browser.residue.peer.Contender;
import dev.cordon.browser.residue.peer.Room;
import dev.cordon.browser.residue.screen.Hands;
import dev.cordon.browser.residue.screen.Programs;
import dev.cordon.browser.residue.screen.Screen;
import dev.cordon.browser.residue.site.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One browser's way: started in a new room, led to the canaries, looked at, closed. */
final class Visit {
  private static final int PAGE_SECONDS = 150;
  private static final int CLOSING_SECONDS = 20;

  /** So long it may write down what it wants to, before it is looked at. */
  private static final int SETTLING_MILLIS = 3000;

  private final Proof proof;
  private final Contender contender;
  private final Canaries words;
  private final Path strace;
  private final Instant begin = Instant.now();

  Visit(Proof proof, Contender contender, Canaries words) {
    this.proof = proof;
    this.contender = contender;
    this.words = words;
    this.strace = proof.own().resolve(contender.slug() + ".strace");
  }

  /**
   * Makes it.
   *
   * @return what the page said of itself; empty if it never came to its end
   */
  Optional<Report> make() throws IOException, InterruptedException {
    try (Screen screen = Screen.start();
        Hands hands = Hands.at(screen)) {
      proof.lend(contender.hasWindow() ? hands : wish -> false);
      Room room = Room.in(proof.rooms().resolve(contender.slug()), screen.display());
      String url = CanaryPages.serve(proof.site(), words, contender.slug());
      Process process = start(room, url);
      try {
        contender.lead(room, process, url);
        Optional<Report> report = awaitPage(process);
        Thread.sleep(SETTLING_MILLIS);
        lookWhileItRuns(room, process, hands);
        contender.close(room, process, browser(process));
        return report;
      } finally {
        end(process);
        lookBack();
      }
    }
  }

  /** Until the page has said how it went, or the browser ended by itself. */
  private Optional<Report> awaitPage(Process process) throws InterruptedException {
    Optional<Report> report = Optional.empty();
    for (int i = 0; i < PAGE_SECONDS && report.isEmpty() && process.isAlive(); i++) {
      report = proof.site().reports().await("canary-" + contender.slug(), 1);
    }
    return report;
  }

  private Process start(Room room, String url) throws IOException {
    List<String> command = new ArrayList<>();
    Optional<Path> tracer = Programs.find("strace");
    tracer.ifPresent(program -> command.addAll(Trace.prefix(program, strace)));
    command.addAll(contender.command(room, url));
    proof.noteCommand(contender, command);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(room.environment());
    if (!contender.talks()) {
      builder.redirectOutput(proof.own().resolve(contender.slug() + ".out").toFile());
    }
    return builder.redirectError(proof.own().resolve(contender.slug() + ".err").toFile()).start();
  }

  private void lookWhileItRuns(Room room, Process process, Hands hands) throws IOException {
    Nose nose = proof.nose();
    Findings findings = proof.findings();
    hands.picture(proof.own().resolve(contender.slug() + ".png"));
    for (Place place : List.of(Place.WHILE_RUNNING, Place.DELETED)) {
      findings.looked(words, place);
    }
    if (contender.hasWindow()) {
      findings.looked(words, Place.CLIPBOARD);
      findings.looked(words, Place.SELECTION);
      findings.add(Place.CLIPBOARD, "clipboard", nose.smell(bytes(hands.clipboard())));
      findings.add(Place.SELECTION, "selection", nose.smell(bytes(hands.selection())));
    }
    OpenFiles open = new OpenFiles(nose);
    process.descendants().forEach(each -> open.search(each, findings));
    Disk disk = new Disk(nose, FileTime.from(begin), Set.of(proof.own()));
    for (Path root : List.of(room.home().resolve(".."), Path.of("/dev/shm"), Path.of("/tmp"))) {
      if (Files.isDirectory(root)) {
        int unused = disk.search(root.normalize(), file -> Place.WHILE_RUNNING, findings);
      }
    }
  }

  /** What strace saw of it all, and what a process that lived on still knew. */
  private void lookBack() throws IOException {
    Optional<Path> memory = contender.survivorsMemory().filter(Files::exists);
    if (memory.isPresent()) {
      proof.findings().looked(words, Place.HEAP);
      try (InputStream in = Files.newInputStream(memory.get())) {
        proof.findings().add(Place.HEAP, "live objects", proof.nose().smell(in));
      }
    }
    if (Files.exists(strace)) {
      proof.findings().looked(words, Place.WRITES);
      proof.findings().looked(words, Place.NAMES);
      new Trace(proof.nose(), proof.own()).search(strace, proof.findings());
      Files.delete(strace);
    }
  }

  /** The browser's own first process: below strace, if that is there. */
  private static ProcessHandle browser(Process process) {
    boolean traced = process.info().command().filter(name -> name.endsWith("strace")).isPresent();
    return traced ? process.children().findFirst().orElse(process.toHandle()) : process.toHandle();
  }

  /** Waits for all of it to end, and ends what does not. */
  private static void end(Process process) throws InterruptedException {
    List<ProcessHandle> all = process.descendants().toList();
    if (!process.waitFor(CLOSING_SECONDS, TimeUnit.SECONDS)) {
      all.forEach(ProcessHandle::destroyForcibly);
      boolean unused = process.destroyForcibly().waitFor(CLOSING_SECONDS, TimeUnit.SECONDS);
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
