package dev.cordon.mail.send;

import dev.cordon.storage.files.SecureFiles;
import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** An encrypted file, as the mail library wants its contents: a stream, as often as it asks. */
record FileData(SecureFiles files, DraftAttachment attachment) implements DataSource {
  @Override
  public InputStream getInputStream() throws IOException {
    return files.read(attachment.path());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    throw new IOException("read only");
  }

  @Override
  public String getContentType() {
    return attachment.type();
  }

  @Override
  public String getName() {
    return attachment.name();
  }
}
