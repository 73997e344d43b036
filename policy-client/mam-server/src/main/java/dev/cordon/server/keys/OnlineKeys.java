package dev.cordon.server.keys;

import com.google.crypto.tink.KeysetHandle;
import dev.cordon.policy.protocol.crypto.Ed25519Signer;
import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.signed.Role;
import dev.cordon.server.files.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * The keys that sign day by day, one for each role, in files that only the server's account reads.
 *
 * @param policy signs policies
 * @param command signs commands
 * @param state signs answers and acknowledgements
 * @param threats signs lists of harmful apps; empty in an organisation that was set up before there
 *     were any, whose root names no key for them
 */
public record OnlineKeys(Signer policy, Signer command, Signer state, Optional<Signer> threats) {

  /** Makes fresh keys in {@code directory}. */
  public static OnlineKeys create(Path directory) throws IOException, GeneralSecurityException {
    for (Role role : new Role[] {Role.POLICY, Role.COMMAND, Role.STATE, Role.THREATS}) {
      KeysetHandle keyset = Ed25519Signer.newKeyset();
      PrivateFile.write(file(directory, role), Keysets.text(keyset));
    }
    return load(directory);
  }

  /** Reads the keys that {@link #create} made. */
  public static OnlineKeys load(Path directory) throws IOException, GeneralSecurityException {
    return new OnlineKeys(
        read(directory, Role.POLICY),
        read(directory, Role.COMMAND),
        read(directory, Role.STATE),
        Files.exists(file(directory, Role.THREATS))
            ? Optional.of(read(directory, Role.THREATS))
            : Optional.empty());
  }

  /**
   * A secret that every server of the organisation has and no register: 32 bytes. Ed25519 signs the
   * same message always the same way (RFC 8032), so no further key has to be kept; documents are
   * signed over what begins with {@code DSSEv1}, so nothing else signs {@code label}.
   */
  public byte[] derived(String label) {
    try {
      return Sha256.of(state.sign(label.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key in memory does not sign", e);
    }
  }

  private static Signer read(Path directory, Role role)
      throws IOException, GeneralSecurityException {
    String json = Files.readString(file(directory, role));
    return Ed25519Signer.of(Keysets.read(json));
  }

  private static Path file(Path directory, Role role) {
    return directory.resolve(role.wireName() + ".key.json");
  }
}
