// @ts-check
/**
 * Stand-in for @vscode/native-watchdog, which has no prebuilt binary: ends this process when its parent is
 * gone. The original does so from a native thread, even when JavaScript hangs; here a timer is enough.
 */
'use strict';

/** @param {number} pid */
exports.start = (pid) => {
  setInterval(() => {
    try {
      process.kill(pid, 0);
    } catch {
      process.exit(87);
    }
  }, 1000).unref();
};

/** @param {number} [code] */
exports.exit = (code) => process.exit(code ?? 0);
