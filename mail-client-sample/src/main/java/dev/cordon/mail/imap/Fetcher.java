package dev.cordon.mail.imap;

import dev.cordon.mail.mime.AttachmentSink;
import dev.cordon.mail.mime.Mail;
import dev.cordon.mail.mime.MailParser;
import dev.cordon.mail.mime.Source;
import dev.cordon.mail.store.Arrival;
import dev.cordon.mail.store.MailFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fetches messages and turns them into arrivals whose files are written. */
final class Fetcher {
  private final RemoteFolder remote;
  private final MailFiles files;
  private final MailParser parser;
  private final List<String> written = new ArrayList<>(); // files of the last batch

  Fetcher(RemoteFolder remote, MailFiles files, MailParser parser) {
    this.remote = remote;
    this.files = files;
    this.parser = parser;
  }

  /** The files that were written for the last batch, whatever became of it. */
  List<String> written() {
    return written;
  }

  List<Arrival> fetch(List<Listed> batch) throws IOException {
    written.clear();
    List<Listed> small =
        batch.stream()
            .filter(each -> each.bytes() <= Batches.LARGE_BYTES)
            .collect(Collectors.toList());
    Map<Long, byte[]> bodies = small.isEmpty() ? Map.of() : remote.fetch(small);
    List<Arrival> arrivals = new ArrayList<>();
    for (Listed each : batch) {
      byte[] body = bodies.get(each.uid());
      if (body != null) {
        arrivals.add(small(each, body));
      } else if (each.bytes() > Batches.LARGE_BYTES) {
        large(each).ifPresent(arrivals::add);
      }
    }
    return arrivals;
  }

  private Arrival small(Listed listed, byte[] body) throws IOException {
    Mail mail = parser.parse(Source.of(body), this::keep);
    String source = "";
    if (mail.broken()) {
      try (InputStream in = new ByteArrayInputStream(body)) {
        source = keepSource(in).path();
      }
    }
    return arrival(listed, mail, source);
  }

  /** The whole message goes into an encrypted file first, piece by piece; never into memory. */
  private Optional<Arrival> large(Listed listed) throws IOException {
    AttachmentSink.Kept spool;
    try (InputStream in = new RemoteBody(remote, listed.uid())) {
      spool = keepSource(in);
    }
    Mail mail;
    try (Source source = Source.of(files.path(spool.path()))) {
      mail = parser.parse(source, this::keep);
    }
    boolean keep = mail.broken() && spool.bytes() > 0;
    if (!keep) {
      files.delete(List.of(spool.path()));
    }
    return spool.bytes() == 0
        ? Optional.empty()
        : Optional.of(arrival(listed, mail, keep ? spool.path() : ""));
  }

  private AttachmentSink.Kept keep(InputStream content) throws IOException {
    AttachmentSink.Kept kept = files.keep(content);
    written.add(kept.path());
    return kept;
  }

  private AttachmentSink.Kept keepSource(InputStream content) throws IOException {
    AttachmentSink.Kept kept = files.keepSource(content);
    written.add(kept.path());
    return kept;
  }

  private static Arrival arrival(Listed listed, Mail mail, String source) {
    return new Arrival(listed.uid(), listed.received(), listed.seen(), mail, source);
  }
}
