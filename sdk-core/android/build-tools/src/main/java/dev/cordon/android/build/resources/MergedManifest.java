package dev.cordon.android.build.resources;

import com.android.manifmerger.ManifestMerger2;
import com.android.manifmerger.ManifestMerger2.MergeFailureException;
import com.android.manifmerger.ManifestMerger2.MergeType;
import com.android.manifmerger.ManifestSystemProperty;
import com.android.manifmerger.MergingReport;
import com.android.manifmerger.MergingReport.MergedManifestKind;
import com.android.utils.StdLogger;
import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.BuildRefused.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** One manifest of an app: its own, and what its libraries ask for. */
final class MergedManifest {
  private MergedManifest() {}

  static void write(Path own, List<Path> libraries, AppVersion version, Path out)
      throws IOException, BuildRefused {
    MergingReport report = merge(own, libraries, version);
    String merged = report.getMergedDocument(MergedManifestKind.MERGED);
    if (!report.getResult().isSuccess() || merged == null) {
      throw refused(own, complaints(report));
    }
    Files.createDirectories(out.toAbsolutePath().getParent());
    Files.writeString(out, merged);
  }

  private static MergingReport merge(Path own, List<Path> libraries, AppVersion version)
      throws BuildRefused {
    ManifestMerger2.Invoker merger =
        ManifestMerger2.newMerger(
            own.toFile(), new StdLogger(StdLogger.Level.ERROR), MergeType.APPLICATION);
    for (Path library : libraries) {
      merger.addLibraryManifest(library.toFile());
    }
    merger.setOverride(ManifestSystemProperty.UsesSdk.MIN_SDK_VERSION, "" + version.minSdk());
    merger.setOverride(ManifestSystemProperty.UsesSdk.TARGET_SDK_VERSION, "" + version.targetSdk());
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
        "it cannot be joined with its libraries' manifests:\n" + why + "\n",
        "Mend the manifest at the line that is named.");
  }
}
