package dev.cordon.android.build.dex;

import com.android.tools.r8.CompilationFailedException;
import com.android.tools.r8.Diagnostic;
import com.android.tools.r8.DiagnosticsHandler;
import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.BuildRefused.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** What R8, D8 and L8 say: errors end the build, warnings are shown, the rest is dropped. */
final class Complaints implements DiagnosticsHandler {
  private final List<String> errors = new ArrayList<>();

  @Override
  public void error(Diagnostic diagnostic) {
    errors.add(text(diagnostic));
  }

  @Override
  public void warning(Diagnostic diagnostic) {
    // Licences and the like, which many jars have: none goes into an APK.
    if (!diagnostic.getDiagnosticMessage().endsWith("already exists.")) {
      System.err.println("warning: " + text(diagnostic));
    }
  }

  @Override
  public void info(Diagnostic diagnostic) {
    // Progress, and hints about ProGuard's old habits.
  }

  /** One of the compilers at work. */
  interface Work {
    void run(ExecutorService threads) throws CompilationFailedException;
  }

  /** Lets a compiler work in this thread alone, so that it gives the same bytes each time. */
  void hear(String compiler, Work work) throws BuildRefused {
    ExecutorService threads = new OneByOne();
    try {
      work.run(threads);
    } catch (CompilationFailedException e) {
      throw refusal(compiler);
    } finally {
      threads.shutdown();
    }
  }

  private BuildRefused refusal(String compiler) {
    return new BuildRefused(
        Problem.CODE_REFUSED,
        compiler,
        "it said:\n" + String.join("\n", errors) + "\n",
        "Mend the class that it names; for a missing class add the library, or a -dontwarn rule"
            + " with the reason why it is never loaded.");
  }

  private static String text(Diagnostic diagnostic) {
    return diagnostic.getOrigin() + ": " + diagnostic.getDiagnosticMessage();
  }
}
