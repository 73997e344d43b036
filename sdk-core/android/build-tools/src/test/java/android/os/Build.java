package android.os;

/** Stands in for the framework's class, so that code to be checked can ask for the level. */
public final class Build {
  private Build() {}

  public static final class VERSION {
    private VERSION() {}

    /** Not final, or javac would write the number instead of the question. */
    public static int SDK_INT = 26;
  }
}
