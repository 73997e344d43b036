package dev.cordon.android.build.aar;

import dev.cordon.android.build.BuildRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The libraries of an app: folders of this build, and AARs of others. */
public final class Libraries {
  // Empty texts stand for "none": Maven passes an empty property as one.
  @Option(names = "--libraries", split = ",", description = "Folders laid out as an AAR is.")
  private List<String> folders = new ArrayList<>();

  @Option(names = "--aars", split = ",", description = "AARs.")
  private List<String> aars = new ArrayList<>();

  /** All of them, in the order given; AARs are unpacked into a folder. */
  public List<Library> in(Path scratch) throws IOException, BuildRefused {
    List<Library> all = new ArrayList<>();
    for (String folder : given(folders)) {
      all.add(new Library(Path.of(folder)));
    }
    for (String aar : given(aars)) {
      Path file = Path.of(aar);
      all.add(Library.unpack(file, scratch.resolve(file.getFileName().toString())));
    }
    return all;
  }

  private static List<String> given(List<String> texts) {
    return texts.stream().map(String::strip).filter(each -> !each.isEmpty()).toList();
  }
}
