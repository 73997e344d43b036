package dev.cordon.core;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.deposit.DepositBox;
import dev.cordon.core.deposit.DepositSeal;
import dev.cordon.core.deposit.IntakeFiles;
import dev.cordon.core.deposit.Waiting;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The deposits' files and their list in the control state. A file is written before the list names
 * it and deleted after the list does so no more: a kill in between leaves a file that nothing
 * names. The container's lock is held.
 */
final class Intake {
  private final ControlStore control;
  private final Path data;
  private final Set<String> swept = new HashSet<>(); // slots, since this process began
  private final Map<String, IntakeFiles> doubtful = new HashMap<>(); // by name

  /**
   * An intake that is listed in {@code control}.
   *
   * @param data holds a directory for each domain, by its slot
   */
  Intake(ControlStore control, Path data) {
    this.control = control;
    this.data = data;
  }

  /** The box of the domain in {@code slot}, if it takes deposits. */
  Optional<DepositBox> box(String slot) {
    return control.get().deposits().box(slot);
  }

  /** The files of the domain in {@code slot}. */
  IntakeFiles files(String slot) {
    return new IntakeFiles(data.resolve(slot));
  }

  /** Seals and keeps all of {@code contents}, or none; gives their ids. */
  List<String> add(String slot, DepositBox box, List<byte[]> contents) throws ContainerException {
    settleDoubts();
    sweep(slot);
    List<Waiting> waiting = new ArrayList<>();
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (byte[] content : contents) {
      long number = box.next() + waiting.size();
      byte[] file = DepositSeal.seal(box, slot, number, content);
      waiting.add(Waiting.of(number, file));
      files.put(waiting.get(waiting.size() - 1).name(), file);
    }
    write(slot, files);
    list(slot, box.and(waiting), files.keySet());
    return new ArrayList<>(files.keySet());
  }

  private void write(String slot, Map<String, byte[]> files) throws ContainerException {
    try {
      files(slot).write(files);
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  /** What failed may have taken effect, so that the next start would look for the files. */
  private void list(String slot, DepositBox box, Set<String> fresh) throws ContainerException {
    try {
      replace(slot, Optional.of(box));
    } catch (ContainerException failed) {
      fresh.forEach(name -> doubtful.put(name, files(slot)));
      tryToSettleDoubts();
      throw failed;
    }
  }

  private void tryToSettleDoubts() {
    try {
      settleDoubts();
    } catch (ContainerException later) {
      return; // before the next one is taken
    }
  }

  /** Once the state without them was written, nothing names them any more. */
  private void settleDoubts() throws ContainerException {
    if (!doubtful.isEmpty()) {
      control.update(draft -> draft);
      doubtful.forEach((name, files) -> files.delete(Set.of(name)));
      doubtful.clear();
    }
  }

  /** Replaces the box of the domain in {@code slot}, or takes it away. */
  void replace(String slot, Optional<DepositBox> box) throws ContainerException {
    control.update(draft -> draft.deposits(control.get().deposits().with(slot, box)));
  }

  /** Deletes what kills left in earlier lives of the process. */
  void sweep(String slot) {
    if (swept.add(slot)) {
      List<Waiting> waiting = box(slot).map(DepositBox::waiting).orElse(List.of());
      files(slot).keepOnly(waiting.stream().map(Waiting::name).collect(Collectors.toSet()));
    }
  }
}
