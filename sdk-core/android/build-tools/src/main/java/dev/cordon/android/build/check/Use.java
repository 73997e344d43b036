package dev.cordon.android.build.check;

/**
 * One method of the app names a class, or a member of it.
 *
 * @param from the internal name of the class that the method is in
 * @param method the method that it stands in, or empty for what the class extends
 * @param type the internal name of the class that is named
 * @param member as {@link Types} writes it, or empty
 */
record Use(String from, String method, String type, String member) {

  /** As the list of what is allowed writes it. */
  String rule() {
    String target = Names.dotted(type) + (member.isEmpty() ? "" : "#" + memberName());
    return Names.dotted(from) + " -> " + target;
  }

  String memberName() {
    return member.split("[(#]", 2)[0];
  }
}
