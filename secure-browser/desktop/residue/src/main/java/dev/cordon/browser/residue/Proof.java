package dev.cordon.browser.residue;

import dev.cordon.browser.residue.canary.Canaries;
import dev.cordon.browser.residue.canary.Scent;
import dev.cordon.browser.residue.look.Disk;
import dev.cordon.browser.residue.look.Findings;
import dev.cordon.browser.residue.look.Nose;
import dev.cordon.browser.residue.look.Place;
import dev.cordon.browser.residue.peer.Contender;
import dev.cordon.browser.residue.site.HandsOfAPerson;
import dev.cordon.browser.residue.site.Report;
import dev.cordon.browser.residue.site.Site;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One run of the tool: all browsers one after another, then the whole disk once for all of them.
 */
final class Proof implements Closeable {
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  private volatile HandsOfAPerson hands = HandsOfAPerson.NONE;
  private final Map<Contender, Canaries> flocks = new LinkedHashMap<>();
  private final Map<Contender, List<String>> commands = new LinkedHashMap<>();
  private final Map<Contender, Optional<Report>> reports = new LinkedHashMap<>();
  private final Findings findings = new Findings();
  private final Instant begin = Instant.now();
  private final Site site;
  private final Path own;
  private final Path rooms;
  private Nose nose = new Nose(new Scent(List.of()));
  private int filesRead;

  /**
   * @param own a folder of ours alone: logs, pictures, the report; nobody looks there
   */
  Proof(Path own) throws IOException {
    this.own = own;
    this.rooms = Files.createTempDirectory("rooms");
    this.site = Site.start(wish -> hands.act(wish));
  }

  /** Visits all that are on this machine, then searches the disk. */
  void run(List<Contender> contenders) throws IOException, InterruptedException {
    SecureRandom random = new SecureRandom();
    for (Contender contender : contenders) {
      flocks.put(contender, Canaries.hatch(random));
    }
    nose = new Nose(new Scent(flocks.values()));
    for (Contender contender : contenders) {
      if (contender.isHere()) {
        System.out.println("… " + contender.name());
        reports.put(contender, new Visit(this, contender, words(contender)).make());
      }
    }
    searchDisk();
  }

  private void searchDisk() throws IOException {
    System.out.println("… the disk");
    for (Contender contender : reports.keySet()) {
      for (Place place :
          List.of(Place.HOME, Place.TEMPORARY, Place.SHARED_MEMORY, Place.ELSEWHERE, Place.CORE)) {
        findings.looked(words(contender), place);
      }
      contender
          .survivorsMemory()
          .ifPresent(app -> findings.looked(words(contender), Place.CONTAINER));
    }
    Disk disk = new Disk(nose, FileTime.from(begin), Set.of(own));
    filesRead += disk.search(Path.of("/"), this::place, findings);
    if (Files.isDirectory(SHARED_MEMORY)) {
      filesRead += disk.search(SHARED_MEMORY, file -> Place.SHARED_MEMORY, findings);
    }
  }

  private Place place(Path file) {
    String name = file.getFileName().toString();
    if (name.equals("core") || name.startsWith("core.") || name.startsWith("hs_err_pid")) {
      return Place.CORE;
    }
    if (!file.startsWith(rooms)) {
      return Place.ELSEWHERE;
    }
    Path inside = rooms.relativize(file);
    if (inside.getNameCount() > 3 && inside.getName(2).toString().equals("container")) {
      return Place.CONTAINER;
    }
    return inside.getNameCount() > 1 && inside.getName(1).toString().equals("home")
        ? Place.HOME
        : Place.TEMPORARY;
  }

  /** Gives the pages these hands until others are lent. */
  void lend(HandsOfAPerson others) {
    hands = others;
  }

  void noteCommand(Contender contender, List<String> command) {
    commands.put(contender, List.copyOf(command));
  }

  Canaries words(Contender contender) {
    Canaries words = flocks.get(contender);
    if (words == null) {
      throw new IllegalArgumentException(contender.name());
    }
    return words;
  }

  Map<Contender, List<String>> commands() {
    return commands;
  }

  /** What each page said; a contender that is not on this machine is not in it. */
  Map<Contender, Optional<Report>> reports() {
    return reports;
  }

  int filesRead() {
    return filesRead;
  }

  Findings findings() {
    return findings;
  }

  Nose nose() {
    return nose;
  }

  Path own() {
    return own;
  }

  Path rooms() {
    return rooms;
  }

  Site site() {
    return site;
  }

  @Override
  public void close() throws IOException {
    site.close();
    Rooms.delete(rooms);
  }
}
