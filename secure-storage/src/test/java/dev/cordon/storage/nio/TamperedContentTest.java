package dev.cordon.storage.nio;

import static dev.cordon.storage.nio.Specimen.BLOCK;
import static dev.cordon.storage.nio.Specimen.LEDGER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to the files that hold contents, who reads by {@code java.nio.file} meets a
 * typed error that names the path inside; every other file reads as it was.
 */
@Tag("A1")
@Tag("A2")
class TamperedContentTest {
  @SuppressWarnings("NullAway.Init")
  private static Specimen specimen;

  @BeforeAll
  static void write() throws IOException {
    specimen = Specimen.written();
  }

  @Test
  void aFlippedByteIsRefused() throws IOException {
    for (Map.Entry<String, String> file : specimen.places.entrySet()) {
      int length = specimen.at(file.getValue()).length;
      boolean isSmall = length < BLOCK;
      for (int i = 0; i < length; i += isSmall ? 1 : 997) {
        int at = i;
        Suspect suspect = specimen.with(file.getValue(), it -> Specimen.flipped(it, at));
        if (isSmall || !suspect.is(good())) { // where it is, nothing of the file lies
          require(suspect, file.getKey(), "flipped at " + i);
        }
      }
    }
  }

  @Test
  void aFileCutAtAnyLengthIsRefused() throws IOException {
    for (Map.Entry<String, String> file : specimen.places.entrySet()) {
      for (int cut : lengths(specimen.at(file.getValue()).length)) {
        Suspect suspect = specimen.with(file.getValue(), it -> Arrays.copyOf(it, cut));
        require(suspect, file.getKey(), "cut to " + cut);
      }
    }
  }

  /** Of small files each; of large ones those at and around each block's boundary. */
  private static List<Integer> lengths(int length) {
    List<Integer> lengths = new ArrayList<>();
    for (int cut = 0; cut < length; cut++) {
      int inBlock = cut % BLOCK;
      if (length < BLOCK || inBlock <= 1 || inBlock == BLOCK - 1 || cut == length - 1) {
        lengths.add(cut);
      }
    }
    return lengths;
  }

  @Test
  void aFileThatWasMadeLongerIsRefusedOrReadsTheSame() throws IOException {
    for (Map.Entry<String, String> file : specimen.places.entrySet()) {
      int slots = (specimen.at(file.getValue()).length + BLOCK - 1) / BLOCK * BLOCK;
      // Behind the last block nothing lies that anybody reads.
      assertTrue(specimen.with(file.getValue(), it -> Arrays.copyOf(it, slots)).is(good()));
      for (int more : new int[] {1, BLOCK, 5 * BLOCK}) {
        Suspect suspect = specimen.with(file.getValue(), it -> Arrays.copyOf(it, slots + more));
        require(suspect, file.getKey(), "longer by " + more);
      }
    }
  }

  @Test
  void aFileThatWasTakenAwayOrReplacedByGarbageIsRefused() throws IOException {
    for (Map.Entry<String, String> file : specimen.places.entrySet()) {
      String place = file.getValue();
      require(specimen.without(place), file.getKey(), "taken away");
      require(specimen.with(place, it -> new byte[it.length]), file.getKey(), "zeros");
      require(specimen.with(place, it -> Specimen.random(it.length, 9)), file.getKey(), "garbage");
    }
  }

  @Test
  void anyTwoFilesThatChangedPlacesAreRefused() throws IOException {
    for (Map.Entry<String, String> one : specimen.places.entrySet()) {
      for (Map.Entry<String, String> other : specimen.places.entrySet()) {
        if (one.getKey().compareTo(other.getKey()) < 0) {
          specimen
              .withSwapped(one.getValue(), other.getValue())
              .requireDamaged(Set.of(one.getKey(), other.getKey()), good(), "swapped");
        }
      }
      Suspect suspect = specimen.withSwapped(one.getValue(), LEDGER);
      assertEquals(Optional.of(Problem.DAMAGED), suspect.refused());
    }
  }

  @Test
  void blocksThatChangedPlacesWithinOrAcrossFilesAreRefused() throws IOException {
    String many = specimen.place("/many blocks");
    byte[] other = specimen.at(specimen.place("/as many"));
    int slots = specimen.at(many).length / BLOCK;
    int refused = 0;
    for (int i = 0; i < slots; i++) {
      for (int j = 0; j < slots; j++) {
        int from = i;
        int to = j;
        if (i < j) {
          refused += refusedOrRight(specimen.with(many, it -> withSwapped(it, from, to)));
        }
        if ((j + 1) * BLOCK <= other.length) {
          refused += refusedOrRight(specimen.with(many, it -> withBlock(it, from, other, to)));
        }
      }
    }
    assertTrue(refused > slots * slots, "only " + refused); // some slots hold nothing
  }

  @Test
  void anOlderVersionOfAFileIsRefusedOrOfNoUse() throws IOException {
    int refused = 0;
    for (Specimen.Moment moment : specimen.history) {
      for (Map.Entry<String, byte[]> older : moment.disk().entrySet()) {
        if (!older.getKey().equals(LEDGER)) {
          refused += refusedOrRight(specimen.with(older.getKey(), it -> older.getValue()));
        }
      }
    }
    assertTrue(refused > 0, "the one that was overwritten");
  }

  /** 1 if one file was refused; nothing may be wrong. */
  private static int refusedOrRight(Suspect suspect) {
    if (suspect.is(good())) {
      return 0;
    }
    assertEquals(1, suspect.damaged().size());
    suspect.requireDamaged(suspect.damaged(), good(), "of another place or time");
    return 1;
  }

  private static void require(Suspect suspect, String path, String what) {
    suspect.requireDamaged(Set.of(path), good(), path + " " + what);
  }

  private static Map<String, byte[]> good() {
    return specimen.now().contents();
  }

  private static byte[] withSwapped(byte[] bytes, int one, int other) {
    return withBlock(withBlock(bytes, one, bytes, other), other, bytes, one);
  }

  private static byte[] withBlock(byte[] bytes, int to, byte[] source, int from) {
    byte[] changed = bytes.clone();
    System.arraycopy(source, from * BLOCK, changed, to * BLOCK, BLOCK);
    return changed;
  }
}
