package dev.cordon.browser.residue.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.browser.residue.canary.Canaries;
import dev.cordon.browser.residue.canary.Channel;
import dev.cordon.browser.residue.canary.Scent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("B1")
class LookersTest {
  private final Canaries words = Canaries.hatch(new SecureRandom());
  private final Nose nose = new Nose(new Scent(List.of(words)));
  private final Findings findings = new Findings();
  private final String word = words.of(Channel.HTML);
  @TempDir private Path folder;

  @Test
  void packedStreamsAreOpenedWhereverTheyBegin() throws IOException {
    ByteArrayOutputStream gzip = noise();
    packed(new GZIPOutputStream(gzip));
    assertEquals(html(), nose.smell(gzip.toByteArray()), "gzip");
    ByteArrayOutputStream zlib = noise();
    packed(new DeflaterOutputStream(zlib));
    assertEquals(html(), nose.smell(zlib.toByteArray()), "zlib");
    ByteArrayOutputStream zip = noise();
    ZipOutputStream entries = new ZipOutputStream(zip);
    entries.putNextEntry(new ZipEntry("page.html"));
    packed(entries);
    assertEquals(html(), nose.smell(zip.toByteArray()), "ZIP");
  }

  @Test
  void aWordAcrossTwoPiecesOfALongStreamIsFound() throws IOException {
    byte[] text = word.getBytes(StandardCharsets.US_ASCII);
    for (int border : new int[] {64 << 10, 16 << 20}) {
      byte[] stream = new byte[border + 1000];
      System.arraycopy(text, 0, stream, border - 10, text.length);
      assertEquals(html(), nose.smell(new ByteArrayInputStream(stream)), "at " + border);
    }
    assertEquals(Map.of(), nose.smell(new ByteArrayInputStream(new byte[17 << 20])));
  }

  @Test
  void changedFilesAreReadAndOldAndOwnOnesAreNot() throws IOException {
    Files.writeString(folder.resolve("new"), "…" + word);
    Files.writeString(folder.resolve(words.of(Channel.DOWNLOAD_NAME)), "");
    Path own = Files.createDirectory(folder.resolve("own"));
    Files.writeString(own.resolve("log"), words.of(Channel.PDF));
    FileTime begin = FileTime.from(Instant.EPOCH);
    assertEquals(
        2, new Disk(nose, begin, Set.of(own)).search(folder, file -> Place.HOME, findings));
    assertEquals(Set.of(Channel.HTML, Channel.DOWNLOAD_NAME), at(Place.HOME));
    FileTime later = FileTime.from(Instant.now().plusSeconds(60));
    assertEquals(0, new Disk(nose, later, Set.of()).search(folder, file -> Place.HOME, findings));
  }

  @Test
  void whatStraceSawIsReadWithItsEscapesAndWithoutSockets() throws IOException {
    StringBuilder wide = new StringBuilder();
    words.of(Channel.TITLE).chars().forEach(sign -> wide.append((char) sign).append("\\000"));
    Path log =
        Files.writeString(
            folder.resolve("log"),
            String.join(
                "\n",
                "12  write(5</home/u/cache>, \"\\0\\1a" + word + "\\n\", 40) = 40",
                "13  pwrite64(6</home/u/db>, \"" + wide + "\", 48, 0 <unfinished ...>",
                "14  write(7<socket:[33]>, \"" + words.of(Channel.PDF) + "\", 24) = 24",
                "15  openat(AT_FDCWD</>, \"/tmp/"
                    + words.of(Channel.ADDRESS)
                    + "\", O_RDWR|O_CREAT) = 3",
                "16  openat(AT_FDCWD</>, \"/tmp/" + words.of(Channel.BLOB) + "\", O_RDONLY) = -1",
                "17  rename(\"/tmp/a\", \"/tmp/" + words.of(Channel.DOWNLOAD_NAME) + "\") = 0",
                ""));
    new Trace(nose, folder).search(log, findings);
    assertEquals(Set.of(Channel.HTML, Channel.TITLE), at(Place.WRITES));
    assertEquals(Set.of(Channel.ADDRESS, Channel.DOWNLOAD_NAME), at(Place.NAMES));
  }

  private Set<Channel> at(Place place) {
    return findings.at(words, place).orElseThrow().keySet();
  }

  private Map<Canaries, Set<Channel>> html() {
    return Map.of(words, Set.of(Channel.HTML));
  }

  private void packed(OutputStream out) throws IOException {
    // Twice: the second time compression need only point at the first.
    out.write(("<p>" + word + "</p><p>" + word).getBytes(StandardCharsets.US_ASCII));
    out.close();
  }

  private static ByteArrayOutputStream noise() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("header \0\1\2\u001f".getBytes(StandardCharsets.ISO_8859_1));
    return out;
  }
}
