package dev.cordon.android.build.apk;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.android.zipflinger.BytesSource;
import com.android.zipflinger.ZipArchive;
import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.BuildRefused.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AlignmentTest {
  private static final int STORED = 0;
  private static final int DEFLATED = 6;

  @TempDir private Path folder = Path.of("unset");

  @Test
  void nativeCodeOnAPageBoundIsAccepted() {
    assertDoesNotThrow(() -> Alignment.check(apk("lib/x86_64/a.so", elf(16384), STORED, 16384)));
  }

  @Test
  void nativeCodeOffThePageBoundIsRefused() {
    assertRefused("lib/x86_64/a.so", elf(16384), STORED, 4);
  }

  @Test
  void compressedNativeCodeIsRefused() {
    assertRefused("lib/x86_64/a.so", elf(16384), DEFLATED, 16384);
  }

  @Test
  void nativeCodeLinkedForSmallPagesIsRefused() {
    assertRefused("lib/x86_64/a.so", elf(4096), STORED, 16384);
  }

  @Test
  void aCompressedTableIsRefused() {
    assertRefused(Alignment.TABLE, new byte[100], DEFLATED, 4);
  }

  private void assertRefused(String name, byte[] content, int compression, long boundary) {
    BuildRefused refused =
        assertThrows(
            BuildRefused.class, () -> Alignment.check(apk(name, content, compression, boundary)));
    assertEquals(Problem.MISALIGNED, refused.problem());
    assertTrue(String.valueOf(refused.getMessage()).contains(name));
  }

  private Path apk(String name, byte[] content, int compression, long boundary) throws IOException {
    Path apk = folder.resolve("a.apk");
    try (ZipArchive zip = new ZipArchive(apk)) {
      zip.add(new BytesSource(new byte[5], "first", STORED));
      BytesSource source = new BytesSource(content, name, compression);
      source.align(boundary);
      zip.add(source);
    }
    return apk;
  }

  /** A head, and one segment to be loaded. */
  private static byte[] elf(long segmentAlignment) {
    ByteBuffer file = ByteBuffer.allocate(64 + 56).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    file.putLong(0x20, 64).putShort(0x36, (short) 56).putShort(0x38, (short) 1);
    file.putInt(64, 1).putLong(64 + 0x30, segmentAlignment);
    return file.array();
  }
}
