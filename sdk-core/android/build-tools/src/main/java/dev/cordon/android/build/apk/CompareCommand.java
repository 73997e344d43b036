package dev.cordon.android.build.apk;

import com.android.apksig.apk.ApkSigningBlockNotFoundException;
import com.android.apksig.apk.ApkUtils;
import com.android.apksig.util.DataSource;
import com.android.apksig.util.DataSources;
import com.android.apksig.zip.ZipFormatException;
import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.BuildRefused.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Whether two APKs are the same but for their signatures, so that a third party can tell that a
 * published APK was built from the published sources.
 *
 * <p>The APK Signing Block of schemes v2 and v3 stands before the zip file's directory; the last
 * record names where the directory begins, so that number is left out too.
 */
@Command(name = "compare", description = "Compares two APKs apart from their signatures.")
public final class CompareCommand implements Callable<Integer> {
  @Parameters(index = "0", description = "One signed APK.")
  private Path one = Path.of("one.apk");

  @Parameters(index = "1", description = "Another, signed by anybody.")
  private Path other = Path.of("other.apk");

  @Override
  public Integer call() throws IOException, BuildRefused {
    if (!content(one).equals(content(other))) {
      throw new BuildRefused(
          Problem.APKS_DIFFER,
          one + " and " + other,
          "they differ in more than their signatures.",
          "Build both from the same commit with the same JDK; unzip both to see which file differs.");
    }
    System.out.println(one + " and " + other + " are the same apart from their signatures");
    return 0;
  }

  private static ByteBuffer content(Path apk) throws IOException, BuildRefused {
    DataSource file = DataSources.asDataSource(ByteBuffer.wrap(Files.readAllBytes(apk)));
    try {
      ApkUtils.ZipSections zip = ApkUtils.findZipSections(file);
      long directory = zip.getZipCentralDirectoryOffset();
      long end = end(file, zip);
      int bytes = Math.toIntExact(end + file.size() - directory);
      ByteBuffer content = ByteBuffer.allocate(bytes);
      file.copyTo(0, Math.toIntExact(end), content);
      file.copyTo(directory, Math.toIntExact(file.size() - directory), content);
      int record = Math.toIntExact(zip.getZipEndOfCentralDirectoryOffset() - directory + end);
      return content.putInt(record + 16, 0).flip();
    } catch (ZipFormatException e) {
      throw new BuildRefused(
          Problem.APKS_DIFFER, apk.toString(), "it is no zip file.", "Give two APKs.");
    }
  }

  /** Where the zip file's entries end. */
  private static long end(DataSource file, ApkUtils.ZipSections zip) throws IOException {
    try {
      return ApkUtils.findApkSigningBlock(file, zip).getStartOffset();
    } catch (ApkSigningBlockNotFoundException e) {
      return zip.getZipCentralDirectoryOffset();
    }
  }
}
