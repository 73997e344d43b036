package dev.cordon.bench.storage;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Tink's streaming encryption, AES-256-GCM-HKDF with segments of 1 MiB, over one plain file. */
final class TinkFiles implements Contender {
  private static final byte[] CONTEXT = new byte[16];
  private final Path file;
  private final StreamingAead aead;
  private final ByteBuffer buffer = FileLoads.buffer(false);

  TinkFiles(Path directory) throws Exception {
    file = directory.resolve("long");
    StreamingAeadConfig.register();
    aead =
        KeysetHandle.newBuilder()
            .addEntry(
                KeysetHandle.generateEntryFromParameters(
                        PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB)
                    .withRandomId()
                    .makePrimary())
            .build()
            .getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
  }

  @Override
  public void prepare(Load load) throws Exception {
    if (load == Load.SEQUENTIAL_WRITE) {
      boolean unused = Files.deleteIfExists(file);
    }
  }

  @Override
  public void run(Load load) throws Exception {
    if (load == Load.SEQUENTIAL_WRITE) {
      write();
    } else {
      read();
    }
  }

  private void write() throws Exception {
    try (WritableByteChannel out =
        aead.newEncryptingChannel(
            Files.newByteChannel(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE),
            CONTEXT)) {
      for (long done = 0; done < FileLoads.LONG_BYTES; done += buffer.capacity()) {
        buffer.clear();
        while (buffer.hasRemaining()) {
          FileLoads.require(out.write(buffer) >= 0);
        }
      }
    }
  }

  private void read() throws Exception {
    try (ReadableByteChannel in = aead.newDecryptingChannel(Files.newByteChannel(file), CONTEXT)) {
      long bytes = 0;
      for (int read = 0; read >= 0; read = in.read(buffer)) {
        bytes += read;
        buffer.clear();
      }
      FileLoads.require(bytes == FileLoads.LONG_BYTES);
    }
  }

  @Override
  public void close() {}
}
