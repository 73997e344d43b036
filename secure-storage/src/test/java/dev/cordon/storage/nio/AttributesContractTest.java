package dev.cordon.storage.nio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attributes that are asked for and set: as in Java's own file system, refusals included. */
@Tag("A2")
class AttributesContractTest {
  @SuppressWarnings("NullAway.Init")
  private static Contract contract;

  @BeforeAll
  static void makeTwins(@TempDir Path directory) throws IOException {
    contract = Contract.in(directory);
  }

  @Test
  void attributesAreRefusedTheSame() throws IOException {
    for (String wanted :
        List.of(
            "size",
            "basic:size",
            "basic:*",
            "*,size",
            "size,isOther",
            "",
            "basic:",
            "x",
            "basic:x",
            "x:size",
            "size,x",
            ":size")) {
      contract.once(
          root -> new TreeMap<>(Files.readAttributes(root.resolve("file"), wanted)).keySet());
    }
    FileTime time = FileTime.fromMillis(1_700_000_000_000L);
    for (String name :
        List.of(
            "lastModifiedTime",
            "basic:lastModifiedTime",
            "size",
            "x",
            "x:y",
            "isDirectory",
            "fileKey")) {
      contract.once(root -> Files.setAttribute(root.resolve("file"), name, time));
      contract.once(root -> Files.setAttribute(root.resolve("missing"), name, time));
    }
    contract.once(root -> Files.setAttribute(root.resolve("file"), "lastModifiedTime", "today"));
    contract.once(root -> Files.setLastModifiedTime(root.resolve("missing"), time));
    contract.once(
        root -> Files.getLastModifiedTime(Files.setLastModifiedTime(root.resolve("file"), time)));
    contract.once(
        root -> Files.getLastModifiedTime(Files.setLastModifiedTime(root.resolve("dir"), time)));
    contract.once(root -> view(root.resolve("file")).name());
    contract.once(
        root -> {
          view(root.resolve("missing")).setTimes(null, null, null);
          return "nothing to do";
        });
  }

  private static BasicFileAttributeView view(Path path) {
    return Files.getFileAttributeView(path, BasicFileAttributeView.class);
  }
}
