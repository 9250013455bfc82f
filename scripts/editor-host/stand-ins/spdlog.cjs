// @ts-check
/**
 * Stand-in for @vscode/spdlog, which has no prebuilt binary: the same interface, writing plain appended lines
 * (no rotation: a log lives as long as one run). VS Code's Output panel reads what is written here, so an
 * extension's own output channels need it.
 */
'use strict';
const fs = require('node:fs');
const path = require('node:path');

const NAMES = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
const OFF = 6;

exports.version = 11400;
exports.setLevel = () => {};
exports.setFlushOn = () => {};

class Logger {
  /**
   * @param {string} _type
   * @param {string} _name
   * @param {string} file
   */
  constructor(_type, _name, file) {
    this.file = file;
    this.level = 0;
    this.plain = false;
  }

  /**
   * @param {number} level
   * @param {string} message
   */
  write(level, message) {
    if (level < this.level || this.level === OFF) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    const line = this.plain ? message : `${time} [${NAMES[level]}] ${message}\n`;
    try {
      fs.appendFileSync(this.file, line);
    } catch {
      // The folder is removed while the server shuts down; nobody reads these lines any more.
    }
  }

  /** @param {string} message */
  trace(message) {
    this.write(0, message);
  }
  /** @param {string} message */
  debug(message) {
    this.write(1, message);
  }
  /** @param {string} message */
  info(message) {
    this.write(2, message);
  }
  /** @param {string} message */
  warn(message) {
    this.write(3, message);
  }
  /** @param {string} message */
  error(message) {
    this.write(4, message);
  }
  /** @param {string} message */
  critical(message) {
    this.write(5, message);
  }
  getLevel() {
    return this.level;
  }
  /** @param {number} level */
  setLevel(level) {
    this.level = level;
  }
  clearFormatters() {
    this.plain = true;
  }
  setPattern() {}
  flush() {}
  drop() {}
}
exports.Logger = Logger;

/**
 * @param {string} name
 * @param {string} file
 */
async function createLogger(name, file) {
  await fs.promises.mkdir(path.dirname(file), { recursive: true });
  return new Logger('rotating', name, file);
}
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
