package dev.cordon.storage.android;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.testing.TestDomain;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("A3")
class RawKeyTest {
  @TempDir Path directory;

  @Test
  void theKeyIsGivenAsItIsAndNotAsAPassphrase() throws Exception {
    TestDomain domain = TestDomain.of(directory, "master");
    try (RawKey key = RawKey.of(DatabasePlace.of(domain, "mail"));
        SecretBytes raw = domain.key("database/mail")) {
      String expected = "x'" + raw.use(HexFormat.of()::formatHex) + "'";
      assertEquals(expected, new String(key.text(), StandardCharsets.US_ASCII));
      assertEquals(67, key.text().length);
    }
  }

  @Test
  void whoKeptTheBytesHasZerosAfterTheClose() throws Exception {
    TestDomain domain = TestDomain.of(directory, "master");
    byte[] kept;
    try (RawKey key = RawKey.of(DatabasePlace.of(domain, "mail"))) {
      kept = key.text();
    }
    assertArrayEquals(new byte[67], kept);
  }
}
