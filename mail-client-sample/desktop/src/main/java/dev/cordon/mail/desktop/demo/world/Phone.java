package dev.cordon.mail.desktop.demo.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A private phone: a home directory with personal files, and beside them the work container.
 *
 * @param home everything on the phone
 */
public record Phone(Path home) {
  private static final int PHOTO_BYTES = 200_000;

  /** A phone whose owner has used it for a while. */
  public static Phone inUse(Path home) throws IOException {
    Phone phone = new Phone(home);
    Path photos = Files.createDirectories(phone.personal().resolve("Photos"));
    Random random = new Random(7);
    for (int i = 1; i <= 5; i++) {
      byte[] photo = new byte[PHOTO_BYTES];
      random.nextBytes(photo);
      Files.write(photos.resolve("holiday-" + i + ".jpg"), photo);
    }
    Path notes = Files.createDirectories(phone.personal().resolve("Notes"));
    write(notes.resolve("shopping.txt"), "rice, miso, spring onions");
    write(notes.resolve("diary.txt"), "A long walk along the river today.");
    Files.createDirectories(phone.temporary());
    return phone;
  }

  /** What belongs to the employee. */
  public Path personal() {
    return home.resolve("Personal");
  }

  /** The work container. */
  public Path work() {
    return home.resolve("work");
  }

  /** The container's keys. */
  public Path vault() {
    return home.resolve("work.vault");
  }

  /** Where libraries put their temporary files. */
  public Path temporary() {
    return home.resolve("tmp");
  }

  private static void write(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
