package dev.cordon.storage.desktop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.subtle.Hex;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.testing.TestDomain;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("A2")
class KeyingTest {
  @TempDir Path directory;

  @Test
  void theKeyIsNotInJdbcsLog() throws Exception {
    TestDomain domain = TestDomain.of(directory, "master");
    StringWriter written = new StringWriter();
    PrintWriter log = new PrintWriter(written, true);
    DriverManager.setLogWriter(log);
    try {
      DesktopDatabases.in(domain).open("mail").close();
      assertSame(log, DriverManager.getLogWriter());
    } finally {
      DriverManager.setLogWriter(null);
    }
    assertTrue(written.toString().contains("PRAGMA"), "the control: the driver logs statements");
    try (SecretBytes key = domain.key("database/mail")) {
      assertFalse(written.toString().contains(key.use(Hex::encode)));
    }
  }
}
