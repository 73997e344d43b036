package dev.cordon.server.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.security.Security;
import java.security.Signature;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class FastSignaturesTest {
  @Test
  void conscryptIsThereForThoseWhoNameItAndNobodyElse() throws Exception {
    FastSignatures.whereAvailable();
    FastSignatures.whereAvailable();
    long times =
        Arrays.stream(Security.getProviders()).filter(p -> p.getName().equals("Conscrypt")).count();
    assertEquals(1, times);
    String signs = Signature.getInstance("SHA256withECDSA").getProvider().getName();
    assertNotEquals("Conscrypt", signs);
    assertNotEquals("Conscrypt", SSLContext.getInstance("TLS").getProvider().getName());
  }
}
