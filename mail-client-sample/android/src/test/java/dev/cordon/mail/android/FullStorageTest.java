package dev.cordon.mail.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.cordon.mail.android.testing.Phone;
import dev.cordon.mail.android.testing.Post;
import dev.cordon.mail.android.testing.SmallDisk;
import dev.cordon.mail.android.testing.TestMailApp;
import dev.cordon.mail.android.testing.WorkArea;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.storage.DatabaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.Config;
import org.robolectric.annotation.ConscryptMode;

/**
 * A phone without room: the employee is told what to do, loses nothing that was kept, and goes on
 * where it stopped once there is room. The database's own engine says that it is full; files and
 * the container's pages are refused by the kernel, on a {@link SmallDisk}.
 */
@Tag("A2")
@Tag("C1")
@Tag("K3")
@RunWith(RobolectricTestRunner.class)
@Config(application = TestMailApp.class)
@ConscryptMode(ConscryptMode.Mode.OFF)
public final class FullStorageTest {
  private static final String NO_ROOM_ENGLISH = "no room left";
  private static final String NO_ROOM_JAPANESE = "空き容量";

  private final TestMailApp app = (TestMailApp) RuntimeEnvironment.getApplication();

  @Test
  public void mailsThatDoNotFitAreSaidAndComeOnceThereIsRoom() throws Exception {
    try (Post post = Post.with("01");
        Phone phone = WorkArea.working(post)) {
      long files = files();
      app.fillDatabase();
      deliverMore(post);
      phone.click(R.id.inbox_refresh);
      saysThereIsNoRoom(phone);
      assertEquals("what was there is there", 1, phone.rows());
      assertEquals("nothing half-fetched takes the last room", files, files());
      app.makeRoomForDatabase();
      phone.click(R.id.inbox_refresh);
      phone.until(() -> phone.rows() == 5 && !phone.shows(R.id.inbox_status));
      assertFalse(phone.shows(R.id.notice));
    }
  }

  @Test
  public void aMailIsReadWhileThereIsNoRoomToNoteIt() throws Exception {
    try (Post post = Post.with("01");
        Phone phone = WorkArea.working(post)) {
      app.database().execute("CREATE TABLE room(taken BLOB)");
      app.database()
          .execute(
              "CREATE TRIGGER noting AFTER UPDATE OF seen ON message"
                  + " BEGIN INSERT INTO room VALUES(zeroblob(1000000)); END");
      app.fillDatabase();
      phone.open(0);
      assertFalse(phone.text(R.id.message_text).isEmpty());
      assertFalse(phone.shows(R.id.notice));
      phone.back();
      phone.idle();
      assertEquals("still unread", 1, unread());
      app.makeRoomForDatabase();
      phone.open(0);
      phone.back();
      phone.idle();
      assertEquals(0, unread());
    }
  }

  @Test
  public void aMailThatFindsNoRoomInTheOutboxIsKeptAndSentOnceLater() throws Exception {
    Post post = Post.with("01");
    try (Phone phone = WorkArea.working(post)) {
      int port = post.smtpPort();
      post.stopSending();
      compose(phone, longText());
      phone.click(R.id.compose_send);
      phone.until(() -> phone.text(R.id.notice).contains(words(phone, R.string.compose_kept)));
      // The earlier attempt's entry leaves the outbox, and its successor finds no room.
      app.database().execute("CREATE TABLE room(taken BLOB)");
      app.database()
          .execute(
              "CREATE TRIGGER adding BEFORE INSERT ON outbox"
                  + " BEGIN INSERT INTO room VALUES(zeroblob(1000000)); END");
      app.fillDatabase();
      post.sendAgain(port);
      phone.click(R.id.compose_send);
      saysThereIsNoRoom(phone);
      assertEquals(0, post.received().size());
      phone.back();
      phone.until(() -> phone.shows(R.id.inbox_unsent));
      phone.leaveFor(Duration.ofSeconds(1));
      app.makeRoomForDatabase();
      phone.click(R.id.inbox_unsent);
      phone.until(() -> phone.find(R.id.compose_send).isEnabled());
      assertEquals(longText(), phone.text(R.id.compose_text));
      phone.click(R.id.compose_send);
      phone.until(() -> phone.shows(R.id.inbox_list));
      assertEquals(1, post.received().size());
    } finally {
      post.close();
    }
  }

  @Test
  public void aDraftThatFindsNoRoomIsNotLeftBehind() throws Exception {
    try (SmallDisk disk = SmallDisk.empty();
        Post post = Post.with("01")) {
      app.liveOn(disk);
      try (Phone phone = WorkArea.working(post)) {
        compose(phone, "");
        disk.fill();
        phone.type(R.id.compose_text, longText());
        phone.wait(Duration.ofSeconds(2));
        saysThereIsNoRoom(phone);
        phone.back();
        phone.settle();
        saysThereIsNoRoom(phone);
        assertEquals(longText(), phone.text(R.id.compose_text));
        disk.makeRoom();
        phone.back();
        phone.until(() -> phone.shows(R.id.inbox_unsent));
        phone.click(R.id.inbox_unsent);
        phone.until(() -> phone.find(R.id.compose_send).isEnabled());
        assertEquals(longText(), phone.text(R.id.compose_text));
      }
    }
  }

