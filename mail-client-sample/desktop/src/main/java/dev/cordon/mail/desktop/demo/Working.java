package dev.cordon.mail.desktop.demo;

import dev.cordon.browser.Loaded;
import dev.cordon.core.Container;
import dev.cordon.core.gate.Decision;
import dev.cordon.mail.account.Account;
import dev.cordon.mail.app.Connections;
import dev.cordon.mail.app.FileDownloads;
import dev.cordon.mail.app.Outlets;
import dev.cordon.mail.app.WorkMail;
import dev.cordon.mail.desktop.demo.proof.DiskScan;
import dev.cordon.mail.desktop.demo.story.Story;
import dev.cordon.mail.desktop.demo.world.Mailbox;
import dev.cordon.mail.desktop.demo.world.Office;
import dev.cordon.mail.desktop.demo.world.Pages;
import dev.cordon.mail.imap.SyncReport;
import dev.cordon.mail.mime.Attachment;
import dev.cordon.mail.mime.Mail;
import dev.cordon.mail.send.Draft;
import dev.cordon.mail.store.Folder;
import dev.cordon.mail.store.Message;
import dev.cordon.mail.store.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** The second act: a working day inside the container. */
final class Working {
  private static final String INBOX = "INBOX";
  private static final int MOST = 1_000;

  private final Scene scene;
  private final Story story;
  private final Container container;
  private final DiskProof disk;
  private final Connections connections;
  private final PersonalSide personal = new PersonalSide();

  Working(Scene scene, DiskProof disk) {
    this.scene = scene;
    this.story = scene.story();
    this.container = scene.container();
    this.connections = Connections.of(container, scene.phone().trust());
    this.disk = disk;
  }

  void play() throws Exception {
    WorkMail mail = open();
    disk.chapter("receive.title", () -> receive(mail));
    disk.chapter("search.title", () -> search(mail));
    if (scene.office().isPresent()) {
      Office office = scene.office().get();
      disk.chapter("send.title", () -> send(mail, office));
      disk.chapter("browse.title", () -> browse(mail, office));
    } else {
      disk.chapter("send.title", () -> story.tell("skipped.own-server"));
    }
    disk.chapter("gate.title", () -> askTheGate(mail));
  }

  /** Opens the mail app over the open container; also after the next unlock. */
  WorkMail open() throws IOException {
    return WorkMail.open(
        container,
        scene.phone().databases(),
        connections,
        new Outlets(personal, personal, personal));
  }

  private void receive(WorkMail mail) throws Exception {
    Mailbox mailbox = scene.mailbox();
    Account account =
        mail.accounts()
            .put(
                mailbox.address(),
                "Aoi Tanaka",
                mailbox.imap(),
                mailbox.smtp().orElse(mailbox.imap()),
                mailbox.login());
    try (Progress progress = new Progress(story.text("receive.progress"), story.out())) {
      SyncReport report = mail.sync().sync(account, mailbox.login(), INBOX, progress::at);
      story.tell("received", report.added(), report.broken());
    }
    for (Summary summary : list(mail)) {
      remember(mail, mail.store().message(summary.id()));
    }
    story.prove(
        scene.canaries().count() > 0,
        "proof.canaries",
        story.text("evidence.canaries", scene.canaries().count()));
    if (scene.office().isPresent()) {
      proveThatTheScanSees();
    }
  }

  /** A scan that finds nothing proves nothing unless it finds what is there. */
  private void proveThatTheScanSees() throws IOException {
    DiskScan sent = DiskScan.of(scene.canaries(), scene.letters());
    story.prove(
        !sent.isClean(),
        "proof.scan",
        story.text("evidence.found", sent.finds().size(), sent.files()));
  }

  /** The inbox as it is in the container, newest first. */
  List<Summary> list(WorkMail mail) throws IOException {
    Account account = mail.accounts().all().get(0);
    Folder inbox = mail.store().folders(account.id()).get(0);
    return mail.store().newest(inbox, 0, MOST);
  }

