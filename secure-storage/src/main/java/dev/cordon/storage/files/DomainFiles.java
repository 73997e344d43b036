package dev.cordon.storage.files;

import dev.cordon.core.Domain;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.storage.MediumTrouble;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.nio.Volumes;
import dev.cordon.storage.nio.WorkFileSystem;
import dev.cordon.storage.volume.Volume;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.FileSystem;
import java.util.Optional;

/** The files of one domain over all locks and unlocks of this process. Safe for many threads. */
final class DomainFiles implements Volumes {
  /** How to get at the domain anew after an unlock. */
  @FunctionalInterface
  interface Door {
    Domain domain() throws IOException;
  }

  private final String identity;

  /** Held while a volume is opened or put aside; two never have one directory. */
  private final Object opening = new Object();

  private volatile Domain domain;
  private volatile Optional<Door> door = Optional.empty();

  /**
   * What the domain shared last: looked at without asking the domain, which costs more. Weak, as
   * below: after a lock nothing may hold on to what knows the files' names.
   */
  private volatile WeakReference<OpenVolume> open = new WeakReference<>(null);

  /** The last that was made here. */
  private WeakReference<OpenVolume> made = new WeakReference<>(null); // guarded by opening

  private FileSystem fileSystem; // guarded by this

  DomainFiles(String identity, Domain domain) {
    this.identity = identity;
    this.domain = domain;
    this.fileSystem = WorkFileSystem.over(this, identity);
  }

  /** From now on the files are those of {@code opened}, until the container locks. */
  void enter(Domain opened) {
    domain = opened;
    open = new WeakReference<>(null);
  }

  /** After an unlock they are those of the domain behind {@code way}. */
  void enterBy(Door way) {
    door = Optional.of(way);
  }

  /** The one file system; another one if somebody closed that. */
  synchronized FileSystem fileSystem() {
    if (!fileSystem.isOpen()) {
      fileSystem = WorkFileSystem.over(this, identity);
    }
    return fileSystem;
  }

  @Override
  public Volume volume() throws StorageException {
    OpenVolume known = open.get();
    try {
      if (known != null && known.isOpen()) {
        return known.volume();
      }
      OpenVolume shared = shared();
      open = new WeakReference<>(shared);
      return shared.volume();
    } catch (IOException e) {
      throw explain(e, "");
    }
  }

  /** Puts what lies on the disk out of the way. */
  void setAside() throws StorageException {
    Domain here = domain;
    synchronized (opening) {
      try {
        here.key("files/ledger").close(); // refuses while locked
        OpenVolume last = made.get();
        if (last != null && !last.isClosed()) {
          throw new IllegalStateException("the files are open");
        }
        Aside.move(here);
        here.anchor(OpenVolume.ANCHOR, OpenVolume.NO_ANCHOR);
      } catch (IOException e) {
        throw explain(e, "");
      }
    }
  }

  /** The typed error for {@code cause}. */
  StorageException explain(IOException cause, String subject) {
    return MediumTrouble.explain(cause, domain.directory(), subject);
  }

  private OpenVolume share(Domain opened) throws IOException {
    return opened.shared(OpenVolume.class, this::make);
  }

  private OpenVolume make(Domain opened) throws IOException {
    synchronized (opening) {
      OpenVolume fresh = OpenVolume.open(opened, opening);
      made = new WeakReference<>(fresh);
      return fresh;
    }
  }

  private OpenVolume shared() throws IOException {
    try {
      return share(domain);
    } catch (ContainerClosedException locked) {
      if (!door.isPresent()) {
        throw locked;
      }
    }
    Domain again = door.get().domain();
    if (!again.directory().equals(domain.directory())) {
      throw new StorageException(Problem.LOCKED, ""); // shred and made anew: these are gone
    }
    domain = again;
    return share(again);
  }
}
