package dev.cordon.storage.android.room;

import androidx.sqlite.db.SupportSQLiteDatabase;
import androidx.sqlite.db.SupportSQLiteOpenHelper;
import java.util.ArrayList;
import java.util.List;

/** Notes what the helper calls, in turn. */
final class NotedCallback extends SupportSQLiteOpenHelper.Callback {
  private final List<String> noted = new ArrayList<>();
  private boolean failing;

  NotedCallback(int version) {
    super(version);
  }

  NotedCallback failing() {
    failing = true;
    return this;
  }

  List<String> noted() {
    return noted;
  }

  @Override
  public void onConfigure(SupportSQLiteDatabase database) {
    noted.add("configure " + database.getVersion());
  }

  @Override
  public void onCreate(SupportSQLiteDatabase database) {
    noted.add("create " + database.getVersion());
  }

  @Override
  public void onUpgrade(SupportSQLiteDatabase database, int from, int to) {
    noted.add("upgrade " + from + " to " + to);
    if (failing) {
      database.execSQL("CREATE TABLE half(a)");
      throw new IllegalStateException("the app's migration broke");
    }
  }

  @Override
  public void onDowngrade(SupportSQLiteDatabase database, int from, int to) {
    noted.add("downgrade " + from + " to " + to);
  }

  @Override
  public void onOpen(SupportSQLiteDatabase database) {
    noted.add("open " + database.getVersion());
  }
}
