package dev.cordon.mail.android.about;

import android.content.Context;
import android.view.View;
import android.view.ViewGroup;
import android.widget.CheckBox;
import dev.cordon.core.ListedApp;
import dev.cordon.core.ListedApps;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.stage.Words;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/**
 * The card on which the employee agrees to a comparison with the list of harmful apps, or does so
 * no more, and sees what matched (E4). There is none where the policy does not ask for it; what it
 * means stands among the points below.
 */
final class AppsCard {
  /** What to do when the employee has decided. */
  interface Decided {
    void to(boolean agree);
  }

  private final ListedApps apps;

  AppsCard(ListedApps apps) {
    this.apps = apps;
  }

  void prepare(View view, Decided decided) {
    CheckBox box = view.findViewById(R.id.about_apps_agree);
    box.setSaveEnabled(false); // the container knows
    box.setOnClickListener(clicked -> decided.to(box.isChecked()));
  }

  /** Draws it as the container has it now. */
  void draw(View view, boolean member) {
    boolean wanted = member && apps.isWanted();
    view.findViewById(R.id.about_apps_card).setVisibility(wanted ? View.VISIBLE : View.GONE);
    CheckBox box = view.findViewById(R.id.about_apps_agree);
    box.setChecked(apps.isAgreed());
    ViewGroup list = view.findViewById(R.id.about_apps);
    list.removeAllViews();
    for (ListedApp match : apps.matches()) {
      Lines.add(list, words(view.getContext(), match), R.drawable.ic_alert, R.color.caution);
    }
  }

  private static String words(Context context, ListedApp match) {
    DateTimeFormatter dates =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(Words.locale(context));
    String day = dates.format(match.day());
    return match
        .app()
        .map(app -> context.getString(R.string.about_apps_there, app, match.entry()))
        .orElseGet(() -> context.getString(R.string.about_apps_gone, match.entry(), day));
  }
}
