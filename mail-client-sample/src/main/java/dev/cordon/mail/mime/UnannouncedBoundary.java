package dev.cordon.mail.mime;

import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A multipart whose announced boundary is wrong: the first one found in it counts instead. */
record UnannouncedBoundary(DataSource content) implements DataSource {
  @Override
  public InputStream getInputStream() throws IOException {
    return content.getInputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    throw new IOException("read only");
  }

  @Override
  public String getContentType() {
    return "multipart/mixed";
  }

  @Override
  public String getName() {
    return "";
  }
}
