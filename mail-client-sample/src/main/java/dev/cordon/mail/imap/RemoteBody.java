package dev.cordon.mail.imap;

import java.io.IOException;
import java.io.InputStream;

/** A message's bytes, fetched in pieces (RFC 3501, 6.4.5, partial fetch). */
final class RemoteBody extends InputStream {
  private static final int PIECE_BYTES = 1 << 20;

  private final RemoteFolder remote;
  private final long uid;
  private long fetched;
  private byte[] piece = new byte[0];
  private int at;
  private boolean last;

  RemoteBody(RemoteFolder remote, long uid) {
    this.remote = remote;
    this.uid = uid;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (at == piece.length && !last) {
      piece = remote.fetch(uid, fetched, PIECE_BYTES);
      at = 0;
      fetched += piece.length;
      last = piece.length == 0; // not "less than asked for": some servers give less in the middle
    }
    if (at == piece.length) {
      return -1;
    }
    int count = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, to, offset, count);
    at += count;
    return count;
  }
}
