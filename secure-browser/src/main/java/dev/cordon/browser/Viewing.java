package dev.cordon.browser;

import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.lend.LentFiles;
import dev.cordon.browser.lend.MemoryFile;
import dev.cordon.core.error.ContainerException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Gathers a PDF or a text for the viewer, in memory and nowhere else (C6). */
final class Viewing {
  private static final int CHUNK_BYTES = 64 * 1024;
  private static final String PDF = "application/pdf";

  private final LentFiles files;
  private final Otherwise otherwise;

  Viewing(LentFiles files, Otherwise otherwise) {
    this.files = files;
    this.otherwise = otherwise;
  }

  /** What becomes of it if it is too long, or not what its server says. */
  interface Otherwise {
    Loaded file(byte[] read, Answer answer, Hop hop, InputStream rest, HopByHop load)
        throws ContainerException, BrowserException;
  }

  Loaded view(Answer answer, Hop hop, InputStream body, HopByHop load)
      throws ContainerException, BrowserException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean whole = gather(body, bytes);
    byte[] read = bytes.toByteArray();
    if (!whole || !isWhatItSays(answer, read)) {
      return otherwise.file(read, answer, hop, body, load);
    }
    String type = answer.mediaType();
    return new Loaded.Document(files.lend(new MemoryFile(answer.name(), type, read)));
  }

  /** True if all of it is there. */
  private static boolean gather(InputStream body, ByteArrayOutputStream bytes)
      throws ContainerException, BrowserException {
    byte[] chunk = new byte[CHUNK_BYTES];
    try {
      int read = body.read(chunk);
      while (read >= 0 && bytes.size() + read <= BrowserSession.MAX_VIEWED_BYTES) {
        bytes.write(chunk, 0, read);
        read = body.read(chunk);
      }
      bytes.write(chunk, 0, Math.max(0, read));
      return read < 0;
    } catch (ContainerException | BrowserException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("a page's body has typed errors only", e);
    }
  }

  /** A PDF begins like one (MIME Sniffing, section 7.1); a text has no zero byte in front. */
  private static boolean isWhatItSays(Answer answer, byte[] read) {
    String start = new String(read, 0, Math.min(read.length, 1024), StandardCharsets.ISO_8859_1);
    return answer.mediaType().equals(PDF) ? start.startsWith("%PDF-") : start.indexOf('\0') < 0;
  }
}
