package dev.cordon.mail.mime;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends where the encoding breaks, and notes it.
 *
 * <p>Trouble of the source ends it too; the source remembers that and fails the parsing.
 */
final class TolerantStream extends FilterInputStream {
  private final Findings findings;
  private boolean broken;

  TolerantStream(InputStream decoded, Findings findings) {
    super(decoded);
    this.findings = findings;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int count = 0;
    try {
      // Byte by byte: the decoder forgets the good bytes of the read in which it meets a bad one.
      while (count < length && !broken) {
        int value = super.in.read();
        if (value < 0) {
          break;
        }
        to[offset + count++] = (byte) value;
      }
    } catch (IOException e) {
      broken = true;
      findings.found(Defect.ENCODING_BROKEN);
    }
    return count == 0 && length > 0 ? -1 : count;
  }
}
