package dev.cordon.server.cli;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.JsonText;
import dev.cordon.server.cli.CommandFailed.Problem;
import dev.cordon.server.files.PrivateFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Who is signed in where, in a file that only its owner reads.
 *
 * @param server the server's address
 * @param pin {@code sha256/} and the Base64 of the SHA-256 of its SubjectPublicKeyInfo
 * @param token the session's secret
 */
record Profile(URI server, String pin, String token) {
  private static final Pattern TOKEN = Pattern.compile("[0-9a-z_]{0,64}");
  private static final Pattern PIN = Pattern.compile("sha256/[A-Za-z0-9+/]{43}=");
  private static final Pattern ADDRESS = Pattern.compile("https://[^/?#@\\s]+");

  /** A profile without a session. */
  static Profile of(String server, String pin) throws CommandFailed {
    if (!ADDRESS.matcher(server).matches()) {
      throw new CommandFailed(Problem.ADDRESS_MALFORMED);
    }
    if (!PIN.matcher(pin).matches()) {
      throw new CommandFailed(Problem.PIN_MALFORMED);
    }
    try {
      return new Profile(URI.create(server), pin, "");
    } catch (IllegalArgumentException e) {
      throw new CommandFailed(Problem.ADDRESS_MALFORMED);
    }
  }

  static Profile load(Path file) throws CommandFailed {
    if (Files.notExists(file)) {
      throw new CommandFailed(Problem.NOT_SIGNED_IN);
    }
    try {
      Fields fields = JsonText.read(Files.readAllBytes(file));
      return of(fields.text("server", ADDRESS), fields.text("pin", PIN))
          .with(fields.text("token", TOKEN));
    } catch (IOException | DocumentRefusedException e) {
      throw new CommandFailed(Problem.PROFILE_UNUSABLE, file);
    }
  }

  void save(Path file) throws CommandFailed {
    JsonObject json = new JsonObject();
    json.addProperty("server", server.toString());
    json.addProperty("pin", pin);
    json.addProperty("token", token);
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null && Files.notExists(directory)) {
        PrivateFile.directory(directory);
      }
      PrivateFile.write(file, json + "\n");
    } catch (IOException e) {
      throw new CommandFailed(Problem.PROFILE_UNUSABLE, file);
    }
  }

  /** With a token that a person gave. */
  Profile withTyped(String token) throws CommandFailed {
    if (token.isEmpty() || !TOKEN.matcher(token).matches()) {
      throw new CommandFailed(Problem.TOKEN_MISSING);
    }
    return with(token);
  }

  Profile with(String session) {
    return new Profile(server, pin, session);
  }

  @Override
  public String toString() {
    return "Profile[" + server + "]";
  }
}
