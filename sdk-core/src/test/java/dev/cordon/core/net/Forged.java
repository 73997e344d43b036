package dev.cordon.core.net;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import okhttp3.tls.HeldCertificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate with whatever an authority should never have signed. */
final class Forged {
  private record Extra(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {}

  private static final AtomicLong SERIALS = new AtomicLong();

  private final HeldCertificate issuer;
  private final List<Extra> extras = new ArrayList<>();
  private KeyPair keys = keys("EC", 256);
  private String signature;
  private String name = "localhost";
  private long fromHours = -1;
  private long toHours = 24;

  private Forged(HeldCertificate issuer) {
    this.issuer = issuer;
    this.signature =
        "SHA256with"
            + (issuer.keyPair().getPrivate().getAlgorithm().equals("EC") ? "ECDSA" : "RSA");
  }

  /** Signed by {@code issuer}, whether or not that is an authority. */
  static Forged by(HeldCertificate issuer) {
    return new Forged(issuer);
  }

  static KeyPair keys(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  Forged keys(KeyPair own) {
    keys = own;
    return this;
  }

  Forged signature(String algorithm) {
    signature = algorithm;
    return this;
  }

  /** From and to, in hours from now. */
  Forged valid(long from, long to) {
    fromHours = from;
    toHours = to;
    return this;
  }

  /** The host's name among the subject alternative names, to the letter. */
  Forged named(String host) {
    GeneralName dns = new GeneralName(GeneralName.dNSName, host);
    return with(Extension.subjectAlternativeName, false, new GeneralNames(dns));
  }

  Forged authority(String called, boolean is) {
    name = called;
    return with(Extension.basicConstraints, true, new BasicConstraints(is));
  }

  /** An authority for authorities below it, at most {@code levels} deep. */
  Forged authority(String called, int levels) {
    name = called;
    return with(Extension.basicConstraints, true, new BasicConstraints(levels));
  }

  Forged nobody(String called) {
    name = called;
    return this;
  }

  Forged purpose(KeyPurposeId only) {
    return with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(only));
  }

  Forged permits(String domain) {
    GeneralSubtree tree = new GeneralSubtree(new GeneralName(GeneralName.dNSName, domain));
    return with(
        Extension.nameConstraints, true, new NameConstraints(new GeneralSubtree[] {tree}, null));
  }

  Forged with(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
    extras.add(new Extra(id, critical, value));
    return this;
  }

  HeldCertificate build() {
    try {
      Instant now = Instant.now();
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer.certificate().getSubjectX500Principal(),
              BigInteger.valueOf(SERIALS.incrementAndGet()),
              Date.from(now.plus(Duration.ofHours(fromHours))),
              Date.from(now.plus(Duration.ofHours(toHours))),
              new X500Principal("CN=" + name),
              keys.getPublic());
      for (Extra extra : extras) {
        builder.addExtension(extra.id(), extra.critical(), extra.value());
      }
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(
                      new JcaContentSignerBuilder(signature)
                          .setProvider(new BouncyCastleProvider())
                          .build(issuer.keyPair().getPrivate())));
      return new HeldCertificate(keys, certificate);
    } catch (IOException | OperatorException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
