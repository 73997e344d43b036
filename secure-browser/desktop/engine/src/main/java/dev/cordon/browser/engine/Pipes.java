package dev.cordon.browser.engine;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/** Standard input and output, taken before anything else can read or write them. */
record Pipes(InputStream in, OutputStream out) {
  /**
   * Takes them. Whoever prints from now on, in Java, prints nowhere: words of the engine could hold
   * what a page said, and would break the channel.
   */
  static Pipes take() {
    Pipes pipes =
        new Pipes(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    System.setIn(InputStream.nullInputStream());
    System.setOut(nowhere);
    System.setErr(nowhere);
    return pipes;
  }
}
