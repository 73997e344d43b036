package dev.cordon.android.build.check;

import java.util.Optional;

/** A set of classes by internal name ({@code java/lang/Object}). */
interface Types {
  Optional<KnownType> find(String internalName);

  /** These, and where they lack a class, others. */
  default Types or(Types others) {
    return name -> {
      Optional<KnownType> found = find(name);
      return found.isPresent() ? found : others.find(name);
    };
  }

  /** Whether a class or one of its parents has a member. */
  default boolean have(String internalName, String member) {
    Optional<KnownType> type = find(internalName);
    return type.isPresent()
        && (type.get().members().contains(member)
            || type.get().parents().stream().anyMatch(parent -> have(parent, member)));
  }
}
