package dev.cordon.server.log;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.JsonText;
import dev.cordon.server.files.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the log ended when this server last wrote it down, in a file outside of the register: who
 * cuts the register, or puts an older one in its place, does not reach it.
 */
public final class HeadFile {
  private static final Pattern LINK = Pattern.compile("[0-9a-f]{64}");

  private final Path file;

  public HeadFile(Path file) {
    this.file = file;
  }

  /** What is written there; empty: nothing, or nothing that can be read. */
  Optional<LogHead> read() {
    try {
      Fields fields = JsonText.read(Files.readAllBytes(file));
      return Optional.of(
          new LogHead(fields.number("number", 0, Long.MAX_VALUE), fields.text("link", LINK)));
    } catch (IOException | DocumentRefusedException e) {
      return Optional.empty();
    }
  }

  void write(LogHead head) throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("number", head.number());
    json.addProperty("link", head.link());
    PrivateFile.write(file, json + "\n");
  }
}
