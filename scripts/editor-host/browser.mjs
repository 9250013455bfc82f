// @ts-check
/** The headless browser the editor is shown in. */
import { chromium } from 'playwright-core';

/** @typedef {import('./chromium.mjs').Browser} BrowserProgram */

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A browser with a fresh profile.
 *
 * @param {BrowserProgram} program
 * @returns {Promise<import('playwright-core').Browser>}
 */
export function launchBrowser(program) {
  return chromium.launch({
    executablePath: program.executable,
    headless: true,
    args: FLAGS,
    env: environment(program),
    // Whoever launches it ends it, also on Ctrl-C, after the server has been ended.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/**
 * @param {BrowserProgram} program
 * @returns {Record<string, string>}
 */
function environment(program) {
  /** @type {Record<string, string>} */
  const env = {};
  for (const [name, value] of Object.entries({ ...process.env, ...program.env })) {
    if (value !== undefined) env[name] = value;
  }
  return env;
}
