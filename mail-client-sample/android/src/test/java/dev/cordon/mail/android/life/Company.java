package dev.cordon.mail.android.life;

import dev.cordon.mail.desktop.demo.world.Administrator;
import dev.cordon.mail.desktop.demo.world.Letters;
import dev.cordon.mail.desktop.demo.world.MamServer;
import dev.cordon.mail.desktop.demo.world.Office;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.json.JsonText;
import dev.cordon.policy.protocol.policy.Network;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PolicyCodec;
import dev.cordon.policy.protocol.policy.PostureRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The employer: a MAM server as a process of its own, its administrator at the command line, a mail
 * server with the sample's mails. The default policy is in force, with the office's own authority
 * and without rules about the phone's state.
 *
 * @param mails how many the employee's mailbox holds
 */
record Company(MamServer server, Office office, Administrator administrator, int mails)
    implements AutoCloseable {
  private static final Path JAR =
      Path.of("../../policy-client/mam-server/target/mam-server.jar").toAbsolutePath();

  static Company open(Path stage) throws Exception {
    Office office = Office.open(stage.resolve("office"));
    int mails = Letters.deliver(Path.of("../mails"), office);
    MamServer server = MamServer.start(JAR, stage.resolve("mam-server"));
    Administrator administrator =
        Administrator.signIn(JAR, stage.resolve("mam.json"), server, "an-administrators-password");
    Company company = new Company(server, office, administrator, mails);
    company.publish(stage.resolve("policy.json"));
    return company;
  }

  private void publish(Path file) throws Exception {
    Policy usual = Policy.DEFAULT;
    List<String> anchors = List.of(office.authorityBase64());
    Network network = new Network(anchors, List.of(), usual.network().minTls());
    PostureRules lenient = usual.posture();
    for (HealthCheck check : HealthCheck.values()) {
      lenient = lenient.withCheck(check, Optional.empty()); // a simulated phone is no safe one
    }
    Policy policy = usual.withNetwork(network).withPosture(lenient);
    Files.write(file, JsonText.write(new PolicyCodec().write(policy)));
    String unused = administrator.mam("policy", "set", file.toString());
  }

  /** A new invitation, as the employee gets it. */
  String invitation() throws Exception {
    String printed = administrator.mam("invite", "--label", "a phone of one's own");
    return Arrays.stream(printed.split("\\s+", -1))
        .filter(word -> word.startsWith("cordon:"))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    server.close();
    office.close();
  }
}