  /** Every subject, line, file name and readable attachment is something to look for. */
  private void remember(WorkMail app, Message message) throws IOException {
    Mail mail = message.mail();
    scene.canaries().addText(mail.subject());
    scene.canaries().addText(mail.text());
    for (Attachment attachment : mail.attachments()) {
      scene.canaries().addText(attachment.name());
      if (attachment.type().startsWith("text/")) {
        try (InputStream in = app.store().open(attachment)) {
          scene.canaries().addText(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
  }

  private void search(WorkMail mail) throws IOException {
    String subject = latestSubject(mail);
    for (String word : List.of("会議", "quarterly report", subject)) {
      List<Summary> found = mail.store().search(word, MOST);
      story.tell("searched", word, found.size());
      if (!found.isEmpty()) {
        story.tell("read", found.get(0).from().shown(), found.get(0).subject());
      }
    }
    story.prove(!mail.store().search(subject, MOST).isEmpty(), "proof.search", subject);
  }

  private String latestSubject(WorkMail mail) throws IOException {
    return list(mail).stream()
        .map(Summary::subject)
        .filter(subject -> !subject.isBlank())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(story.text("no-mail")));
  }

  private void send(WorkMail mail, Office office) throws Exception {
    Account account = mail.accounts().all().get(0);
    int before = office.receivedByColleague();
    mail.outbox().add(account, Draft.to(Office.COLLEAGUE, "Re: 会議", "承知しました。CANARY-SENT-55d0"));
    scene.canaries().addText("承知しました。CANARY-SENT-55d0");
    int sent = mail.sender().sendWaiting(account, scene.mailbox().login());
    story.prove(
        sent == 1 && office.receivedByColleague() == before + 1,
        "proof.sent",
        story.text("evidence.sent", sent));
  }

  private void browse(WorkMail mail, Office office) throws Exception {
    scene.canaries().addText(Pages.NOTICE);
    scene.canaries().addText(Pages.COOKIE);
    scene.canaries().addText(Pages.PRICES);
    try (Loaded.Page page = (Loaded.Page) mail.loader().load(office.page("/notice"))) {
      String html = new String(page.body().readAllBytes(), StandardCharsets.UTF_8);
      story.tell("browsed", page.status(), html.length(), page.headers().get("Cache-Control"));
    }
    Loaded leaves = mail.loader().load(office.page("/leaves"));
    boolean refused = leaves instanceof Loaded.Refused;
    story.prove(refused, "proof.site", leaves instanceof Loaded.Refused no ? words(no) : "");
    Loaded file = mail.loader().load(office.page("/price-list"));
    story.prove(
        file instanceof Loaded.Downloaded
            && mail.files().exists(FileDownloads.DIRECTORY + "/price-list.csv"),
        "proof.download",
        Files.size(mail.files().path(FileDownloads.DIRECTORY + "/price-list.csv")) + " bytes");
  }

  private String words(Loaded.Refused refused) {
    return refused.why().text(story.language());
  }

  private void askTheGate(WorkMail mail) throws IOException {
    Mail read = mail.store().message(list(mail).get(0).id()).mail();
    denied("action.copy", mail.actions().copy(read.text()));
    denied("action.print", mail.actions().print(read));
    denied("action.share", mail.actions().share(read.text(), personal));
    story.prove(
        personal.received() == 0, "proof.gate", story.text("evidence.gate", personal.received()));
  }

  /** The employee reads why, in both of the languages that the product speaks. */
  private void denied(String action, Decision decision) {
    if (decision instanceof Decision.Denied denied) {
      story.tell(action);
      story.say(denied.why().text(Locale.ENGLISH));
      story.say(denied.why().text(Locale.JAPANESE));
    } else {
      story.prove(false, "proof.gate", decision.toString());
    }
  }
}
