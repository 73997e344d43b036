package dev.cordon.mail.android.stage;

import android.os.Bundle;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in the mail the employee is, in ids alone: all that may be kept outside the work area.
 *
 * @param id of a message, or 0
 * @param index of an attachment of that message, or 0
 */
public record Place(Kind kind, long id, int index) {
  private static final String KINDS = "kinds";
  private static final String IDS = "ids";
  private static final String INDEXES = "indexes";

  /** The screens that are worth returning to. */
  public enum Kind {
    MESSAGE,
    ATTACHMENT,
    COMPOSE
  }

  /** Writes {@code places} into a bundle that goes to the system process. */
  public static void save(List<Place> places, Bundle into) {
    String[] kinds = new String[places.size()];
    long[] ids = new long[places.size()];
    int[] indexes = new int[places.size()];
    for (int i = 0; i < places.size(); i++) {
      kinds[i] = places.get(i).kind.name();
      ids[i] = places.get(i).id;
      indexes[i] = places.get(i).index;
    }
    into.putStringArray(KINDS, kinds);
    into.putLongArray(IDS, ids);
    into.putIntArray(INDEXES, indexes);
  }

  /** Reads what {@link #save} wrote; of anything else, nothing. */
  public static List<Place> restore(Bundle from) {
    String[] kinds = from.getStringArray(KINDS);
    long[] ids = from.getLongArray(IDS);
    int[] indexes = from.getIntArray(INDEXES);
    List<Place> places = new ArrayList<>();
    if (kinds != null && ids != null && indexes != null) {
      int count = Math.min(kinds.length, Math.min(ids.length, indexes.length));
      for (int i = 0; i < count; i++) {
        for (Kind kind : Kind.values()) {
          if (kind.name().equals(kinds[i])) {
            places.add(new Place(kind, ids[i], indexes[i]));
          }
        }
      }
    }
    return places;
  }
}
