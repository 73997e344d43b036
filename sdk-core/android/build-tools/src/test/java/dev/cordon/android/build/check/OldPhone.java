package dev.cordon.android.build.check;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A phone that has this JDK's classes but for java.awt, and a String that cannot be blank. */
final class OldPhone implements Types {
  @Override
  public Optional<KnownType> find(String internalName) {
    if (internalName.startsWith("java/awt/")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          known(Class.forName(Names.dotted(internalName), false, getClass().getClassLoader())));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private static KnownType known(Class<?> type) {
    Set<String> members = new HashSet<>();
    for (Method each : type.getDeclaredMethods()) {
      members.add(
          each.getName()
              + descriptor(each.getParameterTypes())
              + each.getReturnType().descriptorString());
    }
    for (Constructor<?> each : type.getDeclaredConstructors()) {
      members.add("<init>" + descriptor(each.getParameterTypes()) + "V");
    }
    for (Field each : type.getDeclaredFields()) {
      members.add(each.getName() + "#" + each.getType().descriptorString());
    }
    members.remove("isBlank()Z");
    List<String> parents = new ArrayList<>();
    Optional.ofNullable(type.getSuperclass()).ifPresent(each -> parents.add(internal(each)));
    Arrays.stream(type.getInterfaces()).forEach(each -> parents.add(internal(each)));
    return new KnownType(members, parents);
  }

  private static String descriptor(Class<?>[] parameters) {
    StringBuilder text = new StringBuilder("(");
    Arrays.stream(parameters).forEach(each -> text.append(each.descriptorString()));
    return text.append(")").toString();
  }

  private static String internal(Class<?> type) {
    return type.getName().replace('.', '/');
  }
}
