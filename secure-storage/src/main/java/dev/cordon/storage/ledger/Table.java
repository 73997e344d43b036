package dev.cordon.storage.ledger;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * What a ledger says now, to be read only. It changes with each {@link Ledger#append}; same thread
 * rule as the ledger's.
 */
public interface Table {
  /** Every directory and file, the root among them. A view. */
  Collection<Row> rows();

  /** The row of a node; empty if there is none. */
  Optional<Row> row(long node);

  /** Contents with lower numbers may lie on the disk. */
  long reserved();

  /** A number that no node ever had. */
  long nextNode();

  /** Contents that no row has any more and whose files are not known to be deleted. A view. */
  Set<Long> doomed();

  /** Contents whose files may be longer than their rows say. A view. */
  Set<Long> writing();
}
