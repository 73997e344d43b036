package dev.cordon.storage.nio;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.cordon.storage.nio.Twins.Act;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Has the same thing done again and again in new directories of both file systems. */
final class Contract {
  /** Of every kind: there, not there, below a file, by detours. */
  static final List<String> PLACES =
      List.of(
          "file",
          "dir",
          "empty",
          "missing",
          "missing/new",
          "file/below",
          "dir/inner",
          "dir/sub",
          "dir/new",
          "",
          "dir/../file",
          "missing/../file",
          "file/../other",
          "dir/.",
          "dir/sub/..",
          "./file");

  private final Twins.Pairs pairs;

  private Contract(Twins.Pairs pairs) {
    this.pairs = pairs;
  }

  /** Something done from one place to another. */
  interface Pair {
    @Nullable Object in(Path from, Path to) throws Exception;
  }

  /** Something done with an open file. */
  interface Use {
    @Nullable Object of(FileChannel channel) throws Exception;
  }

  static Contract in(Path directory) throws IOException {
    return new Contract(Twins.pairs(directory));
  }

  /** A kernel neither deletes nor moves what is named by dots; here they are but a detour. */
  static boolean isName(String place) {
    return !place.isEmpty() && !place.endsWith(".");
  }

  static Object names(Path path) throws IOException {
    try (Stream<Path> all = Files.list(path)) {
      return all.sorted().collect(Collectors.toList());
    }
  }

  void each(Act act) throws IOException {
    each(act, true);
  }

  void each(Act act, boolean sameTrees) throws IOException {
    for (String place : PLACES) {
      twins().agree(root -> act.in(root.resolve(place)), place, sameTrees);
    }
  }

  void once(Act act) throws IOException {
    twins().agree(act, "", true);
  }

  void pair(String from, String to, Pair act) throws IOException {
    twins().agree(root -> act.in(root.resolve(from), root.resolve(to)), from + " → " + to, true);
  }

  void with(Use use, OpenOption... options) throws IOException {
    twins()
        .agree(
            root -> {
              try (FileChannel channel = FileChannel.open(root.resolve("file"), options)) {
                Object result = use.of(channel);
                return result == channel ? "itself" : result;
              }
            },
            List.of(options).toString(),
            true);
  }

  void closed(Use use) throws IOException {
    with(
        channel -> {
          channel.close();
          return use.of(channel);
        },
        READ,
        WRITE);
  }

  Twins twins() throws IOException {
    return pairs.next();
  }
}
