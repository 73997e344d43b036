package dev.cordon.mail.android.mail;

import dev.cordon.mail.store.Summary;
import java.util.List;

/**
 * What the inbox shows.
 *
 * @param more whether there are more than these
 * @param unsent mails that are still to be sent
 */
record Listing(List<Summary> mails, boolean more, List<Written> unsent) {
  static final Listing NOTHING = new Listing(List.of(), false, List.of());

  Listing {
    mails = List.copyOf(mails);
    unsent = List.copyOf(unsent);
  }

  int unread() {
    return (int) mails.stream().filter(mail -> !mail.seen()).count();
  }
}
