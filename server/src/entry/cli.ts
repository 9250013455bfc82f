import { processContext } from '../cli/host.js';
import { run } from '../cli/main.js';

// Bundled into the same file, so that one file is enough to install; run only when asked for.
const serve = async (): Promise<void> => {
  await import('./node.js');
};

const args = process.argv.slice(2);
const context = processContext(args);

run(args, context, { serve }).finally(() => {
  // Not process.exit: what is still on its way to a pipe must arrive.
  process.exitCode = context.exit.code;
});
