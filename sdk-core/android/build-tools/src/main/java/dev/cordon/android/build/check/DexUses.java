package dev.cordon.android.build.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jf.dexlib2.iface.ClassDef;
import org.jf.dexlib2.iface.Method;
import org.jf.dexlib2.iface.MethodImplementation;
import org.jf.dexlib2.iface.instruction.Instruction;
import org.jf.dexlib2.iface.instruction.ReferenceInstruction;
import org.jf.dexlib2.iface.reference.FieldReference;
import org.jf.dexlib2.iface.reference.MethodReference;
import org.jf.dexlib2.iface.reference.Reference;
import org.jf.dexlib2.iface.reference.TypeReference;

/** What a class names: in its head, and in the instructions of its methods. */
final class DexUses {
  private DexUses() {}

  static Set<Use> of(ClassDef type) {
    Set<Use> uses = new LinkedHashSet<>();
    String from = Names.internal(type.getType());
    List<String> parents = new ArrayList<>(type.getInterfaces());
    if (type.getSuperclass() != null) {
      parents.add(type.getSuperclass());
    }
    parents.forEach(parent -> uses.add(new Use(from, "", Names.internal(parent), "")));
    type.getMethods().forEach(method -> uses.addAll(of(from, method)));
    return uses;
  }

  private static Set<Use> of(String from, Method method) {
    Set<Use> uses = new LinkedHashSet<>();
    MethodImplementation body = method.getImplementation();
    if (body != null) {
      for (Instruction each : body.getInstructions()) {
        if (each instanceof ReferenceInstruction naming) {
          add(from, Names.member(method), naming.getReference(), uses);
        }
      }
    }
    return uses;
  }

  private static void add(String from, String method, Reference reference, Set<Use> uses) {
    if (reference instanceof MethodReference called) {
      String type = Names.internal(called.getDefiningClass());
      uses.add(new Use(from, method, type, Names.member(called)));
    } else if (reference instanceof FieldReference field) {
      String type = Names.internal(field.getDefiningClass());
      uses.add(new Use(from, method, type, Names.member(field)));
    } else if (reference instanceof TypeReference named) {
      uses.add(new Use(from, method, Names.internal(named.getType()), ""));
    }
  }
}
