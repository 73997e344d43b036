package dev.cordon.android.build.resources;

import com.android.manifmerger.ManifestMerger2;
import com.android.manifmerger.ManifestMerger2.MergeFailureException;
import com.android.manifmerger.ManifestMerger2.MergeType;
import com.android.manifmerger.ManifestSystemProperty.UsesSdk;
import com.android.manifmerger.MergingReport;
import com.android.manifmerger.MergingReport.MergedManifestKind;
import com.android.utils.StdLogger;
import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.BuildRefused.Problem;
import dev.cordon.android.build.aar.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A module's manifest with its API levels, and with what its libraries ask for. */
final class MergedManifest {
  private MergedManifest() {}

  /** For an app, and for the tests of a library. */
  static void ofApp(Path own, List<Library> libraries, AppVersion version, Path out)
      throws IOException, BuildRefused {
    write(own, merge(own, MergeType.APPLICATION, libraries, version), out);
  }

  /** For an AAR: placeholders stay, what other libraries ask for is left to the app. */
  static void ofLibrary(Path own, AppVersion version, Path out) throws IOException, BuildRefused {
    write(own, merge(own, MergeType.LIBRARY, List.of(), version), out);
  }

  private static void write(Path own, MergingReport report, Path out)
      throws IOException, BuildRefused {
    String merged = report.getMergedDocument(MergedManifestKind.MERGED);
    if (!report.getResult().isSuccess() || merged == null) {
      throw refused(own, complaints(report));
    }
    Files.createDirectories(out.toAbsolutePath().getParent());
    Files.writeString(out, merged);
  }

  private static MergingReport merge(
      Path own, MergeType type, List<Library> libraries, AppVersion version) throws BuildRefused {
    ManifestMerger2.Invoker merger =
        ManifestMerger2.newMerger(own.toFile(), new StdLogger(StdLogger.Level.ERROR), type);
    for (Library library : libraries) {
      merger.addLibraryManifest(library.manifest().toFile());
    }
    merger.setOverride(UsesSdk.MIN_SDK_VERSION, "" + version.minSdk());
    merger.setOverride(UsesSdk.TARGET_SDK_VERSION, "" + version.targetSdk());
    try {
      return merger.merge();
    } catch (MergeFailureException e) {
      throw refused(own, String.valueOf(e.getMessage()));
    }
  }

  private static String complaints(MergingReport report) {
    return report.getLoggingRecords().stream()
        .map(MergingReport.Record::toString)
        .collect(Collectors.joining("\n"));
  }

  private static BuildRefused refused(Path manifest, String why) {
    return new BuildRefused(
        Problem.MANIFEST_REFUSED,
        manifest.toString(),
        "it is malformed or contradicts its libraries' manifests:\n" + why + "\n",
        "Mend the manifest at the line that is named.");
  }
}
