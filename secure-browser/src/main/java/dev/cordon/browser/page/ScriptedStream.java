package dev.cordon.browser.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * A page with a script in front, as its bytes come by: only its first bytes are looked at, at most
 * {@link #MAX_START_BYTES}, and every byte of it is passed on. Not safe for threads.
 */
final class ScriptedStream extends InputStream {
  static final int MAX_START_BYTES = 64 * 1024;

  private static final int STEP_BYTES = 1024;

  private final InputStream page;
  private final ByteArrayOutputStream start = new ByteArrayOutputStream();
  private final String markup;
  private final boolean xml;
  private final Optional<MediaType> type;
  private boolean ended;
  private @Nullable InputStream front;

  ScriptedStream(InputStream page, Optional<MediaType> type, boolean xml, String script) {
    this.page = page;
    this.type = type;
    this.xml = xml;
    this.markup =
        xml ? "<script><![CDATA[" + script + "]]></script>" : "<script>" + script + "</script>";
  }

  /** The page's first bytes, read until there are so many or it ends. */
  byte[] first(int bytes) throws IOException {
    while (start.size() < bytes && more(bytes - start.size())) {}
    return start.toByteArray();
  }

  private boolean more(int most) throws IOException {
    byte[] chunk = new byte[most];
    int read = ended ? -1 : page.read(chunk);
    ended = read < 0;
    if (read > 0) {
      start.write(chunk, 0, read);
    }
    return !ended;
  }

  private InputStream front() throws IOException {
    @Nullable InputStream ready = front;
    if (ready != null) {
      return ready;
    }
    first(Math.min(4, STEP_BYTES)); // a mark and the first character
    HeadPlace.Place place = place();
    while (place.found() == HeadPlace.Found.LATER
        && start.size() < MAX_START_BYTES
        && more(STEP_BYTES)) {
      place = place();
    }
    InputStream made = new ByteArrayInputStream(scripted(place));
    front = made;
    return made;
  }

  private Charset charset() {
    return PageCharset.forScript(start.toByteArray(), type);
  }

  private HeadPlace.Place place() {
    byte[] seen = start.toByteArray();
    int mark = PageCharset.markBytes(seen);
    boolean narrow = charset().equals(StandardCharsets.US_ASCII);
    // Only whole characters: half of one would look like something else.
    int whole = narrow ? seen.length - mark : (seen.length - mark) & ~1;
    Charset set = narrow ? StandardCharsets.ISO_8859_1 : charset();
    return HeadPlace.find(new String(seen, mark, whole, set), xml);
  }

  private byte[] scripted(HeadPlace.Place place) {
    byte[] seen = start.toByteArray();
    Charset set = charset();
    int wide = set.equals(StandardCharsets.US_ASCII) ? 1 : 2;
    int at = Math.min(seen.length, PageCharset.markBytes(seen) + place.index() * wide);
    // Where the head was not found in time, what was skipped so far is a place as good.
    boolean takes = place.found() == HeadPlace.Found.HERE || !xml;
    byte[] script = takes ? markup.getBytes(set) : new byte[0];
    byte[] whole = new byte[seen.length + script.length];
    System.arraycopy(seen, 0, whole, 0, at);
    System.arraycopy(script, 0, whole, at, script.length);
    System.arraycopy(seen, at, whole, at + script.length, seen.length - at);
    return whole;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int read = front().read(to, offset, length);
    return read >= 0 || ended ? read : page.read(to, offset, length);
  }

  @Override
  public void close() throws IOException {
    page.close();
  }
}
