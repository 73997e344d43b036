package dev.cordon.storage.torn;

import java.nio.file.FileStore;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import org.jspecify.annotations.Nullable;

/** Says that there is room: a full disk is told by its faults. */
final class TornStore extends FileStore {
  private static final long BYTES = 1L << 40;

  @Override
  public String name() {
    return "torn";
  }

  @Override
  public String type() {
    return "torn";
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public long getTotalSpace() {
    return BYTES;
  }

  @Override
  public long getUsableSpace() {
    return BYTES / 2;
  }

  @Override
  public long getUnallocatedSpace() {
    return BYTES / 2;
  }

  @Override
  public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
    return type.getSimpleName().equals("BasicFileAttributeView");
  }

  @Override
  public boolean supportsFileAttributeView(String name) {
    return name.equals("basic");
  }

  @Override
  public <V extends FileStoreAttributeView> @Nullable V getFileStoreAttributeView(Class<V> type) {
    return null;
  }

  @Override
  public Object getAttribute(String attribute) {
    throw new UnsupportedOperationException(attribute);
  }
}
