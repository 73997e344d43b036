package dev.cordon.mail.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Keeps attachments in memory. */
final class MemorySink implements AttachmentSink {
  final List<byte[]> contents = new ArrayList<>();

  @Override
  public Kept keep(InputStream content) throws IOException {
    byte[] bytes = content.readAllBytes();
    contents.add(bytes);
    return new Kept(Integer.toString(contents.size() - 1), bytes.length);
  }

  String text(int index) {
    return new String(contents.get(index), java.nio.charset.StandardCharsets.UTF_8);
  }
}
