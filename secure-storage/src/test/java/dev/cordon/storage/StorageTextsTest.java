package dev.cordon.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.policy.protocol.text.Messages;
import dev.cordon.storage.StorageException.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("K3")
class StorageTextsTest {
  @Test
  void everyProblemHasAnEnglishAndAJapaneseText() {
    Messages messages = Messages.beside(StorageException.class, "storage");
    assertEquals(
        Set.of(), messages.missing(Arrays.stream(Problem.values()).map(Problem::name).toList()));
  }

  @Test
  void theTextNamesTheEntryAndTheMessageForLogsDoesNot() {
    StorageException e = new StorageException(Problem.DAMAGED, "給与明細.pdf");
    assertTrue(e.text(Locale.ENGLISH).contains("給与明細.pdf"));
    assertTrue(e.text(Locale.JAPANESE).contains("業務ファイル「給与明細.pdf」"));
    assertFalse(e.toString().contains("給与明細"));
  }
}
