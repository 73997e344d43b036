package dev.cordon.browser.sites;

import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a list, each of bounded length, in bounded number, in true UTF-8. */
final class ListLines {
  static final int MAX_LINE_BYTES = 4096;

  private final InputStream list;
  private final byte[] chunk = new byte[64 * 1024];
  private int at;
  private int end;
  private long total;
  private final byte[] line = new byte[MAX_LINE_BYTES];
  private long number;
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

  ListLines(InputStream list) {
    this.list = list;
  }

  /** The next line without its end, or that there is none. */
  Optional<String> next() throws IOException {
    int length = 0;
    int read = read();
    number++;
    if (read < 0) {
      return Optional.empty();
    }
    for (; read >= 0 && read != '\n'; read = read()) {
      if (length == MAX_LINE_BYTES) {
        throw garbled();
      }
      line[length++] = (byte) read;
    }
    return Optional.of(decoded(length > 0 && line[length - 1] == '\r' ? length - 1 : length));
  }

  /** That the last line cannot be read. */
  BrowserException garbled() {
    return new BrowserException(
        Refusal.of(Problem.CATEGORY_LIST_UNREADABLE, String.valueOf(number)));
  }

  private String decoded(int length) throws BrowserException {
    try {
      String text = utf8.decode(ByteBuffer.wrap(line, 0, length)).toString();
      // Some editors write a byte order mark in front of all.
      return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw garbled();
    }
  }

  private int read() throws IOException {
    if (at == end) {
      end = list.read(chunk, 0, chunk.length);
      at = 0;
      if (end < 0) {
        end = 0;
        return -1;
      }
      total += end;
      if (total > SiteCategories.MAX_BYTES) {
        throw new BrowserException(
            Refusal.of(Problem.CATEGORY_LIST_TOO_LONG, SiteCategories.MAX_BYTES + " bytes"));
      }
    }
    return chunk[at++] & 0xFF;
  }
}
