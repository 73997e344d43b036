package dev.cordon.storage.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An absolute place in a volume.
 *
 * @param names from the root down; none is empty, {@code .} or {@code ..}
 */
public record Place(List<String> names) {
  public static final Place ROOT = new Place(List.of());

  /** Copies {@code names}. */
  public Place {
    names = List.copyOf(names);
  }

  /** The directory it lies in; empty for the root. */
  public Optional<Place> parent() {
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(new Place(names.subList(0, names.size() - 1)));
  }

  /** Its own name; empty for the root. */
  public String name() {
    return names.isEmpty() ? "" : names.get(names.size() - 1);
  }

  /** What lies in it under {@code name}. */
  public Place resolve(String name) {
    List<String> all = new ArrayList<>(names);
    all.add(name);
    return new Place(all);
  }

  /** As people write it, with slashes. */
  @Override
  public String toString() {
    return "/" + String.join("/", names);
  }
}
