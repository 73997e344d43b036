package dev.cordon.android.build.check;

import org.jf.dexlib2.iface.reference.FieldReference;
import org.jf.dexlib2.iface.reference.MethodReference;

/**
 * The three ways to write a class: {@code Ljava/lang/Object;}, java/lang/Object, java.lang.Object.
 */
final class Names {
  private Names() {}

  /** Of a descriptor; of an array, what it is an array of. Primitive types stay one letter. */
  static String internal(String descriptor) {
    String element = descriptor.substring(descriptor.lastIndexOf('[') + 1);
    return element.startsWith("L") ? element.substring(1, element.length() - 1) : element;
  }

  static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }

  static String member(MethodReference method) {
    return method.getName()
        + "("
        + String.join("", method.getParameterTypes())
        + ")"
        + method.getReturnType();
  }

  static String member(FieldReference field) {
    return field.getName() + "#" + field.getType();
  }
}
