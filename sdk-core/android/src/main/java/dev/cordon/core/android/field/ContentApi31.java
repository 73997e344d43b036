package dev.cordon.core.android.field;

import android.content.ClipData;
import android.os.Build;
import android.view.ContentInfo;
import android.view.OnReceiveContentListener;
import android.view.View;
import android.widget.TextView;
import dev.cordon.core.android.api.FromApi;
import dev.cordon.core.android.clipboard.PasteDoor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that comes into a text field by pasting, dropping or from a keyboard's picture list. A field
 * that an app gave a listener of its own keeps that one; its toolbar and Ctrl+V are judged anyway.
 */
@FromApi(Build.VERSION_CODES.S)
final class ContentApi31 implements OnReceiveContentListener {
  private static final String[] TEXT = {"text/*"};

  private final PasteDoor pastes;

  private ContentApi31(PasteDoor pastes) {
    this.pastes = pastes;
  }

  static void judge(TextView field, PasteDoor pastes) {
    if (field.getReceiveContentMimeTypes() == null) {
      field.setOnReceiveContentListener(TEXT, new ContentApi31(pastes));
    }
  }

  @Override
  public @Nullable ContentInfo onReceiveContent(View field, ContentInfo content) {
    if (content.getSource() == ContentInfo.SOURCE_CLIPBOARD) {
      return pastes.text().map(text -> with(text, content)).orElse(null);
    }
    boolean ownWork = content.getSource() == ContentInfo.SOURCE_PROCESS_TEXT;
    return ownWork || pastes.letsIn(textOf(content)) ? content : null;
  }

  private static ContentInfo with(String text, ContentInfo content) {
    return new ContentInfo.Builder(content).setClip(ClipData.newPlainText("", text)).build();
  }

  private static String textOf(ContentInfo content) {
    CharSequence text = content.getClip().getItemAt(0).getText();
    return Optional.ofNullable(text).map(CharSequence::toString).orElse("");
  }
}
