package dev.cordon.core.keys;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.policy.protocol.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;

/**
 * A small state that survives a kill at any instant and cannot be rolled back by copying files.
 *
 * <p>Two pages hold the same state. A write seals it with a new vault key, overwrites and forces
 * the first page, destroys the old vault key (that is the commit), then brings the second page up
 * to date. Until the commit the second page is good; after it the first is, and a page copied
 * earlier no longer opens. One page lost to the medium is mended from the other.
 *
 * <p>Not safe for many threads: its owner serializes.
 */
public final class SealedPages {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  private static final int SEAL_BYTES = 12 + 16; // nonce and tag of AES-GCM
  private static final long MARK = 0; // no generation: they begin at 1

  private final String name;
  private final KeyVault vault;
  private final PageFile first;
  private final PageFile second;
  private boolean uneven; // the second page is behind the first

  /**
   * The state called {@code name}: files {@code NAME.a} and {@code NAME.b}, keys {@code NAME.n}.
   */
  public SealedPages(Path directory, String name, KeyVault vault) {
    this.name = name;
    this.vault = vault;
    this.first = new PageFile(directory.resolve(name + ".a"));
    this.second = new PageFile(directory.resolve(name + ".b"));
  }

  /** How many blocks of the medium a page needs for a state of so many bytes. */
  public static int blocks(int stateBytes) {
    return PageFile.blocks(stateBytes + SEAL_BYTES);
  }

  /** Whether any page of the state called {@code name} lies in {@code directory}. */
  public static boolean exists(Path directory, String name) {
    return new PageFile(directory.resolve(name + ".a")).exists()
        || new PageFile(directory.resolve(name + ".b")).exists();
  }

  /** Whether any page lies on disk, readable or not. */
  public boolean exists() {
    return first.exists() || second.exists();
  }

  /** Whether the vault has a key for any page. */
  public boolean hasKeys() throws ContainerException {
    return !generations().isEmpty();
  }

  /**
   * The last state written, or empty if none ever was.
   *
   * @throws VaultLostException if there are pages and the vault has no key for any, or none that
   *     works
   * @throws ContainerDamagedException if there are pages and keys and no page opens
   */
  public Optional<byte[]> read() throws ContainerException {
    List<Long> generations = generations();
    if (generations.isEmpty() && exists()) {
      throw new VaultLostException(Reason.of(Reason.Code.VAULT_LOST));
    }
    Optional<VaultLostException> lost = Optional.empty();
    for (long generation : generations) {
      try {
        Optional<byte[]> state = openAny(generation);
        if (state.isPresent()) {
          commit(generation, state.get());
          return state;
        }
      } catch (VaultLostException e) {
        lost = Optional.of(e); // a key is named and does not work; an older one may
      }
    }
    if (lost.isPresent()) {
      throw lost.get();
    }
    if (exists() || generations.stream().anyMatch(generation -> generation > 1)) {
      throw whatIsWrong(generations);
    }
    destroyAllBut(-1); // a kill between the first key and the first page: nothing was ever written
    return Optional.empty();
  }

  /** Replaces the state; durable on return. On failure the earlier state stays. */
  public void write(byte[] state) throws ContainerException {
    if (uneven) {
      mend(); // or the only good page would be overwritten
    }
    List<Long> generations = generations();
    long next = generations.isEmpty() ? 1 : generations.get(0) + 1;
    vault.create(alias(next), KeyVault.Use.SEAL);
    try {
      put(first, next, state);
    } catch (ContainerException e) {
      vault.destroy(alias(next));
      throw e;
    }
    destroyAllBut(next);
    try {
      put(second, next, state);
    } catch (ContainerException afterTheCommit) {
      // The state is in force: to refuse it now would let the next write go back behind it.
      uneven = true;
    }
  }

  private void mend() throws ContainerException {
    if (!read().isPresent()) {
      throw new ContainerDamagedException(Reason.of(Reason.Code.CONTAINER_DAMAGED, name));
    }
  }

