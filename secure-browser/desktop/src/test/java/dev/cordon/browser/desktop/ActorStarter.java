package dev.cordon.browser.desktop;

import com.google.gson.Gson;
import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.desktop.process.EngineProcess;
import dev.cordon.browser.desktop.process.EngineProtection;
import dev.cordon.browser.desktop.process.EngineStarter;
import dev.cordon.policy.protocol.ProtectionLevel;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts actors, each a real process. What it is to play may change between two starts. */
final class ActorStarter implements EngineStarter {
  final List<EngineProcess> started = new CopyOnWriteArrayList<>();
  volatile String behaviour;

  ActorStarter(String behaviour) {
    this.behaviour = behaviour;
  }

  @Override
  public String version() {
    return Actor.VERSION;
  }

  @Override
  public String injectedScript() {
    return "";
  }

  @Override
  public Map<EngineProtection, ProtectionLevel> protections() {
    return Map.of();
  }

  @Override
  public EngineProcess start() throws IOException {
    if (behaviour.equals("none")) {
      throw new IOException("there is no engine");
    }
    String classPath =
        Stream.of(Actor.class, FromEngine.class, Gson.class)
            .map(ActorStarter::root)
            .collect(Collectors.joining(File.pathSeparator));
    EngineProcess process =
        EngineProcess.start(
            new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                classPath,
                "dev.cordon.browser.desktop.Actor",
                behaviour));
    started.add(process);
    return process;
  }

  private static String root(Class<?> landmark) {
    try {
      return Path.of(landmark.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean anyAlive() {
    return started.stream().anyMatch(EngineProcess::isAlive);
  }
}
