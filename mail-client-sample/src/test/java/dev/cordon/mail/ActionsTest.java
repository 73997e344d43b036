package dev.cordon.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.mail.actions.MailActions;
import dev.cordon.mail.actions.SavePlace;
import dev.cordon.mail.actions.ShareTarget;
import dev.cordon.mail.mime.Attachment;
import dev.cordon.mail.mime.Mail;
import dev.cordon.mail.mime.MailParser;
import dev.cordon.mail.mime.Source;
import dev.cordon.mail.testing.Corpus;
import dev.cordon.mail.testing.WorkArea;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.policy.Transfer.SaveTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ActionsTest {
  private static final Decision DENIED =
      new Decision.Denied(Reason.of(Reason.Code.COPY_BLOCKED, "transfer.copyPaste"));
  private static final Decision INSIDE =
      new Decision.KeptInside(Reason.of(Reason.Code.COPY_BLOCKED, "transfer.copyPaste"));
  private static final Decision SHORTENED =
      new Decision.Changed("短い", Reason.of(Reason.Code.COPY_BLOCKED, "transfer.copyPaste"));

  @TempDir Path directory;
  private final List<String> outside = new ArrayList<>();
  private final List<Action> asked = new ArrayList<>();
  private Decision answer = DENIED;
  private WorkArea work;
  private Mail mail;
  private MailActions actions;

  @BeforeEach
  void open() throws IOException {
    work = WorkArea.open(directory);
    mail = new MailParser().parse(Source.of(Corpus.mail("22")), work.store.mirror().sink());
    actions =
        new MailActions(
            action -> {
              asked.add(action);
              return answer;
            },
            work.store,
            outside::add,
            printed -> outside.add(printed.text()),
            outside::add);
  }

  @AfterEach
  void close() {
    work.close();
  }

  @Test
  @Tag("F2")
  void aCopyThatIsRefusedLeavesTheClipboardUntouched() {
    for (Decision refusal : List.of(DENIED, INSIDE)) {
      answer = refusal;
      assertSame(refusal, actions.copy("契約の金額"));
    }
    assertEquals(List.of(), outside);
    assertEquals(new Action.CopyText("契約の金額"), asked.get(0));
  }

  @Test
  @Tag("F2")
  void onlyWhatTheGatePassesReachesTheClipboard() {
    answer = SHORTENED;
    actions.copy("契約の金額");
    answer = new Decision.Allowed();
    actions.copy("全文");
    assertEquals(List.of("短い", "全文"), outside);
  }

  @Test
  @Tag("F5")
  void nothingIsSharedWithoutTheGate() throws IOException {
    for (Decision refusal : List.of(DENIED, INSIDE)) {
      answer = refusal;
      actions.share("text", new Target());
      actions.share(mail.attachments().get(0), new Target());
    }
    assertEquals(List.of(), outside);
    assertEquals(new Action.Share("com.example.chat", false), asked.get(0));
    answer = new Decision.Allowed();
    actions.share(mail.attachments().get(0), new Target());
    assertEquals(List.of("application/pdf"), outside);
  }

  @Test
  @Tag("F3")
  void aFileThatMayNotBeSavedIsNotEvenCreatedOutside() throws IOException {
    Place place = new Place();
    assertSame(DENIED, actions.save(mail.attachments().get(0), place));
    assertEquals(List.of(), outside);
    assertEquals(new Action.Save(SaveTarget.DEVICE), asked.get(0));
    answer = new Decision.Allowed();
    actions.save(mail.attachments().get(0), place);
    assertTrue(
        place.written.toString(java.nio.charset.StandardCharsets.UTF_8).contains("CANARY-22"));
  }

  @Test
  @Tag("F4")
  void nothingIsPrintedWithoutTheGate() {
    assertSame(DENIED, actions.print(mail));
    assertEquals(List.of(), outside);
    answer = new Decision.Allowed();
    actions.print(mail);
    assertEquals(List.of(mail.text()), outside);
  }

  @Test
  @Tag("K4")
  void aNotificationShowsWhatTheGatePasses() {
    actions.announce(mail, "新着メール");
    assertEquals(List.of(), outside);
    answer = SHORTENED;
    actions.announce(mail, "新着メール");
    assertEquals(List.of("短い"), outside);
  }

  private final class Target implements ShareTarget {
    @Override
    public String app() {
      return "com.example.chat";
    }

    @Override
    public boolean managed() {
      return false;
    }

    @Override
    public void share(String text) {
      outside.add(text);
    }

    @Override
    public void share(Attachment attachment) {
      outside.add(attachment.type());
    }
  }

  private final class Place implements SavePlace {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Override
    public SaveTarget target() {
      return SaveTarget.DEVICE;
    }

    @Override
    public OutputStream create(String name) {
      outside.add(name);
      return written;
    }
  }
}
