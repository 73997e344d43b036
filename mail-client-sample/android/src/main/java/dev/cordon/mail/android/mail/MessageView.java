package dev.cordon.mail.android.mail;

import android.content.Context;
import android.text.format.DateUtils;
import android.text.format.Formatter;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.ImageView;
import android.widget.TextView;
import dev.cordon.mail.android.R;
import dev.cordon.mail.mime.Address;
import dev.cordon.mail.mime.Attachment;
import dev.cordon.mail.mime.Mail;
import dev.cordon.mail.store.Message;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** How a mail looks. */
final class MessageView {
  private MessageView() {}

  static void hide(View view) {
    view.findViewById(R.id.message).setVisibility(View.INVISIBLE);
    view.findViewById(R.id.message_actions).setVisibility(View.INVISIBLE);
  }

  static void draw(View view, Message message, IntConsumer open) {
    Context context = view.getContext();
    Mail mail = message.mail();
    view.findViewById(R.id.message).setVisibility(View.VISIBLE);
    view.findViewById(R.id.message_actions).setVisibility(View.VISIBLE);
    set(view, R.id.message_subject, MailRows.subject(context, mail.subject()));
    String from = mail.from().map(Address::shown).orElse(context.getString(R.string.nobody));
    set(view, R.id.message_from, from);
    set(view, R.id.message_initial, initial(from));
    set(view, R.id.message_to, recipients(context, mail));
    set(
        view,
        R.id.message_time,
        mail.date().map(at -> time(context, at.toEpochMilli())).orElse(""));
    show(view, R.id.message_time, mail.date().isPresent());
    show(view, R.id.message_broken, mail.broken());
    boolean silent = mail.text().trim().isEmpty();
    set(
        view,
        R.id.message_text,
        silent ? context.getString(R.string.message_empty) : mail.text().trim());
    attachments(view, mail.attachments(), open);
  }

  private static String recipients(Context context, Mail mail) {
    String to = line(context, R.string.message_to, mail.to());
    String cc = line(context, R.string.message_cc, mail.cc());
    return to.isEmpty() || cc.isEmpty() ? to + cc : to + "\n" + cc;
  }

  private static String line(Context context, int label, List<Address> people) {
    String names =
        people.stream()
            .map(each -> each.name().isEmpty() ? each.mail() : each.name())
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? ""
        : context.getString(R.string.message_people, context.getString(label), names);
  }

  private static String time(Context context, long millis) {
    return DateUtils.formatDateTime(
        context,
        millis,
        DateUtils.FORMAT_SHOW_DATE
            | DateUtils.FORMAT_SHOW_TIME
            | DateUtils.FORMAT_SHOW_WEEKDAY
            | DateUtils.FORMAT_SHOW_YEAR
            | DateUtils.FORMAT_ABBREV_WEEKDAY);
  }

  private static String initial(String from) {
    return from.isEmpty() ? "" : new String(Character.toChars(from.codePointAt(0)));
  }

  private static void attachments(View view, List<Attachment> attachments, IntConsumer open) {
    ViewGroup list = view.findViewById(R.id.message_attachments);
    list.removeAllViews();
    for (int i = 0; i < attachments.size(); i++) {
      list.addView(row(list, attachments.get(i), i, open)); // pictures of the text too
    }
    show(view, R.id.message_attachments_title, !attachments.isEmpty());
  }

  private static View row(ViewGroup list, Attachment attachment, int index, IntConsumer open) {
    Context context = list.getContext();
    View row = LayoutInflater.from(context).inflate(R.layout.row_attachment, list, false);
    String size = Formatter.formatShortFileSize(context, attachment.bytes());
    set(row, R.id.attachment_name, attachment.name());
    set(row, R.id.attachment_size, size);
    ImageView icon = row.findViewById(R.id.attachment_icon);
    boolean picture = attachment.type().startsWith("image/");
    icon.setImageResource(picture ? R.drawable.ic_picture : R.drawable.ic_file);
    row.setContentDescription(context.getString(R.string.attachment_open, attachment.name(), size));
    row.setOnClickListener(pressed -> open.accept(index));
    return row;
  }

  private static void set(View view, int id, String words) {
    TextView text = view.findViewById(id);
    text.setText(words);
  }

  private static void show(View view, int id, boolean shown) {
    view.findViewById(id).setVisibility(shown ? View.VISIBLE : View.GONE);
  }
}
