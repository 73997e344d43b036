package dev.cordon.browser.engine.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PageDialogsTest {
  private final List<PageDialogs.Dialog> shown = new ArrayList<>();
  private PageDialogs.Answer answer = new PageDialogs.Answer(true, "typed", false);
  private final PageDialogs dialogs = new PageDialogs(new Host(), () -> "https://site.test");

  @Test
  void theSiteIsNamedAndTheAnswerGoesBack() {
    assertTrue(dialogs.confirm("Really?"));
    assertEquals(Optional.of("typed"), dialogs.prompt("Name?", "x"));
    assertEquals("https://site.test", shown.get(0).site());
    assertEquals("x", shown.get(1).proposed());
  }

  @Test
  void afterTheThirdTheyCanBeEnded() {
    for (int i = 0; i < 3; i++) {
      dialogs.alert("again");
      assertFalse(shown.get(i).canEnd());
    }
    answer = new PageDialogs.Answer(true, "", true);
    dialogs.alert("and again");
    assertTrue(shown.get(3).canEnd());
    assertFalse(dialogs.confirm("never shown"));
    assertEquals(4, shown.size());
    dialogs.startAnew();
    dialogs.alert("another page");
    assertEquals(5, shown.size());
  }

  @Test
  void longWordsAreCut() {
    dialogs.alert("x".repeat(1_000_000));
    assertTrue(shown.get(0).text().length() < 3000);
  }

  private final class Host implements PageHost {
    @Override
    public int tab() {
      return 1;
    }

    @Override
    public Optional<PageView> newTab(boolean afterInput) {
      return Optional.empty();
    }

    @Override
    public void close() {}

    @Override
    public void notice(String text) {}

    @Override
    public PageDialogs.Answer show(PageDialogs.Dialog dialog) {
      shown.add(dialog);
      return answer;
    }

    @Override
    public void menu(List<PageMenu.Entry> entries, double x, double y) {}

    @Override
    public void printNow() {}

    @Override
    public <T> Optional<T> waitFor(CompletableFuture<T> answer) {
      return Optional.empty();
    }
  }
}
