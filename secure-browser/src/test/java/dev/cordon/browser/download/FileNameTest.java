package dev.cordon.browser.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("B3")
class FileNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "attachment; filename=report.pdf | report.pdf",
        "attachment; filename=\"two words.pdf\" | two words.pdf",
        "ATTACHMENT; FILENAME=report.pdf | report.pdf",
        "attachment; filename=\"x.txt\"; filename*=UTF-8''%E5%A0%B1%E5%91%8A.pdf | 報告.pdf",
        "attachment; filename*=utf-8'ja'a+b%20c.pdf | a+b c.pdf",
        "attachment; filename*=ISO-8859-1''x%E9; filename=plain.pdf | plain.pdf",
        "attachment; filename*=UTF-8''%zz; filename=plain.pdf | plain.pdf",
        "attachment | from url.bin",
        "garbage;;;=== | from url.bin",
      })
  void theNameComesFromTheServerOrFromTheAddress(String header, String name) {
    HttpUrl url = HttpUrl.get("https://files.example/dir/from%20url.bin?q");
    assertEquals(name, FileName.of(FileName.disposition(header), url));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../../etc/passwd | passwd",
        "..\\..\\boot.ini | boot.ini",
        "/abs/olute | olute",
        ".. | download",
        "... | download",
        "a/ | download",
        ".hidden | hidden",
        "trailing. . | trailing",
        "con | _con",
        "NUL.txt | _NUL.txt",
        "lpt1 | _lpt1",
        "console.txt | console.txt",
        "a:b*c?d.txt | abcd.txt",
      })
  void aNameCannotLeaveItsFolderNorHide(String suggested, String safe) {
    assertEquals(safe, FileName.safe(suggested));
  }

  @Test
  void charactersThatDeceiveTheEyeAreTakenOut() {
    assertEquals("invoicefdp.exe", FileName.safe("invoice\u202Efdp.exe"));
    assertEquals("ab.txt", FileName.safe("a\u0000\u0007\u200B\u2028b.txt\n"));
    assertEquals("download", FileName.safe("\uD800"));
    assertEquals("\u00e9.txt", FileName.safe("e\u0301.txt"));
  }

  @Test
  void aLongNameKeepsItsExtensionAndWholeCharacters() {
    String name = FileName.safe("𠮷".repeat(500) + ".pdf");
    assertTrue(name.length() <= FileName.MAX_CHARS);
    assertTrue(name.endsWith("𠮷.pdf"));
    assertTrue(FileName.safe("a." + "b".repeat(500)).length() <= FileName.MAX_CHARS);
  }
}
