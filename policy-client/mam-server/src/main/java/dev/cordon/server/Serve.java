package dev.cordon.server;

import dev.cordon.server.cli.ExitCode;
import dev.cordon.server.cli.Surroundings;
import dev.cordon.server.setup.FirstStart;
import dev.cordon.server.setup.StartException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mam serve}: runs the server until the process is told to end. */
@Command(
    mixinStandardHelpOptions = true,
    name = "serve",
    description = "Runs the server until it is told to end (SIGTERM).")
final class Serve implements Callable<Integer> {
  private static final Logger QUIET = Logger.getLogger("");

  private final Surroundings around;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Where everything is kept.")
  private Path data = Path.of("");

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (${DEFAULT-VALUE}).")
  private String host = "";

  @Option(
      names = "--port",
      defaultValue = "8443",
      description = "Port to listen on; 0: a free one (${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "How devices reach it: https://host[:port].")
  private Optional<URI> publicUrl = Optional.empty();

  @Mixin private DatabaseOption database = new DatabaseOption();

  Serve(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws StartException, InterruptedException {
    QUIET.setLevel(Level.WARNING); // libraries announce themselves at INFO
    ServerOptions options =
        new ServerOptions(
            host,
            port,
            publicUrl,
            Clock.systemUTC(),
            database.address(around.environment()),
            this::tell);
    RunningServer server = MamServer.start(data, options);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
    say("READY " + server.uri() + " pin=" + server.pin() + " tenant=" + server.tenant());
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  private void tell(FirstStart.Secrets secrets) {
    say("FIRST START. What follows is shown once and kept nowhere; write it down now.");
    say("administrator=" + secrets.administrator());
    say("one-time-password=" + secrets.oneTimePassword());
    say("root-key-file=" + secrets.rootKeyFile());
    say("root-key-passphrase=" + secrets.rootPassphrase());
    say("Move the root key file offline: the server does not need it to run.");
  }

  private void say(String line) {
    PrintWriter out = around.out();
    out.println(line);
    out.flush();
    if (out.checkError()) {
      throw new IllegalStateException("standard output is closed");
    }
  }
}
