package dev.cordon.browser.residue.screen;

import java.awt.AWTException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.event.InputEvent;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Does what {@link Hands} asks, line by line, until its input ends. */
public final class HandsProcess {
  private static final int DRAG_STEPS = 12;

  private final Robot robot;
  private final Keys keys;

  private HandsProcess() throws AWTException {
    robot = new Robot();
    robot.setAutoDelay(12);
    keys = new Keys(robot);
  }

  /** Reads {@code kind x y toX toY base64} lines. */
  public static void main(String[] arguments) throws Exception {
    ImageIO.setUseCache(false);
    HandsProcess hands = new HandsProcess();
    BufferedReader wishes =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    for (String line = wishes.readLine(); line != null; line = wishes.readLine()) {
      String[] words = line.split(" ", -1);
      int[] at = new int[4];
      for (int i = 0; i < at.length; i++) {
        at[i] = Integer.parseInt(words[i + 1]);
      }
      byte[] text = Base64.getDecoder().decode(words[5]);
      System.out.println(hands.act(words[0], at, new String(text, StandardCharsets.UTF_8)));
    }
  }

  private String act(String kind, int[] at, String text) throws IOException {
    switch (kind) {
      case "move" -> robot.mouseMove(at[0], at[1]);
      case "click" -> click(at[0], at[1]);
      case "drag" -> drag(at);
      case "type" -> keys.type(text);
      case "key" -> keys.press(text);
      case "picture" -> picture(new File(text));
      case "colour" -> {
        return String.valueOf(robot.getPixelColor(at[0], at[1]).getRGB() & 0xffffff);
      }
      case "clipboard" -> {
        return read(Toolkit.getDefaultToolkit().getSystemClipboard());
      }
      case "selection" -> {
        return read(Toolkit.getDefaultToolkit().getSystemSelection());
      }
      default -> throw new IllegalArgumentException(kind);
    }
    return "done";
  }

  private void click(int x, int y) {
    robot.mouseMove(x, y);
    robot.delay(60);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    robot.delay(40);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    robot.delay(80);
  }

  private void drag(int[] at) {
    robot.mouseMove(at[0], at[1]);
    robot.delay(60);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    for (int i = 1; i <= DRAG_STEPS; i++) {
      robot.mouseMove(
          at[0] + (at[2] - at[0]) * i / DRAG_STEPS, at[1] + (at[3] - at[1]) * i / DRAG_STEPS);
      robot.delay(20);
    }
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    robot.delay(80);
  }

  private void picture(File file) throws IOException {
    Rectangle all = new Rectangle(Screen.WIDTH, Screen.HEIGHT);
    if (!ImageIO.write(robot.createScreenCapture(all), "png", file)) {
      throw new IOException("no PNG");
    }
  }

  /** As Base64; what is not text, or is refused by its owner, counts as none. */
  private static String read(Clipboard clipboard) {
    String text;
    try {
      text = (String) clipboard.getData(DataFlavor.stringFlavor);
    } catch (UnsupportedFlavorException | IOException | IllegalStateException e) {
      text = "";
    }
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
