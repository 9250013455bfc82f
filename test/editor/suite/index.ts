import { mocha } from './setup.js';

/** What VS Code calls. `build.mjs` bundles it after all test files, so they have registered by now. */
export function run(): Promise<void> {
  return new Promise((done, fail) => {
    // Past the browser build's own `run`, which reads the page's address.
    const runner = Object.getPrototypeOf(mocha).run.call(mocha, (failures: number) => {
      if (failures > 0) fail(new Error(`${failures} failed`));
      else if (runner.total === 0) fail(new Error('No test ran.'));
      else done();
    });
  });
}
