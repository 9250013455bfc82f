import { isMainThread } from 'node:worker_threads';
import type { Answer, Task } from '../cli/check/pool.js';
import { processContext } from '../cli/host.js';
import { run } from '../cli/main.js';

// Bundled into the same file, so that one file is enough to install; run only when asked for.
const serve = async (): Promise<void> => {
  await import('./node.js');
};

/** Checks documents, in a thread of the pool: the same file is the program and its threads. */
export async function checkInThread(task: Task): Promise<Answer> {
  const { checkTask } = await import('../cli/check/pool.js');
  return checkTask(task);
}

function main(): void {
  const args = process.argv.slice(2);
  const context = processContext(args);
  run(args, context, { serve }).finally(() => {
    // Not process.exit: what is still on its way to a pipe must arrive.
    process.exitCode = context.exit.code;
  });
}

if (isMainThread) {
  main();
}
