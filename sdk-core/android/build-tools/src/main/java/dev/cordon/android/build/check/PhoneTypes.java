package dev.cordon.android.build.check;

import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.BuildRefused.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.mojo.animal_sniffer.Clazz;
import org.codehaus.mojo.animal_sniffer.SignatureChecker;

/** What the oldest phone has, from a signature file of Animal Sniffer. */
final class PhoneTypes implements Types {
  private final Map<String, Clazz> classes;

  private PhoneTypes(Map<String, Clazz> classes) {
    this.classes = classes;
  }

  static PhoneTypes in(Path signature) throws IOException, BuildRefused {
    try (InputStream in = Files.newInputStream(signature)) {
      return new PhoneTypes(SignatureChecker.loadClasses(in));
    } catch (IOException e) {
      throw new BuildRefused(
          Problem.CODE_REFUSED,
          signature.toString(),
          "it is no signature file of Animal Sniffer: " + e.getMessage() + ".",
          "Give the .signature of com.toasttab.android:gummy-bears-api-26.");
    }
  }

  @Override
  public Optional<KnownType> find(String internalName) {
    return Optional.ofNullable(classes.get(internalName)).map(PhoneTypes::known);
  }

  private static KnownType known(Clazz type) {
    List<String> parents = new ArrayList<>(List.of(type.getSuperInterfaces()));
    Optional.ofNullable(type.getSuperClass()).ifPresent(parents::add);
    return new KnownType(type.getSignatures(), parents);
  }
}
