// Imported before every test file: defines `describe`, `it` and the rest in whichever host this runs.
import mocha from 'mocha/mocha.js';
import { ConsoleReporter } from './reporter.js';

// The first use of the language server waits for a process or a worker to start.
mocha.setup({ ui: 'bdd', reporter: ConsoleReporter, timeout: 30_000, slow: 5_000 });

export { mocha };
