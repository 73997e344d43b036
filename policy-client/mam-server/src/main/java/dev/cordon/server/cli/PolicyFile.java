package dev.cordon.server.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.JsonText;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PolicyCodec;
import dev.cordon.server.cli.CommandFailed.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Policies as the administrator's files. */
final class PolicyFile {
  private PolicyFile() {}

  static Policy read(Path file) throws CommandFailed {
    try {
      return policy(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new CommandFailed(Problem.FILE_UNREADABLE, file);
    }
  }

  /** A policy, judged as the server would. */
  static Policy policy(byte[] json) throws CommandFailed {
    try {
      return new PolicyCodec().read(JsonText.read(json));
    } catch (DocumentRefusedException refused) {
      throw new CommandFailed(ExitCode.REFUSED, refused.reason().code().name(), refused.reason());
    }
  }

  /** As {@code mam policy set} reads it and a person too. */
  static String text(Policy policy) {
    return pretty(new PolicyCodec().write(policy));
  }

  static String pretty(JsonElement json) {
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json);
  }
}
