package dev.cordon.mail.desktop.demo.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Photos and notes such as every private phone holds. */
public final class PersonalFiles {
  private static final int PHOTO_BYTES = 200_000;

  private PersonalFiles() {}

  /** Writes them below {@code personal}. */
  public static void write(Path personal) throws IOException {
    Path photos = Files.createDirectories(personal.resolve("Photos"));
    Random random = new Random(7);
    for (int i = 1; i <= 5; i++) {
      byte[] photo = new byte[PHOTO_BYTES];
      random.nextBytes(photo);
      Files.write(photos.resolve("holiday-" + i + ".jpg"), photo);
    }
    Path notes = Files.createDirectories(personal.resolve("Notes"));
    write(notes.resolve("shopping.txt"), "rice, miso, spring onions");
    write(notes.resolve("diary.txt"), "A long walk along the river today.");
  }

  private static void write(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
