package dev.cordon.storage.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.torn.TornDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any name in any script, many names, deep places; and those that no file may have. */
@Tag("A1")
class VolumeNamesTest {
  @TempDir Path directory;
  private Volume volume;

  @BeforeEach
  void open() throws IOException {
    volume = Desk.open(directory);
  }

  @AfterEach
  void close() throws IOException {
    volume.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "業",
        "ж",
        "ع",
        "ก",
        "अ",
        "한",
        "λ",
        "א",
        "\uD83D\uDCBC",
        "\uD869\uDED6",
        "\u0001",
        "\\",
        " ",
        ":",
        "*",
        "é",
        "\u202E"
      })
  void aNameMayHave255CharactersOfAnyScript(String character) throws IOException {
    String name = character.repeat(255);
    Desk.write(volume, "/" + name, "text");
    reopen();
    assertEquals(List.of(name), volume.list(Place.ROOT));
    assertEquals("text", Desk.read(volume, "/" + name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CON",
        "nul",
        "COM1.txt",
        "aux.",
        "trailing ",
        "trailing.",
        "a:b",
        "a\\b",
        "<>|?*\"",
        "~",
        "...",
        ".hidden",
        "-rf",
        "%2e",
        "\uFEFFmark"
      })
  void noSystemsOwnRulesApply(String name) throws IOException {
    Desk.write(volume, "/" + name, "text");
    Desk.write(volume, "/" + name + "X", "other");
    reopen();
    assertEquals("text", Desk.read(volume, "/" + name));
  }

  @Test
  void composedAndDecomposedAreOneName() throws IOException {
    String composed = "Übersicht ガ 각.pdf";
    String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
    Desk.write(volume, "/" + decomposed, "one");
    Desk.write(volume, "/" + composed, "two");
    assertEquals(List.of(composed), volume.list(Place.ROOT));
    assertEquals("two", Desk.read(volume, "/" + decomposed));
    volume.move(Shadow.place("/" + composed), Shadow.place("/" + decomposed), false);
    assertEquals("two", Desk.read(volume, "/" + composed));
  }

  @Test
  void upperAndLowerCaseAreTwoNames() throws IOException {
    Desk.write(volume, "/a", "small");
    Desk.write(volume, "/A", "big");
    assertEquals(List.of("A", "a"), volume.list(Place.ROOT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "\0", "nul\0", "\uD83D", "\uDCBCx", "a\uD83D"})
  void otherNamesAreRefused(String name) {
    requireRefused(name);
  }

  @Test
  void namesThatAreTooLongAreRefused() {
    requireRefused("a".repeat(256));
    requireRefused("業".repeat(256));
    requireRefused("\uD83D\uDCBC".repeat(256));
    requireRefused("\u0958".repeat(200)); // twice as long once normalised
    requireRefused("a".repeat(1_000_000));
  }

  @Test
  void aDecomposedNameOf255ComposedCharactersIsTaken() throws IOException {
    String composed = "が".repeat(255);
    Desk.write(volume, "/" + Normalizer.normalize(composed, Normalizer.Form.NFD), "x");
    assertEquals(List.of(composed), volume.list(Place.ROOT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD834\uDD5E", "e\u0301", "\u1112\u1161\u11AB", "\uD83D\uDC68\u200D"})
  void aDecomposedNameIsOneNameHoweverLongItIsWritten(String characters) throws IOException {
    String name = characters.repeat(80);
    Desk.write(volume, "/" + Normalizer.normalize(name, Normalizer.Form.NFD), "x");
    reopen();
    assertEquals("x", Desk.read(volume, "/" + Normalizer.normalize(name, Normalizer.Form.NFC)));
    assertEquals(List.of(Normalizer.normalize(name, Normalizer.Form.NFC)), volume.list(Place.ROOT));
  }

  @Test
  void tenThousandFilesInOneDirectory() throws IOException {
    TornDisk disk = new TornDisk(); // a real one takes its time to force 10,000 files
    List<String> names = new ArrayList<>();
    try (Volume many = Desk.open(disk.root())) {
      for (int i = 10_000; i < 20_000; i++) {
        names.add("file " + i);
        Desk.write(many, "/file " + i, "text " + i);
      }
    }
    try (Volume many = Desk.open(disk.root())) {
      assertEquals(names, many.list(Place.ROOT));
      assertEquals("text 12345", Desk.read(many, "/file 12345"));
      assertEquals(10_000, Desk.contents(disk.root()));
    }
  }

  @Test
  void aHundredDirectoriesDeep() throws IOException {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      path.append('/').append("directory of some length ".repeat(10));
      volume.createDirectory(Shadow.place(path.toString()));
    }
    Desk.write(volume, path + "/file", "deep");
    reopen();
    assertEquals("deep", Desk.read(volume, path + "/file"));
  }

  private void requireRefused(String name) {
    Place place = Place.ROOT.resolve(name);
    assertEquals(Problem.NAME_INVALID, Desk.problemOf(() -> volume.createDirectory(place)));
    assertEquals(Problem.NAME_INVALID, Desk.problemOf(() -> volume.facts(place)));
  }

  private void reopen() throws IOException {
    volume.close();
    volume = Desk.open(directory);
  }
}
