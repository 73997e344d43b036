package dev.cordon.browser.residue.look;

/** Where something can be left: the rows of the table. */
public enum Place {
  HOME("files in its home, after it was closed"),
  TEMPORARY("its folder for temporary files, after"),
  SHARED_MEMORY("shared memory (/dev/shm), after"),
  CONTAINER("the container's own folder, after"),
  ELSEWHERE("files anywhere else on the disk, after"),
  CORE("core dumps, after"),
  WHILE_RUNNING("files in all of these, while it ran"),
  DELETED("deleted or nameless files still open, while it ran"),
  WRITES("bytes written to files at any time"),
  NAMES("names given to files at any time"),
  CLIPBOARD("clipboard"),
  SELECTION("primary selection"),
  HEAP("live objects of the app, which lives on, locked");

  private final String words;

  Place(String words) {
    this.words = words;
  }

  /** For a person. */
  public String words() {
    return words;
  }
}
