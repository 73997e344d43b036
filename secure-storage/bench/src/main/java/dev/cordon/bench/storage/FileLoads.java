package dev.cordon.bench.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** The loads of files, the same for every file system. */
final class FileLoads {
  private static final int BUFFER_BYTES = 128 * 1024;
  static final long LONG_BYTES = 512L << 20;
  private static final long RANDOM_FILE_BYTES = 128L << 20;
  private static final int PIECE_BYTES = 4096;
  private static final int RANDOM_READS = 50_000;
  private static final int RANDOM_OVERWRITES = 30_000;
  private static final int SMALL_FILES = 10_000;
  private static final int FILES_IN_DIRECTORY = 100;

  private final Path root;
  private final ByteBuffer buffer;

  /**
   * The loads in {@code root}, a directory of their own.
   *
   * @param direct whether the file system is best given direct buffers
   */
  FileLoads(Path root, boolean direct) throws IOException {
    this.root = root;
    this.buffer = buffer(direct);
    // Opened for reading and writing, as a file is that will be overwritten in place.
    write("random", RANDOM_FILE_BYTES, StandardOpenOption.READ);
    write("streamed", RANDOM_FILE_BYTES);
  }

  /** Full of what cannot be compressed. */
  static ByteBuffer buffer(boolean direct) {
    byte[] bytes = new byte[BUFFER_BYTES];
    new Random(5).nextBytes(bytes);
    ByteBuffer buffer =
        direct ? ByteBuffer.allocateDirect(bytes.length) : ByteBuffer.allocate(bytes.length);
    return buffer.put(bytes).clear();
  }

  /** What is not measured. */
  void prepare(Load load) throws IOException {
    if (load == Load.SEQUENTIAL_WRITE) {
      boolean unused = Files.deleteIfExists(root.resolve("long"));
    }
    Path small = root.resolve("small");
    if (load == Load.SMALL_WRITE) {
      if (Files.exists(small)) {
        Trees.delete(small);
      }
      Files.createDirectory(small);
    }
  }

  void run(Load load) throws IOException {
    switch (load) {
      case SEQUENTIAL_WRITE -> write("long", LONG_BYTES);
      case SEQUENTIAL_READ -> readAll();
      case SMALL_WRITE -> writeSmall();
      case SMALL_READ -> readSmall();
      case RANDOM_READ -> readAtRandom("random");
      case STREAMED_RANDOM_READ -> readAtRandom("streamed");
      case RANDOM_OVERWRITE -> overwriteAtRandom();
      default -> throw new IllegalArgumentException(load.name());
    }
  }

  private void write(String name, long bytes, OpenOption... more) throws IOException {
    OpenOption[] options = new OpenOption[more.length + 3];
    System.arraycopy(more, 0, options, 3, more.length);
    options[0] = StandardOpenOption.CREATE;
    options[1] = StandardOpenOption.TRUNCATE_EXISTING;
    options[2] = StandardOpenOption.WRITE;
    try (SeekableByteChannel out = Files.newByteChannel(root.resolve(name), options)) {
      for (long done = 0; done < bytes; done += BUFFER_BYTES) {
        put(out, BUFFER_BYTES);
      }
    }
  }

  private void readAll() throws IOException {
    try (SeekableByteChannel in = Files.newByteChannel(root.resolve("long"))) {
      long bytes = 0;
      for (int read = 0; read >= 0; read = in.read(buffer)) {
        bytes += read;
        buffer.clear();
      }
      require(bytes == LONG_BYTES);
    }
  }

  private void readAtRandom(String name) throws IOException {
    Random random = new Random(1);
    try (SeekableByteChannel in = Files.newByteChannel(root.resolve(name))) {
      for (int i = 0; i < RANDOM_READS; i++) {
        get(in.position(place(random)));
      }
    }
  }

  private void overwriteAtRandom() throws IOException {
    Random random = new Random(2);
    try (SeekableByteChannel out =
        Files.newByteChannel(
            root.resolve("random"), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      for (int i = 0; i < RANDOM_OVERWRITES; i++) {
        put(out.position(place(random)), PIECE_BYTES);
      }
    }
  }

  private void writeSmall() throws IOException {
    for (int i = 0; i < SMALL_FILES; i++) {
      if (i % FILES_IN_DIRECTORY == 0) {
        Files.createDirectory(small(i).getParent());
      }
      try (SeekableByteChannel out =
          Files.newByteChannel(small(i), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        put(out, PIECE_BYTES);
      }
    }
  }

  private void readSmall() throws IOException {
    for (int i = 0; i < SMALL_FILES; i++) {
      try (SeekableByteChannel in = Files.newByteChannel(small(i))) {
        get(in);
      }
    }
  }

  private void put(SeekableByteChannel out, int bytes) throws IOException {
    buffer.clear().limit(bytes);
    while (buffer.hasRemaining()) {
      require(out.write(buffer) > 0);
    }
  }

  private void get(SeekableByteChannel in) throws IOException {
    buffer.clear().limit(PIECE_BYTES);
    while (buffer.hasRemaining()) {
      require(in.read(buffer) > 0);
    }
  }

  private Path small(int i) {
    return root.resolve("small").resolve("d" + i / FILES_IN_DIRECTORY).resolve("document-" + i);
  }

  private static long place(Random random) {
    return (long) random.nextInt((int) (RANDOM_FILE_BYTES / PIECE_BYTES)) * PIECE_BYTES;
  }

  static void require(boolean truth) {
    if (!truth) {
      throw new IllegalStateException("the file system gave something else");
    }
  }
}
