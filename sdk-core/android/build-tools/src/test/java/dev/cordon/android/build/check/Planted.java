package dev.cordon.android.build.check;

import android.os.Build;

/** Classes that are checked in tests. */
final class Planted {
  private Planted() {}

  static final class Harmless {
    String shout(String text) {
      return text.trim().concat("!");
    }
  }

  static final class UsesAwt {
    Object corner() {
      return new java.awt.Point(0, 0);
    }
  }

  static final class UsesNewMember {
    boolean blank(String text) {
      return text.isBlank();
    }
  }

  static final class InheritsAMember extends java.util.ArrayList<String> {
    int count() {
      return size();
    }
  }

  /** Everything in a class of such a name may be newer than the oldest phone. */
  static final class BlankApi33 {
    private BlankApi33() {}

    static boolean blank(String text) {
      return text.isBlank();
    }
  }

  static final class Asks {
    boolean blank(String text) {
      return Build.VERSION.SDK_INT >= 33 ? BlankApi33.blank(text) : text.trim().isEmpty();
    }
  }

  static final class DoesNotAsk {
    boolean blank(String text) {
      return BlankApi33.blank(text);
    }
  }

  static final class AsksElsewhere {
    boolean isNew() {
      return Build.VERSION.SDK_INT >= 33;
    }

    boolean blank(String text) {
      return BlankApi33.blank(text);
    }
  }
}
