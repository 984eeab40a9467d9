package org.kerastck.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.Engines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code engines}: what can be run. */
@Command(
    name = "engines",
    mixinStandardHelpOptions = true,
    description = "Lists the engines that are installed, with versions.")
final class EnginesCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    List<ConvolutionEngine> engines = Engines.all();
    int longest = engines.stream().mapToInt(engine -> engine.name().length()).max().orElse(0);
    String row = "%%-%ds %%-20s %%s%%n".formatted(Math.max(longest, 16));
    out.printf(row, "engine", "version", "runs in");
    for (ConvolutionEngine engine : engines) {
      String isolation = engine.isolation().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      out.printf(row, engine.name(), engine.version(), isolation);
    }
  }
}
