// Headless Firefox, driven by Selenium through geckodriver.

const LIMIT = 60_000;

/** Settings of a browser in tests: the collector can be asked, and nothing reaches out by itself. */
const PREFERENCES = {
  "dom.testing.testutils.enabled": true,
  "app.update.disabledForTesting": true,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
};

/** The WebDriver capabilities of a headless Firefox with further preferences. */
export function capabilities(preferences = {}) {
  const binary = process.env.FIREFOX;
  const prefs = { ...PREFERENCES, ...preferences };
  return { "moz:firefoxOptions": { args: ["-headless"], prefs, ...(binary && { binary }) } };
}

/** Opens it: `visit(url)` gives what the page leaves in `globalThis.result`. */
export async function firefox() {
  const { Builder } = await import("selenium-webdriver");
  const { default: firefoxDriver } = await import("selenium-webdriver/firefox.js");
  const program = process.env.GECKODRIVER;
  if (!program) throw new Error("GECKODRIVER is not set: start this through cargo xtask");
  const driver = await new Builder()
    .withCapabilities({ browserName: "firefox", ...capabilities() })
    .setFirefoxService(new firefoxDriver.ServiceBuilder(program))
    .build();
  return {
    close: () => driver.quit(),
    async visit(url) {
      await driver.get(url);
      const result = () => driver.executeScript("return globalThis.result ?? null");
      return driver.wait(result, LIMIT, `no answer of ${url}`);
    },
  };
}
