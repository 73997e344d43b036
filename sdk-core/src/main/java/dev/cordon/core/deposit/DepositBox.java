package dev.cordon.core.deposit;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.keys.DepositKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The deposits of one domain.
 *
 * @param container the container's id, to which each deposit is bound
 * @param keys what seals them and what opens them
 * @param next the number of the next one
 * @param waiting those that wait, oldest first
 */
public record DepositBox(Bytes container, DepositKeys keys, long next, List<Waiting> waiting) {
  public DepositBox {
    waiting = List.copyOf(waiting);
  }

  /** An empty one. */
  public DepositBox(Bytes container, DepositKeys keys) {
    this(container, keys, 1, List.of());
  }

  /** The same with more, whose numbers are the next. */
  public DepositBox and(List<Waiting> more) {
    List<Waiting> all = new ArrayList<>(waiting);
    all.addAll(more);
    return new DepositBox(container, keys, next + more.size(), all);
  }

  /** The same without those of {@code numbers}. */
  public DepositBox without(Set<Long> numbers) {
    List<Waiting> rest = new ArrayList<>(waiting);
    rest.removeIf(each -> numbers.contains(each.number()));
    return new DepositBox(container, keys, next, rest);
  }

  /** The same for what is to come; nothing waits. */
  public DepositBox withKeys(DepositKeys fresh) {
    if (!waiting.isEmpty()) {
      throw new IllegalStateException("what waits needs the keys of now");
    }
    return new DepositBox(container, fresh, next, waiting);
  }

  /** The first one after {@code number}. */
  public Optional<Waiting> after(long number) {
    return waiting.stream().filter(each -> each.number() > number).findFirst();
  }
}
