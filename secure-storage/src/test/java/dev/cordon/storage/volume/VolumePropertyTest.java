package dev.cordon.storage.volume;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/**
 * Whatever is done to a volume, in whatever order, it is as a tree in memory to which the same was
 * done; and after a kill or a power cut as that tree was at one moment since the last commit. What
 * fails is shrunk to the fewest and smallest deeds, and printed with the seed that brings it again.
 */
@Tag("A2")
class VolumePropertyTest {
  private static final int MOST_BYTES = 100_000;

  /** 20,000 deeds and turns or so. */
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void aVolumeIsWhatATreeInMemoryIs(@ForAll("lives") List<Object> life) throws IOException {
    live(life);
  }

  @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
  @Tag("soak")
  void aVolumeIsWhatATreeInMemoryIsAMillionTimes(@ForAll("lives") List<Object> life)
      throws IOException {
    live(life);
  }

  private static void live(List<Object> life) throws IOException {
    Twin twin = new Twin();
    for (Object each : life) {
      if (each instanceof Deed deed) {
        twin.does(deed);
      } else {
        twin.takes((Turn) each);
      }
    }
    twin.end();
  }

  @Provide
  Arbitrary<List<Object>> lives() {
    return Arbitraries.frequencyOf(
            Tuple.of(8, deeds().map(deed -> (Object) deed)),
            Tuple.of(1, Arbitraries.of(Turn.values()).map(turn -> (Object) turn)))
        .list()
        .ofMaxSize(200)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  private static Arbitrary<Deed> deeds() {
    Arbitrary<Boolean> either = Arbitraries.of(true, false);
    return Arbitraries.frequencyOf(
        List.of(
            weighed(3, paths().map(Deed.MakeDirectory::new)),
            weighed(1, paths().map(Deed.Delete::new)),
            weighed(2, Combinators.combine(paths(), paths(), either).as(Deed.Move::new)),
            weighed(2, Combinators.combine(paths(), sizes()).as(Deed.Rewrite::new)),
            weighed(4, Combinators.combine(paths(), sizes(), sizes()).as(Deed.Write::new)),
            weighed(2, Combinators.combine(paths(), sizes()).as(Deed.Append::new)),
            weighed(2, Combinators.combine(paths(), sizes()).as(Deed.Truncate::new))));
  }

  private static Tuple2<Integer, Arbitrary<Deed>> weighed(
      int weight, Arbitrary<? extends Deed> deed) {
    return Tuple.of(weight, deed.map(each -> each));
  }

  private static Arbitrary<String> paths() {
    return Arbitraries.frequency(Tuple.of(3, "a"), Tuple.of(2, "b"), Tuple.of(1, "日本"))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(names -> "/" + String.join("/", names));
  }

  /** Few bytes, many, and those about the ends of blocks and of maps. */
  private static Arbitrary<Integer> sizes() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.integers().between(0, 3_000)),
        Tuple.of(2, Arbitraries.of(4_095, 4_096, 4_097, 8_192, 32_768, 49_152)),
        Tuple.of(1, Arbitraries.integers().between(0, MOST_BYTES)));
  }
}
