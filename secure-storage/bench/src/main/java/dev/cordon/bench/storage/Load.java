package dev.cordon.bench.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** A piece of work, the same for every file system. Each leaves what the next one needs. */
enum Load {
  SEQUENTIAL_WRITE {
    @Override
    void run(Path root, ByteBuffer buffer) throws IOException {
      write(root.resolve("long"), buffer, LONG_BYTES);
    }
  },
  SEQUENTIAL_READ {
    @Override
    void run(Path root, ByteBuffer buffer) throws IOException {
      try (SeekableByteChannel in = Files.newByteChannel(root.resolve("long"))) {
        long bytes = 0;
        for (int read = 0; read >= 0; read = in.read(buffer)) {
          bytes += read;
          whole(buffer, buffer.capacity());
        }
        require(bytes == LONG_BYTES);
      }
    }
  },
  RANDOM_READ {
    @Override
    void run(Path root, ByteBuffer buffer) throws IOException {
      Random random = new Random(1);
      try (SeekableByteChannel in = Files.newByteChannel(root.resolve("random"))) {
        for (int i = 0; i < RANDOM_READS; i++) {
          whole(buffer, PIECE_BYTES);
          in.position(place(random));
          while (buffer.hasRemaining()) {
            require(in.read(buffer) > 0);
          }
        }
      }
    }
  },
  RANDOM_OVERWRITE {
    @Override
    void run(Path root, ByteBuffer buffer) throws IOException {
      Random random = new Random(2);
      try (SeekableByteChannel out =
          Files.newByteChannel(
              root.resolve("random"), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        for (int i = 0; i < RANDOM_OVERWRITES; i++) {
          whole(buffer, PIECE_BYTES);
          out.position(place(random));
          while (buffer.hasRemaining()) {
            require(out.write(buffer) > 0);
          }
        }
      }
    }
  },
  SMALL_WRITE {
    @Override
    void run(Path root, ByteBuffer buffer) throws IOException {
      for (int i = 0; i < SMALL_FILES; i++) {
        if (i % FILES_IN_DIRECTORY == 0) {
          Files.createDirectory(small(root, i).getParent());
        }
        whole(buffer, PIECE_BYTES);
        try (SeekableByteChannel out =
            Files.newByteChannel(
                small(root, i), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
          while (buffer.hasRemaining()) {
            require(out.write(buffer) > 0);
          }
        }
      }
    }
  },
  SMALL_READ {
    @Override
    void run(Path root, ByteBuffer buffer) throws IOException {
      for (int i = 0; i < SMALL_FILES; i++) {
        whole(buffer, PIECE_BYTES);
        try (SeekableByteChannel in = Files.newByteChannel(small(root, i))) {
          while (buffer.hasRemaining()) {
            require(in.read(buffer) > 0);
          }
        }
      }
    }
  };

  static final int BUFFER_BYTES = 128 * 1024;
  private static final long LONG_BYTES = 256L << 20;
  private static final long RANDOM_FILE_BYTES = 128L << 20;
  private static final int PIECE_BYTES = 4096;
  private static final int RANDOM_READS = 10_000;
  private static final int RANDOM_OVERWRITES = 3_000;
  private static final int SMALL_FILES = 10_000;
  private static final int FILES_IN_DIRECTORY = 100;

  /** Does it in {@code root}; {@code buffer} has {@link #BUFFER_BYTES}. */
  abstract void run(Path root, ByteBuffer buffer) throws IOException;

  /** What the loads need that is not measured. */
  static void prepare(Path root, ByteBuffer buffer) throws IOException {
    write(root.resolve("random"), buffer, RANDOM_FILE_BYTES);
  }

  private static void write(Path file, ByteBuffer buffer, long bytes) throws IOException {
    try (SeekableByteChannel out =
        Files.newByteChannel(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (long done = 0; done < bytes; done += buffer.capacity()) {
        whole(buffer, buffer.capacity());
        while (buffer.hasRemaining()) {
          require(out.write(buffer) > 0);
        }
      }
    }
  }

  private static Path small(Path root, int i) {
    return root.resolve("small").resolve("d" + i / FILES_IN_DIRECTORY).resolve("document-" + i);
  }

  private static long place(Random random) {
    return (long) random.nextInt((int) (RANDOM_FILE_BYTES / PIECE_BYTES)) * PIECE_BYTES;
  }

  private static void whole(ByteBuffer buffer, int bytes) {
    buffer.clear().limit(bytes);
  }

  private static void require(boolean truth) {
    if (!truth) {
      throw new IllegalStateException("the file system gave something else");
    }
  }
}
