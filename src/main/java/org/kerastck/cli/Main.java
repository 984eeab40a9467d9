package org.kerastck.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kerastck.conformance.BaselineException;
import org.kerastck.conformance.JournalException;
import org.kerastck.conformance.UnjudgeableCaseException;
import org.kerastck.engine.EngineException;
import org.kerastck.engine.StoppedException;
import org.kerastck.explain.DescriptorException;
import org.kerastck.fixture.FixtureException;
import org.kerastck.model.ModelException;
import org.kerastck.report.ReportException;
import org.kerastck.run.NoSuchCaseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code keras-tck}: the command line of the kit. */
@Command(
    name = "keras-tck",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    description =
        "Tells whether an engine on the JVM computes what Keras computes for Conv2D and"
            + " Conv2DTranspose.",
    footer = {
      "",
      "Exit status: 0 every verdict conforms or is in the baseline, 1 deviations,",
      "2 unusable arguments, fixtures or engines."
    })
public final class Main implements Runnable {
  /** In the order of the help. */
  private static final Map<String, Class<?>> COMMANDS = commands();

  /** Held, because a logger that nobody holds forgets its level. */
  private static final Logger KERNELS = Logger.getLogger("org.kerastck.kernel");

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Interruption interruption;

  private Main(Interruption interruption) {
    this.interruption = interruption;
  }

  /** Runs the command line and ends the process with its exit status. */
  public static void main(String[] args) {
    // Reports and messages are the same everywhere: no other digits, no comma for a point.
    Locale.setDefault(Locale.ROOT);
    // How to make the layers fast is news to who embeds them, not to who judges them.
    KERNELS.setLevel(Level.WARNING);
    StandardOutput.install();
    System.exit(execute(args));
  }

  static int execute(String... args) {
    try (Interruption interruption = new Interruption()) {
      CommandLine commandLine = commandLine(interruption, args);
      int status = status(commandLine, args);
      if (commandLine.getOut().checkError() || System.out.checkError()) {
        if (StandardOutput.isReaderGone()) {
          return ExitStatus.READER_GONE;
        }
        commandLine.getErr().println("keras-tck: Standard output does not take what is written.");
        return ExitStatus.UNUSABLE;
      }
      return status;
    }
  }

  private static int status(CommandLine commandLine, String... args) {
    try {
      return commandLine.execute(args);
    } catch (OutOfMemoryError e) {
      commandLine
          .getErr()
          .printf(
              "keras-tck: Out of memory: %s. The heap is %,d MiB; java -Xmx gives it more.%n",
              e.getMessage(), Runtime.getRuntime().maxMemory() >> 20);
      return ExitStatus.UNUSABLE;
    } catch (Error e) {
      // A mistake of the kit itself is no deviation of an engine.
      e.printStackTrace(commandLine.getErr());
      return ExitStatus.UNUSABLE;
    }
  }

  /** The command that is asked for, or all: to describe one takes a hundredth of a second. */
  static CommandLine commandLine(Interruption interruption, String... args) {
    CommandLine all = new CommandLine(new Main(interruption));
    COMMANDS.forEach(
        (name, command) -> {
          if (args.length == 0 || !COMMANDS.containsKey(args[0]) || name.equals(args[0])) {
            all.addSubcommand(name, command);
          }
        });
    return all.setOut(StandardOutput.writer())
        .setUsageHelpWidth(80)
        .setColorScheme(CommandLine.Help.defaultColorScheme(colours(System.getenv("TERM"))))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Path.class, Main::path)
        .setParameterExceptionHandler(Main::explainUsage)
        .setExecutionExceptionHandler(Main::explain)
        // A mistake of the kit itself is no deviation of an engine.
        .setExitCodeExceptionMapper(e -> ExitStatus.UNUSABLE);
  }

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("run", RunCommand.class);
    commands.put("merge", MergeCommand.class);
    commands.put("explain", ExplainCommand.class);
    commands.put("audit", AuditCommand.class);
    commands.put("sweep", SweepCommand.class);
    commands.put("diff", DiffCommand.class);
    commands.put("smoke", SmokeCommand.class);
    commands.put("engines", EnginesCommand.class);
    commands.put("fixtures", FixturesCommand.class);
    commands.put("rules", RulesCommand.class);
    commands.put("backends", BackendsCommand.class);
    return commands;
  }

  /** As NO_COLOR, CLICOLOR and the terminal say; picocli leaves out one that says it is dumb. */
  static CommandLine.Help.Ansi colours(@Nullable String terminal) {
    return "dumb".equals(terminal) ? CommandLine.Help.Ansi.OFF : CommandLine.Help.Ansi.AUTO;
  }

  /** Tells commands whether to go on. */
  static Interruption interruption(CommandSpec command) {
    return ((Main) command.root().userObject()).interruption;
  }

  /** Without a command: the help. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static Path path(String written) {
    if (written.isEmpty()) {
      throw new TypeConversionException("a path was expected, and nothing was received");
    }
    return Path.of(written);
  }

  private static int explainUsage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command
        .getErr()
        .println(
            "keras-tck: %s See '%s --help'."
                .formatted(
                    sentence(String.valueOf(e.getMessage())),
                    command.getCommandSpec().qualifiedName()));
    return ExitStatus.UNUSABLE;
  }

  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    boolean explained =
        e instanceof UsageException
            || e instanceof NoSuchCaseException
            || e instanceof DescriptorException
            || e instanceof FixtureException
            || e instanceof BaselineException
            || e instanceof JournalException
            || e instanceof UnjudgeableCaseException
            || e instanceof ReportException
            || e instanceof EngineException
            || e instanceof ModelException
            || e instanceof StoppedException;
    String message;
    if (explained) {
      message = e.getMessage();
    } else if (e instanceof UncheckedIOException && e.getCause() instanceof IOException cause) {
      message = describe(cause);
    } else if (e instanceof IOException io) {
      message = describe(io);
    } else {
      throw e;
    }
    command.getErr().println("keras-tck: " + message);
    return ExitStatus.UNUSABLE;
  }

  private static String describe(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return "Permission denied: " + denied.getFile();
    }
    if (e instanceof NotDirectoryException file) {
      return "Not a directory: " + file.getFile();
    }
    if (e instanceof FileAlreadyExistsException file) {
      return "In the way of a directory: " + file.getFile();
    }
    if (e instanceof NoSuchFileException missing) {
      return "No such file or directory: " + missing.getFile();
    }
    if (e instanceof FileSystemException file) {
      String reason = file.getReason() == null ? e.getClass().getSimpleName() : file.getReason();
      return "%s: %s".formatted(reason, file.getFile());
    }
    return String.valueOf(e.getMessage());
  }

  private static String sentence(String message) {
    return message.endsWith(".") || message.endsWith(")") ? message : message + ".";
  }
}
