package dev.cordon.server.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/** Certificates (RFC 5280) that a server signs for itself. */
final class SelfSigned {
  private static final Duration VALIDITY = Duration.ofDays(825);
  private static final Duration RENEWAL = Duration.ofDays(60);
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);

  private SelfSigned() {}

  /** Whether {@code certificate} names all {@code names} and is not about to run out. */
  static boolean serves(X509Certificate certificate, Set<String> names, Instant now)
      throws GeneralSecurityException {
    Set<String> covered = new TreeSet<>();
    Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
    if (alternatives != null) {
      alternatives.forEach(name -> covered.add(String.valueOf(name.get(1))));
    }
    return covered.containsAll(names)
        && certificate.getNotAfter().toInstant().isAfter(now.plus(RENEWAL));
  }

  static X509Certificate certificate(
      PublicKey key, PrivateKey signer, Set<String> names, Instant now)
      throws IOException, GeneralSecurityException {
    X500Name self = new X500Name("CN=Cordon MAM server");
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            self,
            BigInteger.valueOf(now.toEpochMilli()),
            Date.from(now.minus(CLOCK_SKEW)),
            Date.from(now.plus(VALIDITY)),
            self,
            SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static GeneralNames alternatives(Set<String> names) {
    return new GeneralNames(
        new TreeSet<>(names)
            .stream()
                .map(
                    name ->
                        new GeneralName(
                            IPAddress.isValid(name) ? GeneralName.iPAddress : GeneralName.dNSName,
                            name))
                .toArray(GeneralName[]::new));
  }
}
