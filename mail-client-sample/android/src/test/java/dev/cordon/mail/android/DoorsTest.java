package dev.cordon.mail.android;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The doors of the house, for every module, the server too: read from the compiled classes. It
 * stands here because this module is built last.
 */
class DoorsTest {
  private static final String PROTOCOL = "dev.cordon.policy.protocol..";
  private static final String CORE = "dev.cordon.core..";
  private static final String STORAGE = "dev.cordon.storage..";
  private static final String BROWSER = "dev.cordon.browser..";
  private static final String CHANNEL = "dev.cordon.browser.channel..";
  private static final String POLICY_CLIENT = "dev.cordon.policy";
  private static final String SERVER = "dev.cordon.server..";
  private static final String MAIL = "dev.cordon.mail..";
  private static final String OURS = "dev.cordon..";
  private static final JavaClasses HOUSE = house();

  private static JavaClasses house() {
    Path root = Path.of("../..").toAbsolutePath().normalize();
    List<String> modules =
        List.of(
            "policy-client/protocol",
            "sdk-core",
            "sdk-core/desktop",
            "sdk-core/testing",
            "sdk-core/android",
            "sdk-core/android/testing",
            "sdk-core/android/build-tools",
            "secure-storage",
            "secure-storage/desktop",
            "secure-storage/android",
            "secure-browser",
            "secure-browser/desktop",
            "secure-browser/desktop/channel",
            "policy-client",
            "policy-client/testing",
            "policy-client/mam-server",
            "mail-client-sample",
            "mail-client-sample/desktop",
            "mail-client-sample/android");
    return classes(modules.stream().map(root::resolve).toList());
  }

  private static JavaClasses classes(List<Path> modules) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPaths(
            modules.stream().map(module -> module.resolve("target/classes")).toArray(Path[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.cordon.policy.protocol.Reason",
        "dev.cordon.core.Container",
        "dev.cordon.core.desktop.DesktopContainers",
        "dev.cordon.testing.FakeDevice",
        "dev.cordon.core.android.api.FromApi",
        "dev.cordon.android.build.Main",
        "dev.cordon.storage.files.SecureFiles",
        "dev.cordon.storage.desktop.DesktopDatabases",
        "dev.cordon.browser.Loader",
        "dev.cordon.browser.channel.FromEngine",
        "dev.cordon.browser.desktop.SecureBrowser",
        "dev.cordon.policy.PolicyClient",
        "dev.cordon.policy.testing.TestOrganisation",
        "dev.cordon.server.MamServer",
        "dev.cordon.mail.store.MailStore",
        "dev.cordon.mail.app.WorkMail",
        "dev.cordon.mail.desktop.demo.Demo"
      })
  void everyModuleIsSeen(String type) {
    assertTrue(HOUSE.contain(type), type);
  }

  @Test
  void theProtocolKnowsNothingOfOurs() {
    noClasses()
        .that()
        .resideInAPackage(PROTOCOL)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            CORE, STORAGE, BROWSER, POLICY_CLIENT, SERVER, MAIL, "dev.cordon.testing..")
        .check(HOUSE);
  }

