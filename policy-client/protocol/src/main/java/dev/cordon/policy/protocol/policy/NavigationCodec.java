package dev.cordon.policy.protocol.policy;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.Lists;
import dev.cordon.policy.protocol.policy.Navigation.AddressBar;
import dev.cordon.policy.protocol.policy.Navigation.Bookmark;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The settings of the group {@code browser} that say how the employee gets to pages. */
final class NavigationCodec implements Codec<Navigation> {
  private static final int MAX_BOOKMARKS = 200;
  private static final Pattern URL = Pattern.compile("https://[\\x21-\\x7E]{1,2040}");
  // No control, direction, private or unassigned characters, no separators of lines, not only
  // spaces: a title must not look like something else.
  private static final Pattern TITLE = Pattern.compile("(?=.*\\S)[^\\p{C}\\p{Zl}\\p{Zp}]{1,100}");

  @Override
  public JsonObject write(Navigation navigation) {
    JsonObject json = new JsonObject();
    navigation.startPage().ifPresent(url -> json.addProperty("startPage", url));
    json.add("bookmarks", Lists.of(navigation.bookmarks(), NavigationCodec::write));
    json.addProperty("addressBar", Words.camelCase(navigation.addressBar()));
    return json;
  }

  @Override
  public Navigation read(Fields fields) throws DocumentRefusedException {
    Settings settings = new Settings(fields);
    Navigation absent = Navigation.DEFAULT;
    return new Navigation(
        fields.optionalText("startPage", URL),
        settings.present("bookmarks") ? bookmarks(fields) : absent.bookmarks(),
        settings.choice("addressBar", AddressBar.values(), absent.addressBar()));
  }

  private static JsonObject write(Bookmark bookmark) {
    JsonObject json = new JsonObject();
    json.addProperty("title", bookmark.title());
    json.addProperty("url", bookmark.url());
    return json;
  }

  private static List<Bookmark> bookmarks(Fields fields) throws DocumentRefusedException {
    List<Bookmark> bookmarks = new ArrayList<>();
    for (Fields bookmark : fields.objects("bookmarks", MAX_BOOKMARKS)) {
      bookmarks.add(new Bookmark(bookmark.text("title", TITLE), bookmark.text("url", URL)));
    }
    return bookmarks;
  }
}
