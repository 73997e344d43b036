package dev.cordon.android.build.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jf.dexlib2.iface.ClassDef;

/** The classes that the app brings along. */
final class AppTypes implements Types {
  private final Map<String, KnownType> types = new HashMap<>();

  AppTypes(List<? extends ClassDef> classes) {
    classes.forEach(each -> types.put(Names.internal(each.getType()), known(each)));
  }

  @Override
  public Optional<KnownType> find(String internalName) {
    return Optional.ofNullable(types.get(internalName));
  }

  private static KnownType known(ClassDef type) {
    Set<String> members = new HashSet<>();
    type.getMethods().forEach(each -> members.add(Names.member(each)));
    type.getFields().forEach(each -> members.add(Names.member(each)));
    List<String> parents = new ArrayList<>();
    type.getInterfaces().forEach(each -> parents.add(Names.internal(each)));
    Optional.ofNullable(type.getSuperclass()).map(Names::internal).ifPresent(parents::add);
    return new KnownType(members, parents);
  }
}
