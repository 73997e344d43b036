package dev.cordon.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The headers of a mail, read leniently. */
final class Headers {
  private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,500}>");
  private static final int MOST_REFERENCES = 100;

  private final MimeMessage message;

  Headers(MimeMessage message) {
    this.message = message;
  }

  Mail mail(Findings findings) throws MessagingException {
    return new Mail(
        ids("Message-ID").stream().findFirst(),
        references(),
        people("From").stream().findFirst(),
        people("Reply-To"),
        people("To"),
        people("Cc"),
        decoded("Subject"),
        date(),
        findings.text(),
        findings.links(),
        findings.attachments(),
        findings.defects());
  }

  private List<String> references() throws MessagingException {
    Set<String> all = new LinkedHashSet<>(ids("References"));
    all.addAll(ids("In-Reply-To"));
    List<String> list = new ArrayList<>(all);
    int extra = Math.max(0, list.size() - MOST_REFERENCES);
    list.subList(Math.min(1, extra), Math.min(1, extra) + extra).clear(); // keep root and newest
    return list;
  }

  private List<String> ids(String header) throws MessagingException {
    List<String> ids = new ArrayList<>();
    Matcher matcher = ID.matcher(raw(header));
    while (matcher.find()) {
      ids.add(matcher.group());
    }
    return ids;
  }

  private List<Address> people(String header) throws MessagingException {
    List<Address> people = new ArrayList<>();
    String value = raw(header);
    try {
      for (InternetAddress address : InternetAddress.parseHeader(value, false)) {
        String name = address.getPersonal();
        String mail = address.getAddress();
        people.add(new Address(name == null ? "" : line(name), mail == null ? "" : line(mail)));
      }
    } catch (AddressException e) {
      people.add(new Address("", line(value)));
    }
    return people;
  }

  private Optional<Instant> date() throws MessagingException {
    Date sent = message.getSentDate();
    return sent == null ? Optional.empty() : Optional.of(sent.toInstant());
  }

  private String decoded(String header) throws MessagingException {
    String value = raw(header);
    try {
      return line(MimeUtility.decodeText(value));
    } catch (UnsupportedEncodingException e) {
      return line(value);
    }
  }

  private String raw(String header) throws MessagingException {
    String value = message.getHeader(header, ", ");
    return value == null ? "" : MimeUtility.unfold(value);
  }

  /** One line without control characters: a header is shown in lists. */
  private static String line(String value) {
    return value.replaceAll("\\p{Cntrl}+", " ").trim();
  }
}
