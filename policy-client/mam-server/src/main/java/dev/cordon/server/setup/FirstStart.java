package dev.cordon.server.setup;

import com.google.crypto.tink.KeysetHandle;
import dev.cordon.policy.protocol.crypto.Ed25519Signer;
import dev.cordon.server.issue.FirstRoot;
import dev.cordon.server.issue.Issuer;
import dev.cordon.server.issue.PolicyPublisher;
import dev.cordon.server.issue.Tenant;
import dev.cordon.server.keys.OnlineKeys;
import dev.cordon.server.keys.RootKeyFile;
import dev.cordon.server.keys.TlsIdentity;
import dev.cordon.server.register.AdminRole;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.Database;
import dev.cordon.server.register.Ids;
import dev.cordon.server.register.PostgresAddress;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.StoredDocument;
import dev.cordon.server.secret.Argon2id;
import dev.cordon.server.secret.PasswordHash;
import dev.cordon.server.secret.RandomText;
import dev.cordon.server.setup.StartException.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Builds an organisation where there is none. */
public final class FirstStart {
  /** The first administrator's name. */
  public static final String ADMINISTRATOR = "admin";

  static final String REGISTER = "register.db";
  private static final String ROOT_KEY = "root-key.enc";

  private final Clock clock;
  private final SecureRandom random;

  public FirstStart(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * What is told once and kept nowhere.
   *
   * @param administrator the first administrator's name
   * @param oneTimePassword to be replaced at the first sign-in
   * @param rootPassphrase opens {@code rootKeyFile}
   * @param rootKeyFile to be moved offline
   */
  public record Secrets(
      String administrator, String oneTimePassword, String rootPassphrase, Path rootKeyFile) {
    @Override
    public String toString() {
      return "Secrets[…]";
    }
  }

  /**
   * Sets {@code data} up, unless it is.
   *
   * @param database where the register shall be; empty: in {@code data}
   * @param names of the server, for its certificate
   * @param tell is told the secrets before anything depends on them: if the process dies in
   *     between, the next start makes and tells new ones
   */
  public Optional<Secrets> ifNeeded(
      DataDirectory data,
      Optional<PostgresAddress> database,
      Set<String> names,
      Consumer<Secrets> tell)
      throws IOException, GeneralSecurityException, StartException {
    if (data.isSetUp()) {
      return Optional.empty();
    }
    return database.isPresent()
        ? inShared(database.get(), data, names, tell)
        : Optional.of(inFile(data, names, tell));
  }

  private Secrets inFile(DataDirectory data, Set<String> names, Consumer<Secrets> tell)
      throws IOException, GeneralSecurityException, StartException {
    Secrets secrets = secrets(data);
    Path directory = data.unfinished();
    Beginning beginning = build(directory, names, secrets);
    Database file = new Database.InFile(directory.resolve(REGISTER));
    try (Register register = Register.open(file, new Ids(clock))) {
      record(beginning, register, "");
    }
    tell.accept(secrets);
    data.finish();
    return secrets;
  }

  /**
   * The directory is put in place after the database knows the organisation. Killed in between, the
   * next start finds in the unfinished directory the keys that the database's root names.
   */
  private Optional<Secrets> inShared(
      PostgresAddress database, DataDirectory data, Set<String> names, Consumer<Secrets> tell)
      throws IOException, GeneralSecurityException, StartException {
    try (Register register = Register.open(new Database.Shared(database), new Ids(clock))) {
      Optional<StoredDocument> root = register.read(tables -> tables.roots().version(1));
      if (root.isPresent()) {
        if (!data.hasUnfinished() || !RootCheck.names(root.get(), data.leftUnfinished())) {
          throw new StartException(Problem.KEYS_MISSING, database.toString());
        }
        data.finish();
        return Optional.empty();
      }
      Secrets secrets = secrets(data);
      Beginning beginning = build(data.unfinished(), names, secrets);
      tell.accept(secrets);
      record(beginning, register, database.toString());
      data.finish();
      return Optional.of(secrets);
    }
  }

  private Secrets secrets(DataDirectory data) {
    RandomText words = new RandomText(random);
    return new Secrets(
        ADMINISTRATOR,
        words.secret(),
        words.secret(),
        data.organisation().resolve(ROOT_KEY).toAbsolutePath());
  }

  /** What a new register begins with. */
  private record Beginning(
      StoredDocument root, Issuer issuer, String administrator, PasswordHash hash, Instant at) {}

  private Beginning build(Path directory, Set<String> names, Secrets secrets)
      throws IOException, GeneralSecurityException {
    Instant now = clock.instant();
    // Deriving from the password and from the passphrase is most of a first start: side by side.
    CompletableFuture<PasswordHash> hash =
        CompletableFuture.supplyAsync(
            () -> PasswordHash.of(secrets.oneTimePassword(), Argon2id.STANDARD, random));
    OnlineKeys online = OnlineKeys.create(directory);
    KeysetHandle rootKey = Ed25519Signer.newKeyset();
    RootKeyFile.write(directory.resolve(ROOT_KEY), rootKey, secrets.rootPassphrase(), random);
    TlsIdentity.create(directory, names, now);
    StoredDocument root = FirstRoot.sign(Ed25519Signer.of(rootKey), online, now);
    Issuer issuer = new Issuer(new Tenant(root.sha256()), online);
    return new Beginning(root, issuer, secrets.administrator(), hash.join(), now);
  }

  private void record(Beginning beginning, Register register, String database)
      throws StartException {
    Instant now = beginning.at();
    register.transaction(
        tables -> {
          if (tables.roots().version(1).isPresent()) { // another server was faster
            throw new StartException(Problem.KEYS_MISSING, database);
          }
          tables.roots().add(beginning.root(), now);
          new PolicyPublisher(beginning.issuer(), clock).first(tables);
          String name = beginning.administrator();
          tables.administrators().put(name, beginning.hash().text(), true, now);
          tables.roles().set(name, EnumSet.allOf(AdminRole.class));
          tables
              .auditTrail()
              .add(new AuditTrail.Event(now, "server", AuditTrail.Action.SET_UP, name));
          return tables;
        });
  }
}
