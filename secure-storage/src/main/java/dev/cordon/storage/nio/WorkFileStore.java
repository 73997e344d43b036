package dev.cordon.storage.nio;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import org.jspecify.annotations.Nullable;

/** The room that there is for work files: that of the medium which holds their ciphertext. */
final class WorkFileStore extends FileStore {
  private final WorkFileSystem fileSystem;

  WorkFileStore(WorkFileSystem fileSystem) {
    this.fileSystem = fileSystem;
  }

  @Override
  public String name() {
    return fileSystem.addresses().identity();
  }

  @Override
  public String type() {
    return Addresses.SCHEME;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public long getTotalSpace() throws IOException {
    return lower().getTotalSpace();
  }

  @Override
  public long getUsableSpace() throws IOException {
    return lower().getUsableSpace();
  }

  @Override
  public long getUnallocatedSpace() throws IOException {
    return lower().getUnallocatedSpace();
  }

  @Override
  public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
    return type == BasicFileAttributeView.class;
  }

  @Override
  public boolean supportsFileAttributeView(String name) {
    return fileSystem.supportedFileAttributeViews().contains(name);
  }

  @Override
  public <V extends FileStoreAttributeView> @Nullable V getFileStoreAttributeView(Class<V> type) {
    return null; // none is supported
  }

  @Override
  public Object getAttribute(String attribute) throws IOException {
    return switch (attribute) {
      case "totalSpace" -> getTotalSpace();
      case "usableSpace" -> getUsableSpace();
      case "unallocatedSpace" -> getUnallocatedSpace();
      default -> throw new UnsupportedOperationException("There is no '" + attribute + "'");
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WorkFileStore store && store.fileSystem == fileSystem;
  }

  @Override
  public int hashCode() {
    return fileSystem.hashCode();
  }

  @Override
  public String toString() {
    return name();
  }

  private FileStore lower() throws IOException {
    return Files.getFileStore(fileSystem.volume().directory());
  }
}