  /**
   * Leaves word, in place of the page that can be spared, that the keys are about to be destroyed.
   * It needs no key and no new space. Until a key is destroyed the other page mends this one.
   */
  public void mark() throws ContainerException {
    try {
      PageFile spare = uneven ? second : first;
      if (spare.exists()) {
        spare.write(new PageFile.Content(MARK, Bytes.copyFrom(new byte[0])));
      }
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  /**
   * Whether {@link #mark} left word, or {@link #shred} got as far as a page. Not authenticated: to
   * be believed only if no key is left.
   */
  public boolean isMarked() {
    return speaks(first) || speaks(second);
  }

  private static boolean isMark(PageFile.Content page) {
    return page.generation() == MARK && page.sealed().size() == 0;
  }

  /**
   * Destroys the keys, then overwrites the pages, a marked one last: until nothing is left, the
   * word is. Says how many are gone and how many are not.
   */
  public Shredded shred() throws ContainerException {
    destroyAllBut(-1);
    return speaks(second) ? first.shred().and(second.shred()) : second.shred().and(first.shred());
  }

  private static boolean speaks(PageFile page) {
    try {
      return page.isDead() || page.read().map(SealedPages::isMark).orElse(false);
    } catch (IOException unreadable) {
      return false;
    }
  }

  /**
   * Pages that both claim an earlier generation than any key were copied back. If they claim a
   * later one, the vault was put back as it was earlier, such as from a backup: their key is lost.
   * Else damage.
   */
  private ContainerException whatIsWrong(List<Long> generations) throws ContainerException {
    long newestKey = generations.get(0);
    long oldestKey = generations.get(generations.size() - 1);
    if (bothClaim(generation -> generation > newestKey)) {
      return new VaultLostException(Reason.of(Reason.Code.VAULT_LOST));
    }
    boolean older = bothClaim(generation -> generation < oldestKey);
    return new ContainerDamagedException(
        Reason.of(older ? Reason.Code.CONTAINER_ROLLED_BACK : Reason.Code.CONTAINER_DAMAGED, name));
  }

  private boolean bothClaim(LongPredicate generation) throws ContainerException {
    try {
      for (PageFile page : List.of(first, second)) {
        Optional<PageFile.Content> content = page.read();
        if (!content.isPresent() || !generation.test(content.get().generation())) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  private Optional<byte[]> openAny(long generation) throws ContainerException {
    Optional<byte[]> state = open(first, generation);
    return state.isPresent() ? state : open(second, generation);
  }

  private Optional<byte[]> open(PageFile page, long generation) throws ContainerException {
    try {
      Optional<PageFile.Content> content = page.read();
      if (!content.isPresent() || content.get().generation() != generation) {
        return Optional.empty();
      }
      return vault.open(
          alias(generation), content.get().sealed().toByteArray(), boundTo(generation));
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  /** Finishes what a kill interrupted: older keys go, a missing or torn page is written again. */
  private void commit(long generation, byte[] state) throws ContainerException {
    destroyAllBut(generation);
    for (PageFile page : List.of(first, second)) {
      if (!open(page, generation).isPresent()) {
        put(page, generation, state);
      }
    }
    uneven = false;
  }

  private void put(PageFile page, long generation, byte[] state) throws ContainerException {
    byte[] sealed = vault.seal(alias(generation), state, boundTo(generation));
    try {
      page.write(new PageFile.Content(generation, Bytes.copyFrom(sealed)));
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  private void destroyAllBut(long kept) throws ContainerException {
    for (long generation : generations()) {
      if (generation != kept) {
        vault.destroy(alias(generation));
      }
    }
  }

  /** Newest first. A vault of files may hold what others put there: only our names count. */
  private List<Long> generations() throws ContainerException {
    List<Long> found = new ArrayList<>();
    String prefix = name + ".";
    for (String alias : vault.aliases()) {
      if (alias.startsWith(prefix) && NUMBER.matcher(alias.substring(prefix.length())).matches()) {
        found.add(Long.parseLong(alias.substring(prefix.length())));
      }
    }
    found.sort(Collections.reverseOrder());
    return found;
  }

  private String alias(long generation) {
    return name + "." + generation;
  }

  private byte[] boundTo(long generation) {
    byte[] label = ("cordon/page/v1/" + name).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(label.length + 8).put(label).putLong(generation).array();
  }
}
