package dev.cordon.mail.android.mail;

import android.graphics.Bitmap;
import android.graphics.BitmapFactory;
import dev.cordon.mail.mime.Attachment;
import dev.cordon.mail.store.MailStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads attachments for showing: straight from the encrypted file, never through a file of the
 * phone, and never more than fits on a screen. For a worker.
 */
final class Viewer {
  private static final int MOST_TEXT_BYTES = 256 * 1024;
  private static final int MOST_PIXELS = 2048; // along either side
  private static final List<Charset> GUESSES =
      List.of(StandardCharsets.UTF_8, Charset.forName("Shift_JIS"));

  private final MailStore store;

  Viewer(MailStore store) {
    this.store = store;
  }

  Viewed view(Attachment file) throws IOException {
    if (file.type().startsWith("image/") && !file.type().contains("svg")) {
      return picture(file);
    }
    return isText(file) ? text(file) : new Viewed.Unsupported(file);
  }

  private static boolean isText(Attachment file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    boolean plain = file.type().startsWith("text/") && !file.type().equals("text/html");
    return plain || name.endsWith(".txt") || name.endsWith(".csv") || name.endsWith(".log");
  }

  private Viewed text(Attachment file) throws IOException {
    byte[] bytes = new byte[MOST_TEXT_BYTES];
    int count = 0;
    boolean more;
    try (InputStream in = store.open(file)) {
      for (int read = 0; read >= 0 && count < bytes.length; count += Math.max(0, read)) {
        read = in.read(bytes, count, bytes.length - count);
      }
      more = count == bytes.length && in.read() >= 0;
    }
    return new Viewed.Text(file, decode(Arrays.copyOf(bytes, count), more), more);
  }

  private static String decode(byte[] bytes, boolean cut) {
    for (Charset guess : GUESSES) {
      // A cut may fall inside a character: up to three bytes of it are left out.
      for (int less = 0; less <= (cut ? 3 : 0); less++) {
        Optional<String> text = decode(bytes, Math.max(0, bytes.length - less), guess);
        if (text.isPresent()) {
          return text.get();
        }
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Optional<String> decode(byte[] bytes, int count, Charset guess) {
    try {
      return Optional.of(
          guess
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, 0, count))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private Viewed picture(Attachment file) throws IOException {
    BitmapFactory.Options size = new BitmapFactory.Options();
    size.inJustDecodeBounds = true;
    var unused = decode(file, size);
    if (size.outWidth <= 0 || size.outHeight <= 0) {
      return new Viewed.Damaged(file);
    }
    BitmapFactory.Options sampled = new BitmapFactory.Options();
    int longest = Math.max(size.outWidth, size.outHeight);
    sampled.inSampleSize = Integer.highestOneBit(Math.max(1, longest / MOST_PIXELS));
    return decode(file, sampled)
        .<Viewed>map(pixels -> new Viewed.Picture(file, pixels))
        .orElse(new Viewed.Damaged(file));
  }

  private Optional<Bitmap> decode(Attachment file, BitmapFactory.Options options)
      throws IOException {
    try (InputStream in = store.open(file)) {
      @Nullable Bitmap pixels = BitmapFactory.decodeStream(in, null, options);
      return Optional.ofNullable(pixels);
    }
  }
}
