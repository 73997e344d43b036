package dev.cordon.storage.ledger;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.storage.content.ContentState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Changes of every kind, the same ones for the same seed. */
final class RandomChanges {
  static final List<String> NAMES =
      List.of(
          "report.pdf",
          "résumé.txt",
          "給与明細.xlsx",
          "급여.hwp",
          "तनख़्वाह",
          "راتب.doc",
          "משכורת",
          "เงินเดือน",
          "🗾👩‍👩‍👧‍👦🏴‍☠️",
          "𠮷野家",
          "CON",
          "a/b",
          "x".repeat(255),
          "語".repeat(255));

  private final Random random;

  RandomChanges(long seed) {
    this.random = new Random(seed);
  }

  Changes next() {
    List<Row> puts = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      puts.add(row(2 + random.nextInt(30)));
    }
    return new Changes(
        puts,
        numbers(2, 2 + random.nextInt(30)),
        random.nextInt(1_000),
        random.nextLong() >>> (1 + random.nextInt(63)),
        numbers(3, random.nextInt(10)),
        numbers(3, random.nextInt(10)),
        numbers(3, random.nextInt(10)),
        numbers(3, random.nextInt(10)));
  }

  Row row(long node) {
    boolean directory = random.nextInt(3) == 0;
    Optional<ContentState> content =
        directory || random.nextInt(3) == 0 ? Optional.empty() : Optional.of(content());
    return new Row(
        node,
        1 + random.nextInt(30),
        NAMES.get(random.nextInt(NAMES.size())),
        directory,
        random.nextLong(),
        random.nextLong(),
        random.nextLong(),
        random.nextLong(),
        content);
  }

  private ContentState content() {
    int tops = random.nextInt(20) == 0 ? 1_024 : random.nextInt(9);
    return new ContentState(
        random.nextInt(1_000),
        bytes(ContentState.SALT_BYTES),
        12 + random.nextInt(4),
        random.nextLong() >>> (1 + random.nextInt(63)),
        random.nextInt(1_000),
        random.nextInt(1_000),
        random.nextInt(3),
        bytes(tops * ContentState.SEAL_BYTES));
  }

  private Bytes bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return Bytes.copyFrom(bytes);
  }

  private List<Long> numbers(int most, long around) {
    List<Long> numbers = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      numbers.add(around + i);
    }
    return numbers;
  }
}
