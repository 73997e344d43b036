package dev.cordon.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code mam logout}: ends the session, here and on the server. */
@Command(
    mixinStandardHelpOptions = true,
    name = "logout",
    description = "Ends the session, here and on the server.")
final class Logout implements Callable<Integer> {
  private final Mam mam;

  Logout(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    Profile profile = Profile.load(mam.profileFile());
    mam.api(profile).delete("sessions");
    profile.with("").save(mam.profileFile());
    return ExitCode.OK;
  }
}
