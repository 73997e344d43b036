package dev.cordon.browser;

import dev.cordon.browser.access.AccessLog;
import dev.cordon.browser.download.DownloadTarget;
import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.browser.lend.UploadSource;
import dev.cordon.browser.page.PageRewriting;
import dev.cordon.browser.signin.SignIns;
import dev.cordon.browser.sites.SiteCategories;
import java.time.Clock;

/** What the app brings along for a session. */
record Ports(
    DownloadTarget downloads,
    UploadSource uploads,
    SignIns signIns,
    PageRewriting rewriting,
    SiteCategories categories,
    AccessLog accessLog,
    Clock clock) {
  /** Without any. */
  static final Ports NONE =
      new Ports(
          what -> {
            throw new BrowserException(Refusal.of(Problem.DOWNLOAD_NOT_SAVED));
          },
          UploadSource.NONE,
          SignIns.NONE,
          PageRewriting.plain(),
          SiteCategories.NONE,
          AccessLog.NONE,
          Clock.systemUTC());

  Ports withDownloads(DownloadTarget other) {
    return new Ports(other, uploads, signIns, rewriting, categories, accessLog, clock);
  }

  Ports withUploads(UploadSource other) {
    return new Ports(downloads, other, signIns, rewriting, categories, accessLog, clock);
  }

  Ports withSignIns(SignIns other) {
    return new Ports(downloads, uploads, other, rewriting, categories, accessLog, clock);
  }

  Ports withRewriting(PageRewriting other) {
    return new Ports(downloads, uploads, signIns, other, categories, accessLog, clock);
  }

  Ports withCategories(SiteCategories other) {
    return new Ports(downloads, uploads, signIns, rewriting, other, accessLog, clock);
  }

  Ports withAccessLog(AccessLog other) {
    return new Ports(downloads, uploads, signIns, rewriting, categories, other, clock);
  }

  Ports withClock(Clock other) {
    return new Ports(downloads, uploads, signIns, rewriting, categories, accessLog, other);
  }
}
