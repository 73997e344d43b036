package dev.cordon.mail.imap;

import jakarta.mail.Flags;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/** What a FETCH answer carries; a server may send answers that nobody asked for. */
final class FetchItems {
  private FetchItems() {}

  /** A line of the list; none if it lacks anything that was asked for. */
  static Optional<Listed> listed(FetchResponse answer) {
    UID uid = answer.getItem(UID.class);
    RFC822SIZE size = answer.getItem(RFC822SIZE.class);
    FLAGS flags = answer.getItem(FLAGS.class);
    INTERNALDATE date = answer.getItem(INTERNALDATE.class);
    if (uid == null || size == null || flags == null) {
      return Optional.empty();
    }
    boolean dated = date != null && date.getDate() != null;
    Instant received = dated ? date.getDate().toInstant() : Instant.EPOCH;
    return Optional.of(new Listed(uid.uid, size.size, flags.contains(Flags.Flag.SEEN), received));
  }

  /** A body or a piece of one, by UID. */
  static Optional<Map.Entry<Long, byte[]>> body(FetchResponse answer) {
    UID uid = answer.getItem(UID.class);
    BODY body = answer.getItem(BODY.class);
    if (uid == null || body == null) {
      return Optional.empty();
    }
    ByteArray bytes = body.getByteArray();
    return Optional.of(Map.entry(uid.uid, bytes == null ? new byte[0] : bytes.getNewBytes()));
  }
}
