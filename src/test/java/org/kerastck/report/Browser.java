package org.kerastck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.kerastck.tool.Tool;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium that opens reports from disk. */
final class Browser implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "report-screenshots");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Skips the test where there is no Chromium. */
  static Browser start(Path userData) {
    Path chromium = Tool.CHROMIUM.orSkip();
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--no-first-run",
        "--disable-sync",
        "--user-data-dir=" + userData);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(Tool.CHROMEDRIVER.toFile()).build();
    return new Browser(new ChromeDriver(service, options));
  }

  /** Sets the size of the page, in CSS pixels, and the colours that the reader's system prefers. */
  void emulate(int width, int height, String colours) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
  }

  void open(Path report) {
    open(report, "report.html");
  }

  void open(Path report, String page) {
    driver.get("about:blank");
    driver.get(report.resolve(page).toUri().toString());
  }

  String text(String selector) {
    return find(selector).getText();
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  int count(String selector) {
    return driver.findElements(By.cssSelector(selector)).size();
  }

  void click(String selector) {
    find(selector).click();
  }

  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  Object script(String script) {
    Object value = driver.executeScript(script);
    return value == null ? "null" : value;
  }

  /** What a script gives to its last argument, a function. */
  Object awaited(String script) {
    Object value = driver.executeAsyncScript(script);
    return value == null ? "null" : value;
  }

  void waitFor(String condition) {
    new WebDriverWait(driver, Duration.ofSeconds(10))
        .until(
            any -> Boolean.TRUE.equals(driver.executeScript("return Boolean(" + condition + ")")));
  }

  void screenshot(String name) throws IOException {
    Files.createDirectories(SCREENSHOTS);
    File file = driver.getScreenshotAs(OutputType.FILE);
    Files.write(SCREENSHOTS.resolve(name + ".png"), Files.readAllBytes(file.toPath()));
  }

  void assertNoErrors() {
    assertEquals(
        List.of(),
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
            .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
            .map(Object::toString)
            .toList());
  }

  @Override
  public void close() {
    driver.quit();
  }
}
