package dev.cordon.core.net;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HeldCertificate;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** A certificate service by RFC 7030, over a stranger's implementation of PKCS #10 and #7. */
final class FakeEst extends Dispatcher {
  private static final AtomicLong SERIALS = new AtomicLong();

  private final HeldCertificate root;
  private volatile Duration life = Duration.ofDays(30);
  private volatile int status = 200;
  private volatile boolean forAnotherKey;

  FakeEst(HeldCertificate root) {
    this.root = root;
  }

  /** Issues for so long from now on. */
  void life(Duration other) {
    life = other;
  }

  /** Answers so from now on. */
  void status(int code) {
    status = code;
  }

  /** Issues a good certificate that is for another key. */
  void forAnotherKey() {
    forAnotherKey = true;
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    if (status != 200) {
      return new MockResponse.Builder().code(status).addHeader("Location", "/elsewhere").build();
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(request.getBody().toByteArray());
      JcaPKCS10CertificationRequest wanted = new JcaPKCS10CertificationRequest(der);
      boolean proven =
          wanted.isSignatureValid(
              new JcaContentVerifierProviderBuilder().build(wanted.getPublicKey()));
      if (!proven || !"application/pkcs10".equals(request.getHeaders().get("Content-Type"))) {
        return new MockResponse.Builder().code(400).build();
      }
      return new MockResponse.Builder()
          .addHeader("Content-Type", "application/pkcs7-mime; smime-type=certs-only")
          .addHeader("Content-Transfer-Encoding", "base64")
          .body(Base64.getMimeEncoder().encodeToString(answer(wanted)))
          .build();
    } catch (Exception e) {
      return new MockResponse.Builder().code(500).build();
    }
  }

  private byte[] answer(JcaPKCS10CertificationRequest wanted)
      throws CMSException, OperatorException, PKCSException, IOException, Exception {
    CMSSignedDataGenerator bag = new CMSSignedDataGenerator();
    bag.addCertificates(new JcaCertStore(List.of(root.certificate(), issue(wanted))));
    return bag.generate(new CMSAbsentContent()).getEncoded();
  }

  private X509Certificate issue(JcaPKCS10CertificationRequest wanted) throws Exception {
    Instant now = Instant.now();
    X509CertificateHolder made =
        new JcaX509v3CertificateBuilder(
                X500Name.getInstance(root.certificate().getSubjectX500Principal().getEncoded()),
                BigInteger.valueOf(SERIALS.incrementAndGet()),
                Date.from(now.minusSeconds(60)),
                Date.from(now.plus(life)),
                wanted.getSubject(),
                forAnotherKey
                    ? Certificates.OTHER_ROOT.keyPair().getPublic()
                    : wanted.getPublicKey())
            .build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(root.keyPair().getPrivate()));
    return new JcaX509CertificateConverter().getCertificate(made);
  }
}
