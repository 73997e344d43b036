package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.keys.ContainerKey;
import dev.cordon.core.keys.ContainerKeys;
import dev.cordon.core.secret.SecretBytes;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an open container holds in memory is gone when it locks. */
@Tag("D2")
class OpenAreaTest {
  private static final LocalDate DAY = LocalDate.parse("2026-04-01");

  private final ContainerKey containerKey = ContainerKeys.random();
  private final SecretBytes mail = key();
  private final SecretBytes notes = key();
  private final SecretBytes day = key();
  private final OpenArea area = new OpenArea(containerKey);

  OpenAreaTest() {
    area.put("mail", mail);
    area.put("notes", notes);
    area.putDay(DAY, day);
  }

  @Test
  void closingDestroysEveryKey() {
    area.close();
    assertTrue(ContainerKeys.isDestroyed(containerKey));
    assertTrue(mail.isDestroyed());
    assertTrue(notes.isDestroyed());
    assertTrue(day.isDestroyed());
    assertTrue(area.copyOfContainerKey().isEmpty());
  }

  @Test
  void aResourceThatFailsToCloseKeepsNoKeyInMemory() {
    area.add(
        () -> {
          throw new IOException("stuck");
        },
        "mail");
    area.add(
        () -> {
          throw new IllegalStateException("a bug");
        },
        "notes");
    assertEquals(2, area.close().size());
    assertTrue(ContainerKeys.isDestroyed(containerKey));
    assertTrue(mail.isDestroyed());
  }

  @Test
  void oneDomainIsClosedWithoutTheOthers() {
    area.close("mail");
    assertTrue(mail.isDestroyed());
    assertFalse(notes.isDestroyed());
    assertFalse(ContainerKeys.isDestroyed(containerKey));
  }

  @Test
  void aKeyThatComesTooLateIsDestroyed() {
    area.close();
    SecretBytes late = key();
    area.putDay(DAY, late);
    assertTrue(late.isDestroyed());
  }

  private static SecretBytes key() {
    return SecretBytes.owning(new byte[32]);
  }
}
