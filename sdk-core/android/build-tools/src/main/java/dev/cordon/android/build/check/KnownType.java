package dev.cordon.android.build.check;

import java.util.List;
import java.util.Set;

/**
 * A class that is there, in the app or on the phone.
 *
 * @param members methods as {@code name(descriptor)return}, fields as {@code name#descriptor}
 * @param parents what it extends and implements, as internal names ({@code java/lang/Object})
 */
record KnownType(Set<String> members, List<String> parents) {}
