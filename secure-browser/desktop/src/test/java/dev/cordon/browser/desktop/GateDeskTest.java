package dev.cordon.browser.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.channel.FromEngine.Ask;
import dev.cordon.browser.channel.FromEngine.Wish;
import dev.cordon.browser.channel.ToEngine.Judged;
import dev.cordon.policy.protocol.policy.Browser.SiteRule;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import dev.cordon.policy.protocol.policy.Permission;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.Transfer;
import dev.cordon.policy.protocol.policy.Transfer.CopyPaste;
import dev.cordon.policy.protocol.policy.Transfer.Reach;
import dev.cordon.testing.EnrolledContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the gate says of an engine's wish is what happens, and what the employee reads. */
@Tag("B3")
@Tag("F2")
class GateDeskTest {
  private final EnrolledContainer work = EnrolledContainer.create();
  private final Desktop desktop = new Desktop();
  private final GateDesk desk =
      new GateDesk(
          work.container(), desktop, new WorkClipboard(desktop), new Failures(desktop::language));

  private static final class Desktop implements BrowserApp, Clipboard {
    private Optional<String> clip = Optional.empty();
    private final List<String> outside = new ArrayList<>();

    @Override
    public Clipboard clipboard() {
      return this;
    }

    @Override
    public Locale language() {
      return Locale.JAPANESE;
    }

    @Override
    public void openOutside(String url) {
      outside.add(url);
    }

    @Override
    public void put(String text) {
      clip = Optional.of(text);
    }

    @Override
    public Optional<String> text() {
      return clip;
    }
  }

  @AfterEach
  void close() {
    work.close();
  }

  private void rule(CopyPaste copyPaste, int most) {
    rule(
        new Transfer(
            copyPaste,
            most,
            Permission.BLOCKED,
            Reach.MANAGED,
            Set.of(),
            Reach.ANY,
            Set.of(),
            Permission.BLOCKED,
            Transfer.DEFAULT.notifications(),
            Transfer.DEFAULT.watermark(),
            Transfer.DEFAULT.contactsSync(),
            Transfer.DEFAULT.backup(),
            Transfer.DEFAULT.inputs()));
  }

  private void rule(Transfer transfer) {
    Policy now = work.container().policy();
    work.publish(now.withTransfer(transfer));
  }

  private Judged ask(Wish wish, String text) {
    return desk.judge(new Ask(1, 1, wish, text));
  }

  @Test
  void whatMayLeaveIsOnTheClipboard() {
    rule(CopyPaste.ANY, 0);
    assertTrue(ask(Wish.COPY, "text").allowed());
    assertEquals(Optional.of("text"), desktop.clip);
  }

  @Test
  void onlyWhatMayLeaveIsOnTheClipboardAndTheEmployeeIsTold() {
    rule(CopyPaste.BLOCKED, 3);
    Judged judged = ask(Wish.COPY, "secret");
    assertTrue(judged.allowed());
    assertEquals(Optional.of("sec"), desktop.clip);
    assertFalse(judged.why().isEmpty());
  }

  @Test
  void whatMayNotLeaveIsNowhere() {
    rule(CopyPaste.BLOCKED, 0);
    Judged judged = ask(Wish.COPY, "secret");
    assertFalse(judged.allowed());
    assertFalse(judged.why().isEmpty());
    assertEquals(Optional.empty(), desktop.clip);
    assertFalse(ask(Wish.DRAG_OUT, "secret").allowed());
  }

  @Test
  void whatIsKeptInsideIsPastedInsideAndNeverOnTheClipboard() {
    rule(CopyPaste.MANAGED, 0);
    assertTrue(ask(Wish.COPY, "secret").allowed());
    assertEquals(Optional.empty(), desktop.clip);
    assertEquals("secret", ask(Wish.PASTE, "").text());
    assertFalse(ask(Wish.DRAG_OUT, "secret").allowed());
  }

  @Test
  void whatWasCopiedLaterOutsideIsPastedIfItMayComeIn() {
    rule(CopyPaste.MANAGED_PASTE_IN, 0);
    ask(Wish.COPY, "secret");
    desktop.put("from elsewhere");
    assertEquals("from elsewhere", ask(Wish.PASTE, "").text());
    rule(CopyPaste.MANAGED, 0);
    Judged judged = ask(Wish.PASTE, "");
    assertFalse(judged.allowed());
    assertEquals("", judged.text());
    assertFalse(ask(Wish.DROP_IN, "dropped").allowed());
  }

  @Test
  void aClosedContainerLetsNothingPass() {
    rule(CopyPaste.ANY, 0);
    work.lock();
    for (Wish each : List.of(Wish.COPY, Wish.DRAG_OUT, Wish.DROP_IN, Wish.PRINT)) {
      assertFalse(ask(each, "text").allowed(), each.name());
    }
    assertEquals(Optional.empty(), desktop.clip);
  }

  @Test
  @Tag("F4")
  void printingIsJudged() {
    assertFalse(ask(Wish.PRINT, "").allowed());
    assertTrue(ask(Wish.VIEW_SOURCE, "").allowed());
  }

  @Test
  @Tag("B5")
  void onlySitesOfThePersonalSideOpenThere() {
    work.publish(
        work.container()
            .policy()
            .browser()
            .withSites(List.of(new SiteRule("news.example", Verdict.OUTSIDE))));
    assertTrue(ask(Wish.OPEN_OUTSIDE, "https://news.example/a").allowed());
    assertFalse(ask(Wish.OPEN_OUTSIDE, "https://wiki.example/a").allowed());
    assertFalse(ask(Wish.OPEN_OUTSIDE, "file:///etc/passwd").allowed());
    assertEquals(List.of("https://news.example/a"), desktop.outside);
  }
}
