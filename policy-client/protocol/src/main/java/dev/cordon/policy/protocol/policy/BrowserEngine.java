package dev.cordon.policy.protocol.policy;

/** What shows the secure browser's pages. */
public enum BrowserEngine {
  /** On desktops; its version is JavaFX's, such as 21.0.12, whose patches bring WebKit's. */
  JAVAFX_WEB_VIEW,
  /** On Android; its version is that of Android System WebView, such as 143.0.7499.52. */
  ANDROID_WEB_VIEW
}
