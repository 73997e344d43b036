package dev.cordon.browser.residue.look;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What strace saw: bytes that went into files, and the names that files were given, even if nothing
 * of it exists any more.
 *
 * <p>Left out are sockets, pipes and terminals, so also what our two processes and the X server say
 * to each other: that is in no file. What is written through memory maps is no call and is not
 * seen.
 */
public final class Trace {
  private static final String CALLS =
      "write,pwrite64,writev,pwritev,pwritev2,open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,"
          + "rename,renameat,renameat2,link,linkat,symlink,symlinkat,memfd_create,sendfile,"
          + "copy_file_range,splice,vmsplice,setxattr,fsetxattr";

  private static final Pattern WRITE =
      Pattern.compile("^\\d+ +(?:write|pwrite64|writev|pwritev2?)\\(\\d+<([^>]*)>, ");
  private static final Pattern NAMING =
      Pattern.compile(
          "^\\d+ +(?:creat|mkdir|mkdirat|mknod|mknodat|rename|renameat|renameat2|link|linkat|symlink"
              + "|symlinkat|memfd_create|setxattr|fsetxattr)\\(");
  private static final Pattern CREATING =
      Pattern.compile("^\\d+ +(?:open|openat|openat2)\\(.*O_CREAT");
  private static final Set<String> NO_FILES = Set.of("/dev/null", "/dev/tty", "/dev/zero");

  private final Nose nose;
  private final String own;

  /**
   * @param own where what we asked for is written: not looked at
   */
  public Trace(Nose nose, Path own) {
    this.nose = nose;
    this.own = own + "/";
  }

  /** The words before a command, so that its calls are written to {@code log}. */
  public static List<String> prefix(Path strace, Path log) {
    return List.of(
        strace.toString(),
        "-f",
        "--seccomp-bpf",
        "-y",
        "-qq",
        "-s",
        "1000000",
        "-e",
        "trace=" + CALLS,
        "-e",
        "signal=none",
        "-o",
        log.toString());
  }

  /** Reads a log. */
  public void search(Path log, Findings findings) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        look(line, findings);
      }
    }
  }

  private void look(String line, Findings findings) {
    String start = line.length() > 4000 ? line.substring(0, 4000) : line;
    Matcher write = WRITE.matcher(start);
    if (write.find()) {
      String file = write.group(1);
      if (isFile(file)) {
        findings.add(Place.WRITES, file, nose.smell(CString.bytes(line, write.end())));
      }
    } else if (NAMING.matcher(start).find() || CREATING.matcher(start).find()) {
      findings.add(Place.NAMES, "a file's name", nose.smell(CString.bytes(line, 0)));
    }
  }

  private boolean isFile(String file) {
    return file.startsWith("/")
        && !file.startsWith(own)
        && !NO_FILES.contains(file)
        && !file.startsWith("/proc/")
        && !file.startsWith("/dev/pts/");
  }
}
