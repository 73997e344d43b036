package dev.cordon.browser;

import dev.cordon.browser.cookie.MemoryCookies;
import dev.cordon.browser.cookie.PageCookies;
import dev.cordon.browser.lend.LentFiles;
import dev.cordon.browser.page.Origins;
import dev.cordon.browser.page.PageRequest;
import dev.cordon.browser.signin.SignInMemory;
import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** All that one session remembers; gone with it and with every lock. Safe for many threads. */
final class SessionMemory {
  private final Container work;
  private final MemoryCookies cookies;
  private final SignInMemory signIns;
  private final LentFiles files;
  private final Origins origins = new Origins();
  private final Tally tally = new Tally();
  private volatile boolean ended;

  SessionMemory(Container work, Ports ports) {
    this.work = work;
    this.cookies = new MemoryCookies(ports.clock(), this::mayKeep);
    this.signIns = new SignInMemory(ports.signIns(), this::mayKeep);
    this.files = new LentFiles(work, ports.uploads(), this::mayKeep);
  }

  MemoryCookies cookies() {
    return cookies;
  }

  SignInMemory signIns() {
    return signIns;
  }

  LentFiles files() {
    return files;
  }

  Origins origins() {
    return origins;
  }

  Tally tally() {
    return tally;
  }

  /** A page was delivered, unless nothing may be remembered any more. */
  void deliver(PageRequest request, HttpUrl url) {
    origins.deliver(request, url);
    if (!mayKeep()) {
      origins.clear();
    }
  }

  /** The cookies of pages that were delivered, and of no other. */
  PageCookies forPages() {
    return new PageCookies() {
      @Override
      public String visibleTo(String url) {
        return isDelivered(url) ? cookies.visibleTo(url) : "";
      }

      @Override
      public void set(String url, String cookie) {
        if (isDelivered(url)) {
          cookies.set(url, cookie);
        }
      }
    };
  }

  private boolean isDelivered(String url) {
    @Nullable HttpUrl page = HttpUrl.parse(url);
    return page != null && origins.knows(page);
  }

  boolean mayKeep() {
    return !ended && work.state() instanceof ContainerState.Open;
  }

  boolean isEnded() {
    return ended;
  }

  void end() {
    ended = true;
    clear();
  }

  void clear() {
    cookies.clear();
    signIns.clear();
    files.clear();
    origins.clear();
    tally.clear();
  }
}
