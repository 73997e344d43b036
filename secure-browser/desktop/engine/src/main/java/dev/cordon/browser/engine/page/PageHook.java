package dev.cordon.browser.engine.page;

import com.sun.webkit.WebPage;
import com.sun.webkit.WebPageClient;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Notices when a frame gets a new window object: after it was made and before any script of the
 * page runs in it. The engine tells its page client, which JavaFX lets do nothing.
 */
final class PageHook {
  private PageHook() {}

  /**
   * @param newWindow called in the engine's thread, from within the engine
   */
  static void install(WebPage page, Runnable newWindow) {
    WebPageClient<?> client = page.getPageClient();
    Object watching =
        Proxy.newProxyInstance(
            PageHook.class.getClassLoader(),
            new Class<?>[] {WebPageClient.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("didClearWindowObject")) {
                newWindow.run();
                return null;
              }
              return pass(client, method, arguments);
            });
    try {
      Field field = WebPage.class.getDeclaredField("pageClient");
      field.setAccessible(true);
      field.set(page, watching);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this is not the JavaFX that this engine was made for", e);
    }
  }

  private static @Nullable Object pass(
      WebPageClient<?> client, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
