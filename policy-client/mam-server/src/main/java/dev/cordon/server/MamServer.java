package dev.cordon.server;

import dev.cordon.server.admin.InvitationEndpoint.Reachable;
import dev.cordon.server.http.HttpsListener;
import dev.cordon.server.http.ListenException;
import dev.cordon.server.http.ListeningSocket;
import dev.cordon.server.http.Routes;
import dev.cordon.server.issue.Tenant;
import dev.cordon.server.keys.FastSignatures;
import dev.cordon.server.keys.OnlineKeys;
import dev.cordon.server.keys.TlsFiles;
import dev.cordon.server.keys.TlsIdentity;
import dev.cordon.server.log.HeadFile;
import dev.cordon.server.operation.Operation;
import dev.cordon.server.push.Nudges;
import dev.cordon.server.register.Database;
import dev.cordon.server.register.Ids;
import dev.cordon.server.register.PostgresAddress;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.StoredDocument;
import dev.cordon.server.secret.RandomText;
import dev.cordon.server.setup.DataDirectory;
import dev.cordon.server.setup.FirstStart;
import dev.cordon.server.setup.RootCheck;
import dev.cordon.server.setup.StartException;
import dev.cordon.server.setup.StartException.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;

/** Starts a server inside this process. */
public final class MamServer {
  private final Path data;
  private final ServerOptions options;
  private final ServerNames names;
  private final SecureRandom random = new SecureRandom();
  private final Resources resources = new Resources();
  private final Watch watch;

  private MamServer(Path data, ServerOptions options, ServerNames names) {
    this.data = data;
    this.options = options;
    this.names = names;
    this.watch = new Watch(options.operation());
  }

  /**
   * Starts a server on the data directory {@code data}, which the first start makes.
   *
   * @throws StartException if the directory or the address cannot be used
   */
  public static RunningServer start(Path data, ServerOptions options) throws StartException {
    FastSignatures.whereAvailable();
    MamServer server = new MamServer(data, options, ServerNames.of(options));
    try {
      return server.start();
    } catch (StartException | RuntimeException e) {
      server.resources.close();
      throw e;
    }
  }

  private RunningServer start() throws StartException {
    ListeningSocket socket = resources.add(listen());
    show();
    DataDirectory directory = resources.add(DataDirectory.take(data));
    Optional<String> firstPassword = setUp(directory).map(FirstStart.Secrets::oneTimePassword);
    try {
      Register register = resources.add(register(directory));
      OnlineKeys keys = watch.counted(OnlineKeys.load(directory.organisation()));
      Tenant tenant = tenant(register, keys);
      TlsIdentity tls = tls(directory);
      Routes routes = new Routes();
      URI address = serve(socket, register, keys, tenant, tls, routes);
      return new RunningServer(
          address,
          tls.pin(),
          tenant.id(),
          firstPassword,
          resources,
          watch.uri(),
          routes.declared());
    } catch (IOException | GeneralSecurityException e) {
      throw new StartException(Problem.DIRECTORY_DAMAGED, data.toString(), e);
    }
  }

  private Optional<FirstStart.Secrets> setUp(DataDirectory directory) throws StartException {
    try {
      return new FirstStart(options.clock(), random)
          .ifNeeded(directory, options.database(), names.forCertificate(), options.tellSecrets());
    } catch (IOException | GeneralSecurityException e) {
      Problem problem =
          options.database().isPresent() ? Problem.DATABASE_UNUSABLE : Problem.DIRECTORY_UNUSABLE;
      throw new StartException(problem, place(), e);
    }
  }

  private Register register(DataDirectory directory) throws StartException, IOException {
    try {
      return Register.open(
          options
              .database()
              .<Database>map(Database.Shared::new)
              .orElseGet(() -> new Database.InFile(directory.register())),
          new Ids(options.clock()));
    } catch (IOException e) {
      if (options.database().isPresent()) {
        throw new StartException(Problem.DATABASE_UNUSABLE, place(), e);
      }
      throw e;
    }
  }

  /** What messages name. */
  private String place() {
    return options.database().map(PostgresAddress::toString).orElseGet(data::toString);
  }

  private ListeningSocket listen() throws StartException {
    try {
      return ListeningSocket.take(options.host(), options.port());
    } catch (ListenException e) {
      throw unavailable(e);
    }
  }

  private void show() throws StartException {
    try {
      watch.open(resources);
    } catch (ListenException e) {
      Operation.Address at = options.operation().pages().orElseThrow();
      throw new StartException(Problem.OPERATION_UNAVAILABLE, at.host() + ":" + at.port(), e);
    }
  }

  private TlsIdentity tls(DataDirectory directory)
      throws StartException, IOException, GeneralSecurityException {
    Optional<TlsFiles> own = options.operation().tls();
    return own.isPresent()
        ? OwnCertificate.load(own.get(), names, options.clock())
        : TlsIdentity.open(
            directory.organisation(), names.forCertificate(), options.clock().instant());
  }

  private URI serve(
      ListeningSocket socket,
      Register register,
      OnlineKeys keys,
      Tenant tenant,
      TlsIdentity tls,
      Routes routes)
      throws IOException, GeneralSecurityException, StartException {
    String password = new RandomText(random).secret(); // of a key store that is never on disk
    try {
      HttpsListener listener =
          resources.add(
              new HttpsListener(
                  tls.keyStore(password), password, socket, options.operation().patience()));
      URI address = names.address(socket.port());
      ServerComponent parts =
          DaggerServerComponent.factory()
              .create(
                  register,
                  keys,
                  tenant,
                  new Reachable(address, tls.pin(), tenant),
                  new HeadFile(DataDirectory.logHead(data)),
                  options.operation().limits(),
                  random,
                  options.clock());
      Nudges nudges = resources.add(parts.nudges());
      nudges.start();
      register.listen(nudges::pass);
      resources.add(parts.retention()).start();
      resources.add(parts.linking()).start();
      parts.deviceRoutes().addTo(routes);
      parts.adminRoutes().addTo(routes);
      listener.start(routes, watch.traffic());
      if (options.operation().tls().isPresent()) {
        Operation operation = options.operation();
        OwnCertificate.watch(operation, names, options.clock(), listener, tls, resources);
      }
      watch.opened(register, nudges);
      resources.add(watch.ending(nudges));
      return address;
    } catch (ListenException e) {
      throw unavailable(e);
    }
  }

  private StartException unavailable(ListenException cause) {
    String wanted = options.host() + ":" + options.port();
    return new StartException(Problem.ADDRESS_UNAVAILABLE, wanted, cause);
  }

  private Tenant tenant(Register register, OnlineKeys keys) throws StartException {
    StoredDocument root =
        register
            .read(tables -> tables.roots().version(1))
            .orElseThrow(() -> new StartException(Problem.REGISTER_EMPTY, place()));
    if (!RootCheck.names(root, keys)) {
      throw new StartException(Problem.KEYS_OF_ANOTHER, place());
    }
    return new Tenant(root.sha256());
  }
}
