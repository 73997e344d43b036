package dev.cordon.core.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStoreSpi;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.X509TrustManager;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.After;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;

@Tag("I1")
@RunWith(RobolectricTestRunner.class)
public final class AndroidTrustTest {
  private static final X509Certificate SYSTEM = authority("came with the phone");
  private static final X509Certificate USER = authority("added by somebody");
  private final Map<String, Certificate> anchors = new TreeMap<>();

  @After
  public void takeAway() {
    Security.removeProvider("anchors");
  }

  @Test
  public void whatAUserAddedIsNotTrusted() throws Exception {
    anchors.put("system:1", SYSTEM);
    anchors.put("user:1", USER);
    install();

    X509TrustManager trust = AndroidTrust.system().trustManager();

    assertEquals(List.of(SYSTEM), List.of(trust.getAcceptedIssuers()));
    trust.checkServerTrusted(new X509Certificate[] {SYSTEM}, "UNKNOWN");
    assertThrows(
        GeneralSecurityException.class,
        () -> trust.checkServerTrusted(new X509Certificate[] {USER}, "UNKNOWN"));
  }

  @Test
  public void aPhoneWithoutAnchorsTrustsNobody() {
    anchors.put("user:1", USER);
    install();
    assertThrows(GeneralSecurityException.class, () -> AndroidTrust.system().trustManager());
  }

  private static X509Certificate authority(String name) {
    return new HeldCertificate.Builder()
        .commonName(name)
        .certificateAuthority(0)
        .build()
        .certificate();
  }

  private void install() {
    Security.addProvider(new Phone(anchors));
  }

  private static final class Phone extends Provider {
    Phone(Map<String, Certificate> anchors) {
      super("anchors", "1.0", "trust anchors of a phone");
      putService(
          new Service(
              this, "KeyStore", "AndroidCAStore", Anchors.class.getName(), List.of(), Map.of()) {
            @Override
            public Object newInstance(@Nullable Object parameter) {
              return new Anchors(anchors);
            }
          });
    }
  }

  /** A store of certificates alone. */
  private static final class Anchors extends KeyStoreSpi {
    private final Map<String, Certificate> anchors;

    Anchors(Map<String, Certificate> anchors) {
      this.anchors = anchors;
    }

    @Override
    public Enumeration<String> engineAliases() {
      return Collections.enumeration(anchors.keySet());
    }

    @Override
    public @Nullable Certificate engineGetCertificate(String alias) {
      return anchors.get(alias);
    }

    @Override
    public boolean engineContainsAlias(String alias) {
      return anchors.containsKey(alias);
    }

    @Override
    public int engineSize() {
      return anchors.size();
    }

    @Override
    public boolean engineIsCertificateEntry(String alias) {
      return engineContainsAlias(alias);
    }

    @Override
    public boolean engineIsKeyEntry(String alias) {
      return false;
    }

    @Override
    public @Nullable Key engineGetKey(String alias, char[] password) {
      return null;
    }

    @Override
    public Certificate @Nullable [] engineGetCertificateChain(String alias) {
      return null;
    }

    @Override
    public @Nullable Date engineGetCreationDate(String alias) {
      return null;
    }

    @Override
    public @Nullable String engineGetCertificateAlias(Certificate certificate) {
      return null;
    }

    @Override
    public void engineSetKeyEntry(String a, Key key, char[] password, Certificate[] chain) {}

    @Override
    public void engineSetKeyEntry(String alias, byte[] key, Certificate[] chain) {}

    @Override
    public void engineSetCertificateEntry(String alias, Certificate certificate) {}

    @Override
    public void engineDeleteEntry(String alias) {}

    @Override
    public void engineStore(OutputStream stream, char[] password) {}

    @Override
    public void engineLoad(@Nullable InputStream stream, char @Nullable [] password) {}
  }
}
