package dev.cordon.mail.android.mail;

import android.view.LayoutInflater;
import android.view.View;
import android.widget.AbsListView;
import android.widget.EditText;
import android.widget.ListView;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.about.AboutScreen;
import dev.cordon.mail.android.stage.AfterChange;
import dev.cordon.mail.android.stage.Notice;
import dev.cordon.mail.android.stage.Screen;
import dev.cordon.mail.android.work.Workplace;
import dev.cordon.mail.error.MailException;
import dev.cordon.mail.error.Problem;

/** The list of mails: fetched with progress, searched, opened. */
final class InboxScreen extends Screen {
  private static final int PAGE = 100;
  private static final long TYPING_MILLIS = 250;

  private final Workplace workplace;
  private final Letters letters;
  private final Notice notice = new Notice();
  private final MailRows rows = new MailRows();
  private final InboxView face = new InboxView();
  private Listing listing = Listing.NOTHING;
  private boolean listed;
  private int most = PAGE;
  private String words = "";
  private boolean searching;
  private int question; // counts what was asked, so that late answers to earlier ones are dropped
  private Fetching fetching = Fetching.NONE;
  private boolean accountRefused;

  InboxScreen(Workplace workplace, Letters letters) {
    this.workplace = workplace;
    this.letters = letters;
  }

  @Override
  protected int layout() {
    return R.layout.inbox;
  }

  @Override
  protected void begin() {
    list();
    fetch();
  }

  @Override
  protected void show(View view) {
    ListView list = view.findViewById(R.id.inbox_list);
    View head = LayoutInflater.from(view.getContext()).inflate(R.layout.inbox_head, list, false);
    list.addHeaderView(head, null, false);
    list.setAdapter(rows);
    list.setOnItemClickListener((parent, row, position, id) -> open(id));
    list.setOnScrollListener(new AtEnd(this::listMore));
    click(view, R.id.inbox_refresh, this::fetch);
    click(view, R.id.inbox_search, () -> search(true));
    click(view, R.id.inbox_search_close, () -> search(false));
    click(view, R.id.inbox_compose, () -> stage().push(new ComposeScreen(letters, 0)));
    click(view, R.id.inbox_unsent, this::goOnWriting);
    click(view, R.id.inbox_account, () -> stage().push(new AccountScreen(workplace, letters)));
    click(view, R.id.lock, workplace::lock);
    click(view, R.id.about, this::about);
    draw(view);
    if (listed) {
      list(); // what was read or written meanwhile
    }
  }

  @Override
  protected void restored(View view) {
    EditText field = view.findViewById(R.id.inbox_search_words);
    field.addTextChangedListener(new AfterChange(() -> typed(field.getText().toString())));
  }

  @Override
  protected boolean back() {
    boolean was = searching;
    search(false);
    return was;
  }

  private static void click(View view, int id, Runnable deed) {
    view.findViewById(id).setOnClickListener(button -> deed.run());
  }

  private void about() {
    workplace.container().ifPresent(work -> stage().push(new AboutScreen(workplace, work)));
  }

  private void open(long id) {
    if (id > 0) {
      stage().push(new MessageScreen(workplace, letters, id));
    }
  }

  private void goOnWriting() {
    if (!listing.unsent().isEmpty()) {
      stage().push(new ComposeScreen(letters, listing.unsent().get(0).answers()));
    }
  }

  private void search(boolean on) {
    if (searching != on) {
      searching = on;
      words = "";
      view().ifPresent(this::draw);
      view().ifPresent(view -> face.searching(view, on));
      list();
    }
  }

  private void typed(String fresh) {
    if (searching && !fresh.equals(words)) {
      words = fresh;
      jobs().later(TYPING_MILLIS, () -> listIf(fresh));
    }
  }

  private void listIf(String still) {
    if (still.equals(words)) {
      list();
    }
  }

  private void listMore() {
    if (listing.more()) {
      most = listing.mails().size() + PAGE;
      list();
    }
  }

  private void list() {
    int asked = ++question;
    String wanted = words.trim();
    int count = most;
    jobs()
        .start(
            () -> wanted.isEmpty() ? letters.newest(count) : letters.find(wanted),
            found -> listed(asked, found),
            trouble -> notice.say(this, trouble));
  }

  private void listed(int asked, Listing found) {
    if (asked == question) {
      listing = found;
      listed = true;
      rows.show(found.mails());
      view().ifPresent(this::draw);
    }
  }

  private void fetch() {
    if (fetching.busy()) {
      return;
    }
    fetching(Fetching.BEGUN);
    notice.clear(this);
    jobs()
        .start(
            () -> {
              letters.fetch((done, total) -> jobs().tell(() -> progress(done, total)));
              return true;
            },
            done -> fetched(),
            this::notFetched);
  }

  private void progress(int done, int total) {
    if (fetching.busy()) {
      boolean grown = done > 0 && words.isEmpty();
      fetching(new Fetching(true, done, total));
      if (grown) {
        list();
      }
    }
  }

  private void fetched() {
    accountRefused = false;
    fetching(Fetching.NONE);
    list();
  }

  private void notFetched(Exception trouble) {
    accountRefused =
        trouble instanceof MailException mail && mail.problem() == Problem.SIGN_IN_REFUSED;
    fetching(Fetching.NONE);
    notice.say(this, trouble);
    list();
    stage().reconsider();
  }

  private void fetching(Fetching now) {
    fetching = now;
    view().ifPresent(this::draw);
  }

  private void draw(View view) {
    face.draw(view, listing, fetching, searching);
    face.drawEmpty(view, listed && listing.mails().isEmpty() && !fetching.busy(), !words.isEmpty());
    face.drawHead(view, !listing.unsent().isEmpty() && !searching, accountRefused);
    notice.draw(view);
  }

  /** Told when the list was scrolled to its end. */
  private record AtEnd(Runnable deed) implements AbsListView.OnScrollListener {
    @Override
    public void onScrollStateChanged(AbsListView list, int state) {}

    @Override
    public void onScroll(AbsListView list, int first, int visible, int total) {
      if (visible > 0 && total > visible && first + visible >= total) {
        deed.run();
      }
    }
  }
}
