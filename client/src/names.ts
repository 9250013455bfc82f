// Names the manifest, the server and the client share.

export const LANGUAGE_ID = 'policy-notice';
export const SETTINGS = 'policyNotice';

/** Also the name of the output channel. */
export const PRODUCT = '公文 / Policy Notice';

export const COMMANDS = {
  fixAll: 'policyNotice.fixAll',
  setLanguage: 'policyNotice.setLanguage',
  openRulePage: 'policyNotice.openRulePage',
  showOutput: 'policyNotice.showOutput',
  restartServer: 'policyNotice.restartServer',
} as const;

/** Kind of the server's code action that makes all safe fixes of a document. */
export const FIX_ALL_KIND = 'source.fixAll.policyNotice';
