/**
 * What a thread of the pool loads first. Not the program itself: the pool imports its file as an ES module, and to tell
 * the format of a CommonJS file of that size and the names it exports takes 0.13 s of every thread's start.
 */
const { checkInThread }: typeof import('./cli.js') = require('./cli.js');

export { checkInThread };
