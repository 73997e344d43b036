package dev.cordon.storage.sql;

import dev.cordon.core.Domain;
import dev.cordon.storage.MediumTrouble;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.databases.DatabasePlace;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The databases of a domain that are open, whoever opened them. Safe for many threads. */
public final class OpenDatabases implements Closeable {
  private final Map<String, StandingConnection> open = new ConcurrentHashMap<>();

  private OpenDatabases() {}

  /** Those of {@code domain}. */
  public static OpenDatabases in(Domain domain) throws StorageException {
    try {
      return domain.shared(OpenDatabases.class, each -> new OpenDatabases());
    } catch (IOException e) {
      throw MediumTrouble.explain(e, domain.directory(), "");
    }
  }

  /** The open one at {@code place}. */
  public Optional<StandingConnection> find(DatabasePlace place) {
    return Optional.ofNullable(open.get(place.id())).filter(StandingConnection::isOpen);
  }

  void opened(DatabasePlace place, DomainConnection connection) {
    open.put(place.id(), new StandingConnection(place, connection));
  }

  /** They close by themselves. */
  @Override
  public void close() {
    open.clear();
  }
}
