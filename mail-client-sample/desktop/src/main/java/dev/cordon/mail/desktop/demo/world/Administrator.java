package dev.cordon.mail.desktop.demo.world;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The administrator at the command line {@code mam}; each command is a process of its own. */
public final class Administrator {
  private final Path jar;
  private final Path profile;

  private Administrator(Path jar, Path profile) {
    this.jar = jar;
    this.profile = profile;
  }

  /** Signs in with the one-time password and replaces it, as the first sign-in demands. */
  public static Administrator signIn(Path jar, Path profile, MamServer server, String password)
      throws IOException, InterruptedException {
    Administrator administrator = new Administrator(jar, profile);
    administrator.run(
        Map.of("MAM_PASSWORD", server.said("one-time-password"), "MAM_NEW_PASSWORD", password),
        "login",
        server.uri().toString(),
        "--pin",
        server.said("pin"));
    return administrator;
  }

  /** Runs one command; returns what it printed. */
  public String mam(String... command) throws IOException, InterruptedException {
    return run(Map.of(), command);
  }

  /** When the server took the device's last command. */
  public Instant lastRequest(String device) throws IOException, InterruptedException {
    JsonArray commands =
        JsonParser.parseString(mam("show", device, "--json"))
            .getAsJsonObject()
            .getAsJsonArray("commands");
    JsonObject last = commands.get(commands.size() - 1).getAsJsonObject();
    return Instant.parse(last.get("issued").getAsString());
  }

  private String run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Java.executable(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-jar",
                jar.toString()));
    words.addAll(Arrays.asList(command));
    words.addAll(List.of("--profile", profile.toString()));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    if (process.waitFor() != 0) {
      throw new IOException("mam " + command[0] + " failed: " + printed);
    }
    return printed;
  }
}
