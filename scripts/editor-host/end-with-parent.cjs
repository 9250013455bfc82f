// @ts-check
/**
 * Loaded into the server before its own code (`node --require`): ends it when the process that started it is
 * gone without a word (killed), which would otherwise leave a server behind for hours.
 */
'use strict';

const parent = process.ppid;

setInterval(() => {
  if (process.ppid === parent) return;
  try {
    // The server leads a process group, so this takes its extension hosts along.
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    process.exit(1);
  }
}, 1000).unref();
