package dev.cordon.storage.android.room;

import android.database.sqlite.SQLiteTransactionListener;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.sql.Turns;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Android's begin, mark, end. Between begin and end the thread holds the turn, which guards the
 * levels too.
 */
final class Transactions {
  /** One begin that waits for its end. */
  private static final class Level {
    final Optional<SQLiteTransactionListener> listener;
    boolean successful;
    boolean partFailed;

    Level(Optional<SQLiteTransactionListener> listener) {
      this.listener = listener;
    }
  }

  private final Turns turns;
  private final Deque<Level> levels = new ArrayDeque<>(); // guarded by the turn

  Transactions(Turns turns) {
    this.turns = turns;
  }

  void begin(Optional<SQLiteTransactionListener> listener) throws DatabaseException {
    turns.begin();
    levels.push(new Level(listener));
    boolean begun = false;
    try {
      listener.ifPresent(SQLiteTransactionListener::onBegin);
      begun = true;
    } finally {
      if (!begun) {
        levels.pop();
        turns.end(false);
      }
    }
  }

  void markSuccessful() {
    if (innermost().successful) {
      throw new IllegalStateException("the transaction was marked successful already");
    }
    innermost().successful = true;
  }

  /** Commits or rolls back as was marked; a listener that throws makes it roll back. */
  void end() throws DatabaseException {
    Level level = innermost();
    boolean successful = level.successful && !level.partFailed;
    boolean heard = false;
    try {
      level.listener.ifPresent(
          successful ? SQLiteTransactionListener::onCommit : SQLiteTransactionListener::onRollback);
      heard = true;
    } finally {
      levels.pop();
      leave(successful && heard);
    }
  }

  private void leave(boolean successful) throws DatabaseException {
    if (!successful && !levels.isEmpty()) {
      levels.peek().partFailed = true;
    }
    turns.end(successful);
  }

  private Level innermost() {
    Level level = turns.inTransaction() ? levels.peek() : null;
    if (level == null) {
      throw new IllegalStateException("this thread is in no transaction");
    }
    return level;
  }
}
