package dev.cordon.storage.volume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.StandardOpenOption;

/** One thing that is done to the files of a volume and of its model. Paths need not be there. */
interface Deed {
  /** Does it to {@code volume}. */
  void to(Volume volume) throws IOException;

  /** Whether it is possible with what {@code model} holds. */
  boolean isPossible(Shadow model);

  /** Does it to {@code model}. */
  void to(Shadow model);

  /** Makes a directory. */
  record MakeDirectory(String path) implements Deed {
    @Override
    public void to(Volume volume) throws IOException {
      volume.createDirectory(Shadow.place(path));
    }

    @Override
    public boolean isPossible(Shadow model) {
      return !model.exists(path) && model.hasDirectoryFor(path);
    }

    @Override
    public void to(Shadow model) {
      model.createDirectory(path);
    }
  }

  /** Deletes a file or an empty directory. */
  record Delete(String path) implements Deed {
    @Override
    public void to(Volume volume) throws IOException {
      volume.delete(Shadow.place(path));
    }

    @Override
    public boolean isPossible(Shadow model) {
      return model.exists(path) && model.gives(path);
    }

    @Override
    public void to(Shadow model) {
      model.delete(path);
    }
  }

  /** Moves a file or directory. */
  record Move(String from, String to, boolean replace) implements Deed {
    @Override
    public void to(Volume volume) throws IOException {
      volume.move(Shadow.place(from), Shadow.place(to), replace);
    }

    @Override
    public boolean isPossible(Shadow model) {
      if (!model.exists(from) || from.equals(to)) {
        return model.exists(from);
      }
      boolean free = !model.exists(to) || (replace && model.gives(to));
      return free && model.hasDirectoryFor(to) && !to.startsWith(from + "/");
    }

    @Override
    public void to(Shadow model) {
      if (!from.equals(to)) {
        model.delete(to);
        model.move(from, to);
      }
    }
  }

  /** Replaces a file's bytes, or makes it. */
  record Rewrite(String path, int bytes) implements Deed {
    @Override
    public void to(Volume volume) throws IOException {
      Desk.write(volume, path, Desk.content(bytes, bytes));
    }

    @Override
    public boolean isPossible(Shadow model) {
      return model.takesFile(path);
    }

    @Override
    public void to(Shadow model) {
      model.createFile(path);
      model.truncate(path, 0);
      model.write(path, 0, Desk.content(bytes, bytes));
    }
  }

  /** Writes into a file, or makes it; a gap before reads as zeros. */
  record Write(String path, int position, int bytes) implements Deed {
    @Override
    public void to(Volume volume) throws IOException {
      try (OpenFile file =
          Desk.file(volume, path, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
        int unused = file.write(ByteBuffer.wrap(Desk.content(bytes, position)), position);
      }
    }

    @Override
    public boolean isPossible(Shadow model) {
      return model.takesFile(path);
    }

    @Override
    public void to(Shadow model) {
      model.createFile(path);
      if (bytes > 0) {
        model.write(path, position, Desk.content(bytes, position));
      }
    }
  }

  /** Writes to a file's end, or makes it. */
  record Append(String path, int bytes) implements Deed {
    @Override
    public void to(Volume volume) throws IOException {
      try (OpenFile file =
          Desk.file(volume, path, StandardOpenOption.APPEND, StandardOpenOption.CREATE)) {
        int unused = file.append(ByteBuffer.wrap(Desk.content(bytes, 7)));
      }
    }

    @Override
    public boolean isPossible(Shadow model) {
      return model.takesFile(path);
    }

    @Override
    public void to(Shadow model) {
      model.createFile(path);
      model.write(path, model.bytes(path).length, Desk.content(bytes, 7));
    }
  }

  /** Cuts a file. */
  record Truncate(String path, int bytes) implements Deed {
    @Override
    public void to(Volume volume) throws IOException {
      try (OpenFile file = Desk.file(volume, path, StandardOpenOption.WRITE)) {
        file.truncate(bytes);
      }
    }

    @Override
    public boolean isPossible(Shadow model) {
      return model.exists(path) && !model.isDirectory(path);
    }

    @Override
    public void to(Shadow model) {
      model.truncate(path, bytes);
    }
  }
}
