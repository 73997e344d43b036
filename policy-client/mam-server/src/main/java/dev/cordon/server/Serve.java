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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mam serve}: runs the server until the process is told to end. */
@Command(
    mixinStandardHelpOptions = true,
    name = "serve",
    description = "Runs the server until it is told to end (SIGTERM).")
final class Serve implements Callable<Integer> {
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

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings, one name=value a line; or the variable MAM_CONFIG names the file.")
  private Optional<Path> config = Optional.empty(); // read before this command is: EarlyOptions

  @Option(names = "--check", description = "Prints the settings that it would run with, and ends.")
  private boolean isCheck;

  @Mixin private DatabaseOption database = new DatabaseOption();

  @Mixin private OperationOptions operation = new OperationOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  Serve(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws StartException, InterruptedException {
    operation.beginLog();
    ServerOptions options =
        new ServerOptions(
            host,
            port,
            publicUrl,
            Clock.systemUTC(),
            database.address(around.environment()),
            this::tell,
            operation.operation(around.environment()));
    if (isCheck) {
      return check(options);
    }
    RunningServer server = MamServer.start(data, options);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
    String pages = server.operation().map(uri -> " operation=" + uri).orElse("");
    say("READY " + server.uri() + " pin=" + server.pin() + " tenant=" + server.tenant() + pages);
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  private int check(ServerOptions options) throws StartException {
    ServerNames names = ServerNames.of(options);
    if (options.operation().tls().isPresent()) {
      OwnCertificate.load(options.operation().tls().get(), names, options.clock());
    }
    config.ifPresent(file -> around.out().println("config=" + file + "  (command line)"));
    new EffectiveSettings(command).print(around.out(), around.environment());
    return ExitCode.OK;
  }

  /** The process ends when this returns, whatever is not closed by then. */
  private void stop(RunningServer server) {
    Thread closing = new Thread(server::close, "closing");
    closing.setDaemon(true);
    closing.start();
    try {
      closing.join(operation.longestStop().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
