package dev.cordon.mail.android.mail;

import android.content.Context;
import android.graphics.Typeface;
import android.text.format.DateUtils;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.BaseAdapter;
import android.widget.TextView;
import dev.cordon.mail.android.R;
import dev.cordon.mail.mime.Address;
import dev.cordon.mail.store.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The lines of the inbox. */
final class MailRows extends BaseAdapter {
  private static final Typeface STRONG = Typeface.create("sans-serif", Typeface.BOLD);
  private static final Typeface PLAIN = Typeface.create("sans-serif", Typeface.NORMAL);

  private List<Summary> mails = List.of();

  void show(List<Summary> fresh) {
    mails = fresh;
    notifyDataSetChanged();
  }

  @Override
  public int getCount() {
    return mails.size();
  }

  @Override
  public Summary getItem(int position) {
    return mails.get(position);
  }

  @Override
  public long getItemId(int position) {
    return mails.get(position).id();
  }

  @Override
  public boolean hasStableIds() {
    return true;
  }

  @Override
  public View getView(int position, View old, ViewGroup parent) {
    LayoutInflater inflater = LayoutInflater.from(parent.getContext());
    View row = old == null ? inflater.inflate(R.layout.row_mail, parent, false) : old;
    fill(row, mails.get(position));
    return row;
  }

  private static void fill(View row, Summary mail) {
    Context context = row.getContext();
    String from = from(context, mail.from());
    String subject = subject(context, mail.subject());
    String time = time(context, mail.time());
    set(row, R.id.row_from, from, mail.seen());
    set(row, R.id.row_subject, subject, mail.seen());
    TextView when = row.findViewById(R.id.row_time);
    when.setText(time);
    boolean attached = mail.attachments() > 0;
    row.findViewById(R.id.row_attachment).setVisibility(attached ? View.VISIBLE : View.GONE);
    row.findViewById(R.id.row_unread).setVisibility(mail.seen() ? View.INVISIBLE : View.VISIBLE);
    row.setContentDescription(spoken(context, mail, from, subject, time));
  }

  private static void set(View row, int id, String words, boolean seen) {
    TextView text = row.findViewById(id);
    text.setText(words);
    text.setTypeface(seen ? PLAIN : STRONG);
    text.setTextColor(text.getContext().getColor(seen ? R.color.text_quiet : R.color.text));
  }

  private static String spoken(
      Context context, Summary mail, String from, String subject, String time) {
    List<String> parts = new ArrayList<>();
    if (!mail.seen()) {
      parts.add(context.getString(R.string.row_unread));
    }
    parts.add(context.getString(R.string.row_from, from));
    parts.add(subject);
    parts.add(time);
    if (mail.attachments() > 0) {
      parts.add(context.getString(R.string.row_attachment));
    }
    return String.join(", ", parts);
  }

  static String from(Context context, Address from) {
    String name = from.name().isEmpty() ? from.mail() : from.name();
    return name.isEmpty() ? context.getString(R.string.nobody) : name;
  }

  static String subject(Context context, String subject) {
    return subject.trim().isEmpty() ? context.getString(R.string.no_subject) : subject;
  }

  /** The time for today, else the date. */
  static String time(Context context, Instant time) {
    long millis = time.toEpochMilli();
    int kind = DateUtils.isToday(millis) ? DateUtils.FORMAT_SHOW_TIME : DateUtils.FORMAT_SHOW_DATE;
    return DateUtils.formatDateTime(context, millis, kind | DateUtils.FORMAT_ABBREV_ALL);
  }
}
