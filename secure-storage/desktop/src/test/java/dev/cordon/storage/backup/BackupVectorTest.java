package dev.cordon.storage.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import dev.cordon.core.Container;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.desktop.DesktopDatabases;
import dev.cordon.storage.files.SecureFiles;
import dev.cordon.storage.testing.Vectors;
import dev.cordon.testing.EnrolledContainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup that was made once, which every later version must import. */
@Tag("A4")
class BackupVectorTest {
  private static final BackupProgress QUIET = (domain, done, all) -> {};

  @TempDir Path directory;

  @Test
  void theVectorIsImported() throws Exception {
    EnrolledContainer fresh = EnrolledContainer.create();
    try {
      Container to = fresh.container();
      Import.begin(to, OpeningKey.of(keyset())).readFrom(new ByteArrayInputStream(backup()), QUIET);
      Vectors.check(SecureFiles.in(to, "mail").fileSystem());
      try (SecureDatabase database =
          DesktopDatabases.in(to.domain("mail")).open(Vectors.DATABASE)) {
        Vectors.check(database);
      }
    } finally {
      fresh.close();
    }
  }

  @Test
  void aStrangerReadsTheVectorByTheDocumentsAlone() throws Exception {
    Map<String, byte[]> whole = new TreeMap<>();
    String name = "";
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    List<byte[]> records =
        new StrangersBackupReader(key("private"), key("public")).records(backup());
    for (byte[] plain : records) {
      ByteBuffer record = ByteBuffer.wrap(plain);
      switch (record.get()) {
        case 4 -> name = path(record);
        case 5 -> name = text(record);
        case 6 -> content.write(plain, 1, plain.length - 1);
        case 7 -> {
          assertEquals(content.size(), record.getLong());
          whole.put(name, content.toByteArray());
          content.reset();
        }
        default -> content.reset();
      }
    }
    assertEquals(1, records.get(0)[0]);
    assertEquals(9, records.get(records.size() - 1)[0]);
    assertArrayEquals(
        Vectors.HELLO.getBytes(StandardCharsets.UTF_8),
        whole.getOrDefault(Vectors.SMALL, new byte[0]));
    assertEquals(Vectors.LONG_BYTES, whole.getOrDefault(Vectors.LONG, new byte[0]).length);
    assertEquals(0, whole.getOrDefault(Vectors.EMPTY, new byte[1]).length);
    assertEquals(4, whole.size());
    assertIsSqlite(whole.getOrDefault(Vectors.DATABASE, new byte[0]));
  }

  /** Any SQLite opens it. */
  private void assertIsSqlite(byte[] pages) throws Exception {
    Path file = Files.write(directory.resolve("plain.db"), pages);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM vector")) {
      assertEquals(4, rows.getInt(1));
    }
  }

  private static String path(ByteBuffer fields) {
    StringBuilder path = new StringBuilder();
    for (int count = fields.getInt(); count > 0; count--) {
      path.append('/').append(text(fields));
    }
    return path.toString();
  }

  private static String text(ByteBuffer fields) {
    byte[] bytes = new byte[fields.getInt()];
    fields.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static KeysetHandle keyset() throws IOException, GeneralSecurityException {
    Bytes point = Bytes.copyFrom(key("public"));
    SecretBytes scalar = SecretBytes.copyFrom(key("private"), InsecureSecretKeyAccess.get());
    HpkePublicKey publicKey = HpkePublicKey.create(RecipientKey.PARAMETERS, point, null);
    return KeysetHandle.newBuilder()
        .addEntry(
            KeysetHandle.importKey(HpkePrivateKey.create(publicKey, scalar))
                .withRandomId()
                .makePrimary())
        .build();
  }

  private static byte[] backup() throws IOException {
    return Files.readAllBytes(Vectors.folder().resolve("backup.bin"));
  }

  private static byte[] key(String name) throws IOException {
    Properties keys = new Properties();
    try (var in = Files.newBufferedReader(Vectors.folder().resolve("backup-keys.properties"))) {
      keys.load(in);
    }
    return HexFormat.of().parseHex(keys.getProperty(name, ""));
  }
}
