/**
 * What a thread of the pool loads first. Not the program itself: the pool imports its file as an ES module, and to find
 * the names a CommonJS file of that size exports takes a fifth of a second in every thread.
 */
const { checkInThread }: typeof import('./cli.js') = require('./cli.js');

export { checkInThread };
