package dev.cordon.browser.residue.peer;

import dev.cordon.browser.residue.app.OfficeAppProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Our own: an app with the secure browser. It closes the browser, locks the container, and lives
 * on, to be looked at.
 */
public final class Cordon implements Contender {
  private static final int CLOSING_SECONDS = 30;
  private static final int HEAP_SECONDS = 60;

  private final String rootInBase64;
  private final Path heap;
  private Optional<OfficeAppProcess> app = Optional.empty();

  /**
   * @param rootInBase64 the authority that it trusts, as DER
   * @param heap where its live objects are written down, after it closed the browser
   */
  public Cordon(String rootInBase64, Path heap) {
    this.rootInBase64 = rootInBase64;
    this.heap = heap;
  }

  @Override
  public String name() {
    return "Cordon";
  }

  @Override
  public String slug() {
    return "cordon";
  }

  @Override
  public boolean isHere() {
    return true;
  }

  @Override
  public boolean hasWindow() {
    return true;
  }

  @Override
  public boolean talks() {
    return true;
  }

  /** The address comes by its input: on a command line it would stay in the app's memory. */
  @Override
  public List<String> command(Room room, String url) {
    return OfficeAppProcess.command(
        room.home().resolve("container"), room.temporary(), rootInBase64, Optional.empty());
  }

  @Override
  public void lead(Room room, Process process, String url)
      throws IOException, InterruptedException {
    OfficeAppProcess office = new OfficeAppProcess(process);
    app = Optional.of(office);
    office.tell("ready");
    Optional<String> unused = office.await(line -> line.startsWith("ready"), CLOSING_SECONDS);
    office.tell("open " + url);
  }

  @Override
  public void close(Room room, Process process, ProcessHandle browser)
      throws IOException, InterruptedException {
    OfficeAppProcess office = app.orElseThrow();
    office.tell("close");
    Optional<String> closed = office.await(line -> line.equals("closed"), CLOSING_SECONDS);
    // An open container knows the names of its files, and its own clipboard what was copied.
    office.tell("lock");
    Optional<String> locked = office.await(line -> line.equals("locked"), CLOSING_SECONDS);
    office.tell("heap " + heap);
    Optional<String> written = office.await(line -> line.equals("written"), HEAP_SECONDS);
    office.tell("end");
    if (closed.isEmpty() || locked.isEmpty() || written.isEmpty()) {
      throw new IOException("the app did not close the browser, or not write its objects down");
    }
  }

  @Override
  public Optional<Path> survivorsMemory() {
    return Optional.of(heap);
  }
}
