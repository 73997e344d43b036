package dev.cordon.browser.residue.site;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import mockwebserver3.RecordedRequest;
import okhttp3.MultipartReader;
import okio.Buffer;
import okio.ByteString;

/** Takes files, as forms (RFC 7578) and bare, and says what came. */
final class Uploads {
  void addTo(Office office) {
    office.add("/upload", request -> Answers.json(parts(request).toString()));
    office.add("/upload/page", request -> Answers.html(page(parts(request))));
  }

  private static String page(JsonArray parts) {
    String text = parts.toString().replace("&", "&amp;").replace("<", "&lt;");
    return "<!doctype html><title>uploaded</title><pre id=echo>" + text + "</pre>";
  }

  private static JsonArray parts(RecordedRequest request) throws IOException {
    JsonArray found = new JsonArray();
    String type = Forms.header(request, "Content-Type");
    int boundary = type.indexOf("boundary=");
    if (boundary < 0) {
      found.add(part("", type, Forms.body(request)));
      return found;
    }
    Buffer body = new Buffer().write(Forms.body(request));
    String mark = type.substring(boundary + "boundary=".length()).replace("\"", "");
    try (MultipartReader reader = new MultipartReader(body, mark)) {
      for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
        String disposition = String.valueOf(part.headers().get("Content-Disposition"));
        String partType = String.valueOf(part.headers().get("Content-Type"));
        found.add(part(disposition, partType, part.body().readByteString()));
      }
    }
    return found;
  }

  private static JsonObject part(String disposition, String type, ByteString content) {
    JsonObject part = new JsonObject();
    part.addProperty("disposition", disposition);
    part.addProperty("type", type);
    part.addProperty("length", content.size());
    part.addProperty("sha256", content.sha256().hex());
    return part;
  }
}
