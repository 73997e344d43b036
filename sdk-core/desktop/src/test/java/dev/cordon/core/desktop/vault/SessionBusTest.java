package dev.cordon.core.desktop.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("A2")
class SessionBusTest {
  @TempDir Path runtime;

  private static Optional<String> told(String address) {
    return SessionBus.address(Map.of("DBUS_SESSION_BUS_ADDRESS", address));
  }

  @Test
  void itsAddressIsASocketInTheFileSystem() throws Exception {
    assertEquals(Optional.of("unix:path=/run/bus"), told("unix:path=/run/bus"));
    assertEquals(
        Optional.of("unix:path=/run/bus,guid=1f"),
        told("unix:abstract=/tmp/x;unix:path=/run/bus,guid=1f"));
    assertEquals(Optional.empty(), told("unix:abstract=/tmp/dbus-1"));
    assertEquals(Optional.empty(), told("disabled:"));
  }

  @Test
  void withoutAWordItIsWhereSystemdPutsIt() throws Exception {
    Map<String, String> environment = Map.of("XDG_RUNTIME_DIR", runtime.toString());
    assertEquals(Optional.empty(), SessionBus.address(environment));
    assertEquals(Optional.empty(), SessionBus.address(Map.of()));

    Files.createFile(runtime.resolve("bus"));
    assertEquals(
        Optional.of("unix:path=" + runtime.resolve("bus")), SessionBus.address(environment));
    Map<String, String> off =
        Map.of("XDG_RUNTIME_DIR", runtime.toString(), "DBUS_SESSION_BUS_ADDRESS", "disabled:");
    assertEquals(Optional.empty(), SessionBus.address(off));
  }

  @Test
  void aSocketAtWhichNobodyListensIsNoKeyStore() throws Exception {
    Path dead = Files.createFile(runtime.resolve("bus"));
    SecretServiceStore store =
        SecretServiceStore.of(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + dead), 1_000);

    assertFalse(store.isThere());
    BusFailure failure =
        assertThrows(
            BusFailure.class,
            () -> new SessionBus("unix:path=" + dead, 1_000, 1_000).call("/", "a.b", ""));
    assertTrue(failure.isNobodyThere());
  }
}
