package dev.cordon.android.build.check;

import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.BuildRefused.Problem;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jf.dexlib2.iface.ClassDef;

/** Judges what an app's classes use. */
final class ApiCheck {
  /** Also what is nested in it, and what D8 makes of its lambdas. */
  private static final Pattern API_CLASS = Pattern.compile(".*Api[0-9]{2}(\\$.*)?");

  /** Primitive types, and what goes into the APK as the desugared library. */
  private static final Pattern ALWAYS_THERE = Pattern.compile("[VZBSCIJFD]|j\\$/.*");

  private static final String LEVEL_TYPE = "android/os/Build$VERSION";
  private static final String LEVEL = "SDK_INT#I";

  private final List<? extends ClassDef> classes;
  private final Types there;
  private final AllowList allowed;

  ApiCheck(List<? extends ClassDef> classes, Types phone, AllowList allowed) {
    this.classes = classes;
    this.there = new AppTypes(classes).or(phone);
    this.allowed = allowed;
  }

  void run() throws BuildRefused {
    NavigableSet<String> missing = new TreeSet<>();
    NavigableSet<String> unasked = new TreeSet<>();
    for (ClassDef type : classes) {
      Set<Use> uses = DexUses.of(type);
      if (!isApiClass(Names.internal(type.getType()))) {
        uses.stream()
            .filter(each -> !isThere(each) && !allowed.allows(each))
            .map(Use::rule)
            .forEach(missing::add);
        unasked.addAll(unasked(uses));
      }
    }
    refuse(
        missing,
        "the oldest phone does not have what stands on the right:",
        "Use something older, or put the call into a class named ...ApiNN that is called only after"
            + " a look at Build.VERSION.SDK_INT. For other people's code that never gets there,"
            + " add the line to the allow-list with ' : ' and the reason.");
    refuse(
        unasked,
        "these methods call newer Android without a look at Build.VERSION.SDK_INT:",
        "Ask for the level in the same method, right before the call.");
    allowed.refuseStaleLines();
  }

  private boolean isThere(Use use) {
    if (ALWAYS_THERE.matcher(use.type()).matches()) {
      return true;
    }
    return use.member().isEmpty()
        ? there.find(use.type()).isPresent()
        : there.have(use.type(), use.member());
  }

  /** Methods that use an ...ApiNN class and do not read the level of the phone. */
  private static Set<String> unasked(Set<Use> uses) {
    Set<String> asking =
        uses.stream()
            .filter(each -> each.type().equals(LEVEL_TYPE) && each.member().equals(LEVEL))
            .map(Use::method)
            .collect(Collectors.toSet());
    return uses.stream()
        .filter(each -> isApiClass(each.type()) && !asking.contains(each.method()))
        .map(each -> Names.dotted(each.from()) + "#" + each.method() + " -> " + each.type())
        .collect(Collectors.toSet());
  }

  private static boolean isApiClass(String internalName) {
    return API_CLASS.matcher(internalName).matches();
  }

  private static void refuse(Set<String> found, String why, String next) throws BuildRefused {
    if (!found.isEmpty()) {
      String lines = String.join("\n", found);
      throw new BuildRefused(Problem.NOT_ON_THE_PHONE, "the app", why + "\n" + lines + "\n", next);
    }
  }
}
