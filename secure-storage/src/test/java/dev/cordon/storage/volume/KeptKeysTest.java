package dev.cordon.storage.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A volume's keys go when it closes. */
@Tag("A2")
@Tag("D2")
class KeptKeysTest {
  @TempDir Path directory;

  @Test
  void everyKeyThatTheDomainGaveIsDestroyedWhenTheVolumeCloses() throws IOException {
    TestDomain domain = TestDomain.of(directory, "master");
    Volume volume = Desk.open(domain);
    Desk.write(volume, "/file", "text");
    volume.commit();
    assertEquals(3, domain.livingKeys());
    volume.close();
    assertEquals(0, domain.livingKeys());
  }
}
