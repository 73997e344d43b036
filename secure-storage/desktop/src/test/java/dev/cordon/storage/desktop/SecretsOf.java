package dev.cordon.storage.desktop;

import dev.cordon.core.secret.SecretBytes;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The secrets that an object of ours and all that it refers to hold, by their fields' names. */
final class SecretsOf {
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<String, SecretBytes> found = new TreeMap<>();

  private SecretsOf() {}

  static Map<String, SecretBytes> all(Object root) throws IllegalAccessException {
    SecretsOf secrets = new SecretsOf();
    secrets.visit(root.getClass().getSimpleName(), root);
    return secrets.found;
  }

  private void visit(String name, @Nullable Object object) throws IllegalAccessException {
    if (object == null || !seen.add(object)) {
      return;
    }
    if (object instanceof SecretBytes secret) {
      found.put(name, secret);
    } else if (object instanceof Optional<?> optional) {
      visit(name, optional.orElse(null));
    } else if (object instanceof Map<?, ?> map) {
      visit(name, map.values());
    } else if (object instanceof Collection<?> each) {
      int number = 0;
      for (Object one : each.toArray()) {
        visit(name + " " + number++, one);
      }
    } else {
      for (Class<?> type = object.getClass();
          type != null && type.getName().startsWith("dev.cordon.");
          type = type.getSuperclass()) {
        visitFields(type, object);
      }
    }
  }

  private void visitFields(Class<?> type, Object object) throws IllegalAccessException {
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
        field.setAccessible(true);
        visit(type.getSimpleName() + "." + field.getName(), field.get(object));
      }
    }
  }
}
