/** Mocha's browser build as a module: the only one that needs neither a file system nor a DOM. */
declare module 'mocha/mocha.js' {
  const mocha: BrowserMocha;
  export default mocha;
}
