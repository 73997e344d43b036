package dev.cordon.mail.android.mail;

import dev.cordon.storage.files.SecureFiles;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is being written, in one encrypted file: a new mail and one answer for each message. It is
 * replaced whole, so a kill leaves the old one or the new one. Safe for many threads, if there is
 * one for a container.
 */
final class Drafts {
  private static final String FILE = "/drafts";
  private static final int FORMAT = 1;

  /** All, those that answer nothing first. */
  synchronized List<Written> all(SecureFiles files) throws IOException {
    return new ArrayList<>(read(files).values());
  }

  /** Keeps one instead of the earlier one that answers the same; an empty one is not kept. */
  synchronized void put(SecureFiles files, Written draft) throws IOException {
    Map<Long, Written> drafts = read(files);
    boolean known = drafts.remove(draft.answers()) != null;
    if (!draft.isEmpty()) {
      drafts.put(draft.answers(), draft);
    } else if (!known) {
      return;
    }
    if (drafts.isEmpty()) {
      files.delete(FILE); // takes no room, so it works where none is left
    } else {
      write(files, drafts);
    }
  }

  /** Forgets the one that answers {@code answers}. */
  synchronized void remove(SecureFiles files, long answers) throws IOException {
    put(files, Written.nothing(answers));
  }

  private static Map<Long, Written> read(SecureFiles files) throws IOException {
    Map<Long, Written> drafts = new TreeMap<>();
    if (files.exists(FILE)) {
      try (DataInputStream in = new DataInputStream(new BufferedInputStream(files.read(FILE)))) {
        int format = in.readInt();
        for (int left = format == FORMAT ? in.readInt() : 0; left > 0; left--) {
          Written draft = draft(in);
          drafts.put(draft.answers(), draft);
        }
      }
    }
    return drafts;
  }

  private static void write(SecureFiles files, Map<Long, Written> drafts) throws IOException {
    files.write(
        FILE,
        stream -> {
          DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream));
          out.writeInt(FORMAT);
          out.writeInt(drafts.size());
          for (Written draft : drafts.values()) {
            write(out, draft);
          }
          out.flush();
        });
  }

  private static Written draft(DataInputStream in) throws IOException {
    long answers = in.readLong();
    long entry = in.readLong();
    String to = text(in);
    String subject = text(in);
    String text = text(in);
    List<String> references = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      references.add(text(in));
    }
    return new Written(answers, entry, to, subject, text, references);
  }

  private static void write(DataOutputStream out, Written draft) throws IOException {
    out.writeLong(draft.answers());
    out.writeLong(draft.entry());
    write(out, draft.to());
    write(out, draft.subject());
    write(out, draft.text());
    out.writeInt(draft.references().size());
    for (String reference : draft.references()) {
      write(out, reference);
    }
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
