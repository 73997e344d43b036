package dev.cordon.android.build;

/**
 * A step of the build was refused: what, why, and what to do next.
 *
 * <p>The texts are English only, as those of every other build tool around them.
 */
public final class BuildRefused extends Exception {
  /** One per distinct reaction of the person who builds. */
  public enum Problem {
    /** aapt2 comes for Linux, macOS and Windows on x86-64 only. */
    NO_AAPT2_FOR_THIS_SYSTEM,
    /** aapt2 did not accept a resource or a manifest. */
    RESOURCE_REFUSED,
    /** Manifests are malformed or contradict each other. */
    MANIFEST_REFUSED,
    /** An AAR is not what the format says. */
    AAR_MALFORMED,
    /** R8, D8 or L8 did not accept the code. */
    CODE_REFUSED,
    /** The code uses what the oldest phone lacks. */
    NOT_ON_THE_PHONE,
    /** A line of the list of exceptions is malformed or stale. */
    ALLOW_LIST_REFUSED,
    /** Something lies in the APK where a phone cannot map it. */
    MISALIGNED,
    /** The signing key is missing or does not open. */
    KEY_REFUSED,
    /** The APK's signature does not verify. */
    SIGNATURE_REFUSED,
    /** Two APKs are not the same apart from their signatures. */
    APKS_DIFFER,
  }

  private final Problem problem;

  public BuildRefused(Problem problem, String what, String why, String next) {
    super(problem + ": " + what + ": " + why + " " + next);
    this.problem = problem;
  }

  /** What kind of refusal this is. */
  public Problem problem() {
    return problem;
  }
}
