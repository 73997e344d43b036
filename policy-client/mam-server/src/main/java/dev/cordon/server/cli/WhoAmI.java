package dev.cordon.server.cli;

import com.google.gson.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code mam whoami}: who is signed in, and what they may do. */
@Command(
    mixinStandardHelpOptions = true,
    name = "whoami",
    description = "Shows who is signed in, with which roles and second factor.")
final class WhoAmI implements Callable<Integer> {
  private final Mam mam;

  WhoAmI(Mam mam) {
    this.mam = mam;
  }

  @Override
  public Integer call() throws CommandFailed {
    JsonObject me = mam.api().get("me");
    if (!mam.printedJson(me)) {
      Columns columns = new Columns("name", Cells.text(me, "name"));
      columns.add("token", Cells.text(me, "token"));
      columns.add("roles", Cells.list(me, "roles"));
      columns.add("second factor", Cells.yes(me, "secondFactor"));
      columns.add("recovery codes", Cells.text(me, "recoveryCodes"));
      columns.print(mam.around().out());
    }
    return ExitCode.OK;
  }
}
