// Headless Firefox, driven by Selenium through geckodriver.

import { environmentVariable } from "./environment.mjs";

const TIMEOUT = 60_000;

/** Settings of a browser in tests: an accessible garbage collector, and no connections of its own. */
const PREFERENCES = {
  "dom.testing.testutils.enabled": true,
  "app.update.disabledForTesting": true,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
};

/**
 * The WebDriver capabilities of a headless Firefox.
 * @param {Record<string, string | number | boolean>} [preferences] further preferences
 */
export function capabilities(preferences = {}) {
  const binary = process.env.FIREFOX;
  const prefs = { ...PREFERENCES, ...preferences };
  return { "moz:firefoxOptions": { args: ["-headless"], prefs, ...(binary && { binary }) } };
}

/**
 * Starts the browser. `visit(url)` returns the value that the page assigns to `globalThis.result`.
 */
export async function firefox() {
  const { Builder } = await import("selenium-webdriver");
  const { default: firefoxDriver } = await import("selenium-webdriver/firefox.js");
  const driver = await new Builder()
    .withCapabilities({ browserName: "firefox", ...capabilities() })
    .setFirefoxService(new firefoxDriver.ServiceBuilder(environmentVariable("GECKODRIVER")))
    .build();
  return {
    close: () => driver.quit(),
    /** For tests that click and type. */
    driver,
    /**
     * @param {string} url
     * @returns {Promise<PageResult>}
     */
    async visit(url) {
      await driver.get(url);
      const result = () => driver.executeScript("return globalThis.result ?? null");
      return driver.wait(result, TIMEOUT, `no answer of ${url}`);
    },
  };
}
