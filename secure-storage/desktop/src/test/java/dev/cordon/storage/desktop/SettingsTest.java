package dev.cordon.storage.desktop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.Registration;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.settings.SettingKey;
import dev.cordon.storage.settings.Settings;
import dev.cordon.storage.settings.SettingsEditor;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("A2")
@Timeout(120)
class SettingsTest {
  private static final SettingKey<String> SIGNATURE = SettingKey.text("signature", "none");
  private static final SettingKey<Long> COUNT = SettingKey.number("count", 7);
  private static final SettingKey<DayOfWeek> DAY = SettingKey.choice("day", DayOfWeek.MONDAY);

  @TempDir Path directory;
  private TestDomain domain;
  private SecureDatabase database;
  private Settings settings;

  @BeforeEach
  void open() throws IOException {
    domain = TestDomain.of(directory, "master");
    database = DesktopDatabases.in(domain).open("settings");
    settings = Settings.in(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyTypeSurvivesAReopening() throws IOException {
    SettingKey<Boolean> flag = SettingKey.flag("flag", false);
    SettingKey<Double> real = SettingKey.real("real", 0);
    SettingKey<byte[]> bytes = SettingKey.bytes("bytes", new byte[0]);
    SettingKey<Set<String>> texts = SettingKey.texts("texts", Set.of());
    SettingKey<Instant> instant = SettingKey.instant("instant", Instant.EPOCH);
    Instant now = Instant.parse("2026-11-23T01:02:03.000000004Z");
    settings.edit(
        editor ->
            editor
                .set(SIGNATURE, "署名 🗾")
                .set(COUNT, Long.MIN_VALUE)
                .set(DAY, DayOfWeek.FRIDAY)
                .set(flag, true)
                .set(real, 0.1)
                .set(bytes, new byte[] {0, -1})
                .set(texts, Set.of("b", "a"))
                .set(instant, now));
    database.close();
    open();
    assertEquals("署名 🗾", settings.get(SIGNATURE));
    assertEquals(Long.MIN_VALUE, settings.get(COUNT));
    assertEquals(DayOfWeek.FRIDAY, settings.get(DAY));
    assertTrue(settings.get(flag));
    assertEquals(0.1, settings.get(real));
    assertArrayEquals(new byte[] {0, -1}, settings.get(bytes));
    assertEquals(Set.of("a", "b"), settings.get(texts));
    assertEquals(now, settings.get(instant));
  }

  @Test
  void whatIsNotSetOrWasResetIsTheDefault() throws IOException {
    assertEquals("none", settings.get(SIGNATURE));
    settings.edit(editor -> editor.set(SIGNATURE, "x"));
    settings.edit(editor -> editor.reset(SIGNATURE).reset(COUNT));
    assertEquals("none", settings.get(SIGNATURE));
    assertEquals(7, settings.get(COUNT));
  }

  @Test
  void anEditThatThrowsChangesNothingAndTellsNobody() throws IOException {
    List<String> told = new ArrayList<>();
    settings.observe(SIGNATURE, told::add);
    assertThrows(
        IllegalStateException.class,
        () ->
            settings.edit(
                editor -> {
                  editor.set(SIGNATURE, "half").set(COUNT, 1L);
                  throw new IllegalStateException("the edit broke");
                }));
    assertEquals("none", settings.get(SIGNATURE));
    assertEquals(7, settings.get(COUNT));
    assertEquals(List.of(), told);
  }

  @Test
  void listenersHearOfWhatChangedOnceAndAfterTheCommit() throws IOException {
    List<String> told = new ArrayList<>();
    Registration registration =
        settings.observe(
            SIGNATURE,
            now -> {
              told.add(now + " " + Thread.currentThread().getId());
              assertEquals(now, fromAnotherThread()); // no lock is held, and it is committed
            });
    settings.edit(editor -> editor.set(SIGNATURE, "a").set(SIGNATURE, "b").set(COUNT, 1L));
    settings.edit(editor -> editor.set(SIGNATURE, "b"));
    settings.edit(editor -> editor.set(SIGNATURE, "c").set(SIGNATURE, "b"));
    settings.edit(editor -> editor.reset(SIGNATURE));
    registration.close();
    settings.edit(editor -> editor.set(SIGNATURE, "unheard"));
    String here = " " + Thread.currentThread().getId();
    assertEquals(List.of("b" + here, "none" + here), told);
  }

  private String fromAnotherThread() {
    return CompletableFuture.supplyAsync(
            () -> {
              try {
                return settings.get(SIGNATURE);
              } catch (DatabaseException e) {
                throw new AssertionError(e);
              }
            })
        .orTimeout(60, TimeUnit.SECONDS)
        .join();
  }

  @Test
  void anEditIsAPartOfTheTransactionAroundIt() throws IOException {
    List<String> told = new ArrayList<>();
    settings.observe(SIGNATURE, told::add);
    assertThrows(
        IllegalStateException.class,
        () ->
            database.transaction(
                () -> {
                  settings.edit(editor -> editor.set(SIGNATURE, "rolled back"));
                  throw new IllegalStateException("the work broke");
                }));
    assertEquals("none", settings.get(SIGNATURE));
    boolean before =
        database.transaction(
            () -> {
              settings.edit(editor -> editor.set(SIGNATURE, "kept"));
              return told.isEmpty();
            });
    assertTrue(before);
    assertEquals(List.of("kept"), told);
  }

  @Test
  void anotherVersionsTypeIsSaidOrForgivenButNeverMisread() throws IOException {
    SettingKey<String> asText = SettingKey.text("count", "text");
    settings.edit(editor -> editor.set(COUNT, 1L));
    DatabaseException e = assertThrows(DatabaseException.class, () -> settings.get(asText));
    assertEquals(Problem.SETTING_MISTYPED, e.problem());
    assertFalse((e + e.text(java.util.Locale.ENGLISH)).contains("count"));
    assertEquals("text", settings.get(asText.forgiving()));
    settings.edit(editor -> editor.set(asText, "anew"));
    assertEquals("anew", settings.get(asText));
    assertThrows(DatabaseException.class, () -> settings.get(COUNT));
  }

  @Test
  void aConstantThatThisVersionLacksIsMistyped() throws IOException {
    settings.edit(editor -> editor.set(SettingKey.choice("day", Problem.LOCKED), Problem.CLOSED));
    assertThrows(DatabaseException.class, () -> settings.get(DAY));
    assertEquals(DayOfWeek.MONDAY, settings.get(DAY.forgiving()));
  }

  @Test
  void editsOfManyThreadsLoseNothing() throws Exception {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      all.add(CompletableFuture.runAsync(this::countTo25));
    }
    CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).get(60, TimeUnit.SECONDS);
    assertEquals(7 + 8 * 25, settings.get(COUNT));
  }

