package dev.cordon.server.admin;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.server.http.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("H9")
class SeparationTest {
  @Test
  void nobodyApprovesTheirOwnWorkNorThatOfTheirScripts() {
    for (String author : new String[] {"anna", "anna/nightly"}) {
      Refused refused = assertThrows(Refused.class, () -> Separation.mustBeAnother("anna", author));
      assertEquals("OWN_WORK", refused.code());
      assertEquals(403, refused.status());
      assertDoesNotThrow(() -> Separation.mustBeAnother("ann", author));
      assertDoesNotThrow(() -> Separation.mustBeAnother("anna2", author));
    }
  }
}
