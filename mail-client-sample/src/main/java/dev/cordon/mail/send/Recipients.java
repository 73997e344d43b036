package dev.cordon.mail.send;

import dev.cordon.mail.error.MailException;
import dev.cordon.mail.error.Problem;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;

/** The addresses of a draft. */
final class Recipients {
  private Recipients() {}

  static void check(Draft draft) throws MailException {
    if (draft.to().isEmpty() && draft.cc().isEmpty() && draft.bcc().isEmpty()) {
      throw new MailException(Problem.RECIPIENT_MISSING, "");
    }
    of("to", draft.to());
    of("cc", draft.cc());
    of("bcc", draft.bcc());
  }

  static InternetAddress[] of(String field, List<String> mails) throws MailException {
    InternetAddress[] addresses = new InternetAddress[mails.size()];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = of(field, mails.get(i));
    }
    return addresses;
  }

  private static InternetAddress of(String field, String mail) throws MailException {
    try {
      InternetAddress address = new InternetAddress(mail, true);
      boolean plain = address.getAddress().equals(mail) && mail.indexOf('@') > 0;
      if (plain && mail.chars().noneMatch(letter -> letter < ' ')) {
        return address;
      }
    } catch (AddressException e) {
      throw new MailException(Problem.ADDRESS_INVALID, field);
    }
    throw new MailException(Problem.ADDRESS_INVALID, field);
  }
}