  private void countTo25() {
    try {
      for (int i = 0; i < 25; i++) {
        settings.edit(editor -> editor.set(COUNT, editor.get(COUNT) + 1));
      }
    } catch (DatabaseException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @Tag("D2")
  void afterALockEverythingIsRefused() throws IOException {
    settings.edit(editor -> editor.set(COUNT, 1L));
    domain.lock();
    assertEquals(
        Problem.LOCKED, assertThrows(DatabaseException.class, () -> settings.get(COUNT)).problem());
    assertEquals(
        Problem.LOCKED,
        assertThrows(DatabaseException.class, () -> settings.edit(editor -> editor.set(COUNT, 2L)))
            .problem());
  }

  @Test
  void anEditorIsOfNoUseAfterItsEdit() throws IOException {
    List<SettingsEditor> kept = new ArrayList<>();
    settings.edit(kept::add);
    assertThrows(IllegalStateException.class, () -> kept.get(0).set(COUNT, 1L));
  }

  @Test
  void theAppsOwnMigrationsAreLeftAlone() throws IOException {
    database.migrate(List.of("CREATE TABLE own(a)"));
    assertEquals(List.of(1L), database.query("PRAGMA user_version", row -> row.integer(0)));
    assertEquals(7, Settings.in(database).get(COUNT));
  }
}