  @Test
  public void aDraftIsDeletedAlthoughThereIsNoRoom() throws Exception {
    try (SmallDisk disk = SmallDisk.empty();
        Post post = Post.with("01")) {
      app.liveOn(disk);
      try (Phone phone = WorkArea.working(post)) {
        compose(phone, "Tomorrow at ten.");
        phone.wait(Duration.ofSeconds(2));
        phone.until(this::hasDrafts);
        disk.fill();
        phone.click(R.id.compose_discard);
        phone.until(() -> phone.shows(R.id.inbox_list));
        phone.idle();
        assertFalse(hasDrafts());
        assertFalse(phone.shows(R.id.inbox_unsent));
      }
    }
  }

  @Test
  public void attachmentsThatDoNotFitAreSaidAndComeOnceThereIsRoom() throws Exception {
    try (SmallDisk disk = SmallDisk.empty();
        Post post = Post.with("01")) {
      app.liveOn(disk);
      try (Phone phone = WorkArea.working(post)) {
        disk.fill();
        deliverMore(post);
        phone.click(R.id.inbox_refresh);
        saysThereIsNoRoom(phone);
        assertEquals(1, phone.rows());
        disk.makeRoom();
        phone.click(R.id.inbox_refresh);
        phone.until(() -> phone.rows() == 5 && !phone.shows(R.id.inbox_status));
      }
    }
  }

  @Test
  public void aPasscodeThatFindsNoRoomIsAskedForAgain() {
    try (SmallDisk disk = SmallDisk.empty()) {
      app.liveOn(disk);
      try (Phone phone = WorkArea.joined(Policy.DEFAULT)) {
        phone.until(() -> phone.shows(R.id.passcode_save));
        disk.fill();
        phone.type(R.id.passcode_new, WorkArea.PASSCODE);
        phone.type(R.id.passcode_again, WorkArea.PASSCODE);
        phone.click(R.id.passcode_save);
        phone.until(() -> phone.find(R.id.passcode_save).isEnabled());
        phone.until(() -> phone.text(R.id.notice).contains("Free space"));
        phone.speak("ja");
        assertTrue(phone.text(R.id.notice).contains(NO_ROOM_JAPANESE));
        disk.makeRoom();
        phone.click(R.id.passcode_save);
        phone.until(() -> phone.shows(R.id.account_save));
        phone.click(R.id.lock);
        phone.unlock();
      }
    }
  }

  @Test
  public void aWorkAreaThatFindsNoRoomIsMadeOnceThereIsSome() {
    try (SmallDisk disk = SmallDisk.empty()) {
      app.liveOn(disk);
      disk.fill();
      try (Phone phone = Phone.start()) {
        if (!phone.shows(R.id.welcome_continue)) {
          assertTrue(phone.text(R.id.reason), phone.text(R.id.reason).contains("Free space"));
          disk.makeRoom();
          phone.click(R.id.blocked_check_in);
        }
        phone.until(() -> phone.shows(R.id.welcome_continue));
      }
    }
  }

  @Test
  public void mailThatCannotBeOpenedForLackOfRoomIsOpenedOnceThereIsSome() throws Exception {
    try (SmallDisk disk = SmallDisk.empty()) {
      app.liveOn(disk);
      try (Phone phone = WorkArea.locked()) {
        disk.fill(); // the mail's domain is made when it is opened for the first time
        phone.until(() -> phone.shows(R.id.unlock_passcode));
        phone.type(R.id.unlock_passcode, WorkArea.PASSCODE);
        phone.click(R.id.unlock_open);
        phone.until(() -> phone.shows(R.id.opening_again));
        String english = phone.text(R.id.opening_text);
        assertTrue(english, english.contains("Free"));
        phone.speak("ja");
        assertTrue(phone.text(R.id.opening_text).contains(NO_ROOM_JAPANESE));
        assertTrue(phone.shows(R.id.opening_again));
        disk.makeRoom();
        phone.click(R.id.opening_again);
        phone.until(() -> phone.shows(R.id.account_save));
      }
    }
  }

  private static void deliverMore(Post post) {
    for (String number : new String[] {"02", "06", "10", "11"}) {
      post.deliver(number);
    }
  }

  private static void saysThereIsNoRoom(Phone phone) {
    phone.until(() -> phone.text(R.id.notice).contains(NO_ROOM_ENGLISH));
    phone.speak("ja");
    phone.until(() -> phone.text(R.id.notice).contains(NO_ROOM_JAPANESE));
    phone.speak("en");
    phone.until(() -> phone.text(R.id.notice).contains(NO_ROOM_ENGLISH));
  }

  private static void compose(Phone phone, String text) {
    phone.click(R.id.inbox_compose);
    phone.until(() -> phone.find(R.id.compose_send).isEnabled());
    phone.type(R.id.compose_to, Post.COLLEAGUE);
    phone.type(R.id.compose_subject, "Plan");
    phone.type(R.id.compose_text, text);
  }

  private static String longText() {
    return String.join(" ", Collections.nCopies(400, "Tomorrow at ten."));
  }

  private static String words(Phone phone, int text) {
    return phone.activity().getString(text);
  }

  private long unread() throws DatabaseException {
    return app.database()
        .query("SELECT count(*) FROM message WHERE seen=0", row -> row.integer(0))
        .get(0);
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.walk(app.workplace().mail().files().path("/"))) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  private boolean hasDrafts() {
    try {
      return app.workplace().mail().files().exists("drafts");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
