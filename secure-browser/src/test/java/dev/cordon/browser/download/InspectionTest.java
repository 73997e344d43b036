package dev.cordon.browser.download;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("B3")
class InspectionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%PDF-1.7 | application/pdf | a.pdf | application/pdf |",
        "%PDF-1.7 | application/octet-stream | a | application/pdf |",
        "\\u0089PNG\\r\\n\\u001A\\n | image/png | a.png | image/png |",
        "\\u00FF\\u00D8\\u00FFx | image/png | a.png | image/jpeg | TYPE_DISAGREES NAME_DISAGREES",
        "RIFF1234WEBPVP | image/webp | a.webp | image/webp |",
        "PK\\u0003\\u0004 | application/vnd.openxmlformats-officedocument.wordprocessingml.document | a.docx | application/zip |",
        "PK\\u0003\\u0004 | application/pdf | a.pdf | application/zip | TYPE_DISAGREES NAME_DISAGREES",
        "\\u00D0\\u00CF\\u0011\\u00E0\\u00A1\\u00B1\\u001A\\u00E1 | application/msword | a.doc | application/x-ole-storage |",
        "MZ\\u0090 | application/pdf | a.pdf | application/x-executable | EXECUTABLE TYPE_DISAGREES NAME_DISAGREES",
        "\\u007FELF | application/octet-stream | tool | application/x-executable | EXECUTABLE",
        "#!/bin/sh | text/plain | a.txt | text/x-script | EXECUTABLE",
        "<!DOCTYPE HTML> | image/png | a.png | text/html | EXECUTABLE TYPE_DISAGREES NAME_DISAGREES",
        "  <script>x | text/csv | a.csv | text/html | EXECUTABLE",
        "anything | application/octet-stream | run.ps1 | '' | EXECUTABLE",
        "anything | text/javascript | a | '' | EXECUTABLE",
        "anything | application/octet-stream | a.bin | '' |",
        "not a pdf | application/pdf | a.txt | '' | TYPE_DISAGREES",
        "'' | application/octet-stream | a.dat | '' |",
        "<abbr> | text/plain | a.txt | '' |",
      })
  void whatAFileIsCountsBesideWhatItIsCalled(
      String start, String declared, String name, String is, String warnings) {
    byte[] head = unescaped(start).getBytes(StandardCharsets.ISO_8859_1);
    Content content = Inspection.of(head, declared, name);
    assertEquals(is, content.sniffedType());
    assertEquals(
        warnings == null ? Set.of() : Set.of(warnings.split(" ", -1)),
        content.warnings().stream().map(Enum::name).collect(Collectors.toSet()));
  }

  private static String unescaped(String text) {
    String plain = text.replace("\\r", "\r").replace("\\n", "\n");
    return java.util.regex.Pattern.compile("\\\\u(....)")
        .matcher(plain)
        .replaceAll(
            hex ->
                java.util.regex.Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
  }
}
