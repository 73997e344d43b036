package dev.cordon.mail.android.passcode;

import android.content.Context;
import android.content.res.ColorStateList;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.ImageView;
import android.widget.TextView;
import dev.cordon.core.access.PasscodeQuality;
import dev.cordon.core.error.PasscodeRefusedException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.mail.android.R;
import dev.cordon.policy.protocol.policy.PasscodeRules;
import java.util.ArrayList;
import java.util.List;

/** The policy's rules for a passcode, each with whether what is typed meets it. */
final class RuleList {
  /** One rule, in words. */
  record Rule(int text, int number, boolean met) {}

  private RuleList() {}

  static List<Rule> of(PasscodeRules rules, Passcode typed, Passcode again) {
    List<Rule> list = new ArrayList<>();
    boolean any = typed.length() > 0;
    int least = rules.minLength();
    list.add(new Rule(R.string.rule_length, least, typed.length() >= least));
    if (rules.type() == PasscodeRules.Type.ALPHANUMERIC) {
      PasscodeRules both = new PasscodeRules(rules.type(), 0, false);
      list.add(new Rule(R.string.rule_letters, 0, any && passes(typed, both)));
    }
    if (rules.forbidSimple()) {
      PasscodeRules simple = new PasscodeRules(PasscodeRules.Type.NUMERIC, 0, true);
      boolean met = typed.length() >= least && passes(typed, simple);
      list.add(new Rule(R.string.rule_simple, 0, met));
    }
    list.add(new Rule(R.string.rule_same, 0, any && same(typed, again)));
    return list;
  }

  static boolean same(Passcode first, Passcode second) {
    boolean same = first.length() == second.length();
    for (int i = 0; same && i < first.length(); i++) {
      same = first.charAt(i) == second.charAt(i);
    }
    return same;
  }

  static void draw(ViewGroup list, List<Rule> rules) {
    LayoutInflater inflater = LayoutInflater.from(list.getContext());
    list.removeAllViews();
    for (Rule rule : rules) {
      View row = inflater.inflate(R.layout.rule, list, false);
      draw(row, rule);
      list.addView(row);
    }
  }

  private static void draw(View row, Rule rule) {
    Context context = row.getContext();
    String words = context.getString(rule.text, rule.number);
    int spoken = rule.met ? R.string.rule_met : R.string.rule_open;
    TextView text = row.findViewById(R.id.rule_text);
    text.setText(words);
    text.setContentDescription(context.getString(spoken, words));
    ImageView mark = row.findViewById(R.id.rule_mark);
    mark.setImageResource(rule.met ? R.drawable.ic_check : R.drawable.ic_pending);
    int colour = context.getColor(rule.met ? R.color.good : R.color.text_quiet);
    mark.setImageTintList(ColorStateList.valueOf(colour));
  }

  private static boolean passes(Passcode typed, PasscodeRules rules) {
    try {
      PasscodeQuality.check(typed, rules);
      return true;
    } catch (PasscodeRefusedException refused) {
      return false;
    }
  }
}