  @Test
  void theCoreKnowsTheProtocolOnly() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(STORAGE, BROWSER, POLICY_CLIENT, SERVER, MAIL, "dev.cordon.testing..")
        .check(HOUSE);
  }

  @Test
  void storageBrowserAndPolicyClientDoNotKnowEachOther() {
    strangers(STORAGE, BROWSER, POLICY_CLIENT);
    strangers(BROWSER, STORAGE, POLICY_CLIENT);
    strangers(POLICY_CLIENT, STORAGE, BROWSER);
  }

  private static void strangers(String room, String... others) {
    noClasses()
        .that()
        .resideInAPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(SERVER, MAIL)
        .check(HOUSE);
  }

  /** What only tests may know stands in jars that only tests have. */
  @Test
  void nothingKnowsTheTestKits() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.cordon.testing..", "dev.cordon.policy.testing..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.cordon.testing..", "dev.cordon.policy.testing..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("dev.cordon.policy.InProcess")
        .check(HOUSE);
    noClasses()
        .that()
        .resideInAPackage("dev.cordon.policy.testing..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(STORAGE, BROWSER, SERVER, MAIL, "java.net.http..", "javax.net..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.net\\.(Socket|ServerSocket|HttpURLConnection|URLConnection)")
        .check(HOUSE);
  }

  @Test
  void everyPortOfTheDeviceHasAFake() {
    ArchRuleDefinition.classes()
        .that()
        .resideInAPackage("dev.cordon.core.device")
        .and()
        .areInterfaces()
        .and()
        .arePublic()
        .should(beFaked())
        .check(HOUSE);
  }

  private static ArchCondition<JavaClass> beFaked() {
    return new ArchCondition<>("have a fake in sdk-testing") {
      @Override
      public void check(JavaClass port, ConditionEvents events) {
        boolean faked =
            port.getAllSubclasses().stream()
                .anyMatch(each -> each.getPackageName().equals("dev.cordon.testing"));
        events.add(new SimpleConditionEvent(port, faked, port.getName()));
      }
    };
  }

  @Test
  void theServerKnowsTheProtocolOnly() {
    noClasses()
        .that()
        .resideInAPackage(SERVER)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CORE, STORAGE, BROWSER, POLICY_CLIENT, MAIL, "okhttp3..")
        .check(HOUSE);
  }

  @Test
  void nothingKnowsTheSample() {
    noClasses()
        .that()
        .resideInAPackage(OURS)
        .and()
        .resideOutsideOfPackage(MAIL)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(MAIL)
        .check(HOUSE);
  }

  @Test
  void onlyDesktopModulesKnowTheDesktop() {
    noClasses()
        .that()
        .resideInAPackage(OURS)
        .and()
        .resideOutsideOfPackages("dev.cordon.*.desktop..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.swing..", "javafx..", "dev.cordon.*.desktop..")
        .check(HOUSE);
  }

  @Test
  void onlyAndroidModulesKnowAndroid() {
    noClasses()
        .that()
        .resideInAPackage(OURS)
        .and()
        .resideOutsideOfPackages("dev.cordon.*.android..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("android..", "androidx..", "dev.cordon.*.android..")
        .check(HOUSE);
    noClasses()
        .that()
        .resideInAPackage("dev.cordon.*.android..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.cordon.*.desktop..")
        .check(HOUSE);
  }

  @Test
  void theChannelKnowsNothingOfOurs() {
    noClasses()
        .that()
        .resideInAPackage(CHANNEL)
        .should()
        .dependOnClassesThat(resideInAPackage(OURS).and(not(resideInAPackage(CHANNEL))))
        .check(HOUSE);
  }

  /** What the engine's process holds when a page takes it over. */
  @Test
  void theEngineKnowsTheChannelOnly() {
    JavaClasses engine =
        classes(List.of(Path.of("../../secure-browser/desktop/engine").toAbsolutePath()));
    assertTrue(engine.contain("dev.cordon.browser.engine.Engine"));
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage(OURS).and(not(resideInAPackage(CHANNEL))).and(not(belongTo(engine))))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "java.sql..", "okhttp3..")
        .check(engine);
  }

  /** Its jars are on the app's class path; not one of its classes may be loaded there. */
  @Test
  void nobodyKnowsTheEngine() {
    JavaClasses engine =
        classes(List.of(Path.of("../../secure-browser/desktop/engine").toAbsolutePath()));
    noClasses().should().dependOnClassesThat(belongTo(engine)).check(HOUSE);
    noClasses().should().dependOnClassesThat().resideInAPackage("javafx..").check(HOUSE);
  }

  /** By name: another module may have a package of the same name. */
  private static DescribedPredicate<JavaClass> belongTo(JavaClasses classes) {
    return DescribedPredicate.describe(
        "belong to it", one -> classes.contain(one.getBaseComponentType().getName()));
  }

  /** The app's side sees the network only through the session. */
  @Test
  void theAppsSideOfTheBrowserOpensNoConnection() {
    noClasses()
        .that()
        .resideInAPackage("dev.cordon.browser.desktop..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "javax.net..", "java.nio.channels.spi..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.net\\.(Socket|ServerSocket|HttpURLConnection|URLConnection)")
        .check(HOUSE);
  }

  @Test
  void theBuildToolsKnowNothingOfOurs() {
    noClasses()
        .that()
        .resideInAPackage("dev.cordon.android.build..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            PROTOCOL, CORE, STORAGE, BROWSER, POLICY_CLIENT, SERVER, MAIL, "dev.cordon.testing..")
        .check(HOUSE);
  }

  @Test
  void noPackagesFormACircle() {
    for (String room :
        List.of(
            "dev.cordon.policy.protocol.(*)..",
            "dev.cordon.core.(*)..",
            "dev.cordon.browser.(*)..",
            "dev.cordon.server.(*)..",
            "dev.cordon.mail.(*)..",
            "dev.cordon.mail.desktop.demo.(*)..")) {
      slices().matching(room).should().beFreeOfCycles().check(HOUSE);
    }
  }

  @Test
  void onlyTheSoftwarePartsTouchCipherClasses() {
    noClasses()
        .that()
        .resideInAnyPackage(OURS)
        .and()
        .resideOutsideOfPackages(
            "dev.cordon.core.keys",
            "dev.cordon.core.device",
            "dev.cordon.core.android.keystore",
            "dev.cordon.testing.android",
            STORAGE,
            "dev.cordon.server.keys",
            "dev.cordon.server.secret")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("javax\\.crypto\\.(Cipher|Mac)|com\\.google\\.crypto\\.tink\\.Aead")
        .check(HOUSE);
  }

  @Test
  void everyPackageTellsItsStory() {
    ArchRuleDefinition.classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith("org.jspecify.annotations.NullMarked")
        .check(HOUSE);
  }
}
