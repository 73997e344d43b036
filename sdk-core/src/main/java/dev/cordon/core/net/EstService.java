package dev.cordon.core.net;

import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/** Asks for certificates by Enrollment over Secure Transport (RFC 7030, section 4.2). */
final class EstService {
  private static final MediaType PKCS10 = MediaType.get("application/pkcs10");
  private static final int MOST_BYTES = 100_000;
  private static final int ACCEPTED = 202;

  private final OkHttpClient http;
  private final String address;

  /**
   * The service at {@code address}.
   *
   * @param http the container's {@link SecureHttp}; the service is judged as every other server
   */
  EstService(OkHttpClient http, String address) {
    // The word of this one service alone; and connections of its own, because one that was made
    // before there was a certificate did not show it.
    this.http =
        http.newBuilder().followRedirects(false).connectionPool(new ConnectionPool()).build();
    this.address = address;
  }

  /**
   * The certificates that came in answer to {@code request}, in no particular order.
   *
   * @param operation {@code simpleenroll} or {@code simplereenroll}
   * @param authorization who asks, where the service wants to know it by HTTP (section 3.2.3)
   */
  List<X509Certificate> ask(String operation, byte[] request, Optional<String> authorization)
      throws IOException {
    Request.Builder post =
        new Request.Builder()
            .url(address + "/" + operation)
            .header("Content-Transfer-Encoding", "base64")
            .post(RequestBody.create(Base64.getMimeEncoder().encode(request), PKCS10));
    authorization.ifPresent(value -> post.header("Authorization", value));
    try (Response response = http.newCall(post.build()).execute()) {
      if (response.code() == ACCEPTED) {
        throw new ClientCertificateException(Reason.of(Code.CLIENT_CERTIFICATE_PENDING));
      } else if (response.code() != 200) {
        throw new ClientCertificateException(
            Reason.of(Code.CLIENT_CERTIFICATE_REFUSED, Integer.toString(response.code())));
      }
      return certificates(response.body().source());
    } finally {
      http.connectionPool().evictAll();
    }
  }

  /** PKCS #7, "certs-only", in Base64. */
  private static List<X509Certificate> certificates(BufferedSource source) throws IOException {
    if (source.request(MOST_BYTES + 1L)) {
      throw unusable(new IOException("too long"));
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(source.readByteArray());
      List<X509Certificate> certificates = new ArrayList<>();
      CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(der))
          .forEach(each -> certificates.add((X509Certificate) each));
      return certificates;
    } catch (CertificateException | IllegalArgumentException e) {
      throw unusable(e);
    }
  }

  static ClientCertificateException unusable(Exception why) {
    return new ClientCertificateException(Reason.of(Code.CLIENT_CERTIFICATE_UNUSABLE), why);
  }
}
