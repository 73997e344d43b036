package dev.cordon.browser.residue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Memory of a process and all below it, as Linux counts it.
 *
 * @param residentMb with what is shared counted whole, in MiB
 * @param proportionalMb with what is shared divided among those who share it
 */
record Memory(double residentMb, double proportionalMb) {
  static Memory of(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .map(Memory::alone)
        .reduce(new Memory(0, 0), Memory::plus);
  }

  private Memory plus(Memory other) {
    return new Memory(residentMb + other.residentMb, proportionalMb + other.proportionalMb);
  }

  private static Memory alone(ProcessHandle process) {
    double resident = 0;
    double proportional = 0;
    try {
      for (String line : Files.readAllLines(Path.of("/proc", process.pid() + "", "smaps_rollup"))) {
        String[] words = line.split(" +", -1);
        if (words[0].equals("Rss:")) {
          resident = Double.parseDouble(words[1]) / 1024;
        } else if (words[0].equals("Pss:")) {
          proportional = Double.parseDouble(words[1]) / 1024;
        }
      }
    } catch (IOException e) {
      return new Memory(0, 0); // ended meanwhile
    }
    return new Memory(resident, proportional);
  }
}
