// Names the manifest, the server and the client share.

export const LANGUAGE_ID = 'policy-notice';
export const SETTINGS = 'policyNotice';

/** Also the name of the output channel. */
export const PRODUCT = '公文 / Policy Notice';

export const COMMANDS = {
  fixAll: 'policyNotice.fixAll',
  renumber: 'policyNotice.renumber',
  moveItemUp: 'policyNotice.moveItemUp',
  moveItemDown: 'policyNotice.moveItemDown',
  promoteItem: 'policyNotice.promoteItem',
  demoteItem: 'policyNotice.demoteItem',
  splitItem: 'policyNotice.splitItem',
  mergeItem: 'policyNotice.mergeItem',
  removeItem: 'policyNotice.removeItem',
  insertItem: 'policyNotice.insertItem',
  setLanguage: 'policyNotice.setLanguage',
  showHidden: 'policyNotice.showHidden',
  openRulePage: 'policyNotice.openRulePage',
  showOutput: 'policyNotice.showOutput',
  restartServer: 'policyNotice.restartServer',
  draftNextYear: 'policyNotice.draftNextYear',
  comparePlans: 'policyNotice.comparePlans',
  exportComparison: 'policyNotice.exportComparison',
  createReport: 'policyNotice.createReport',
  reviewNext: 'policyNotice.review.next',
  reviewKeep: 'policyNotice.review.keep',
  reviewEdit: 'policyNotice.review.edit',
  reviewDrop: 'policyNotice.review.drop',
  reviewMerge: 'policyNotice.review.merge',
  reviewReset: 'policyNotice.review.reset',
  reviewShowSource: 'policyNotice.review.showSource',
  /** Of the list and the marks themselves, not of the palette. */
  reviewShow: 'policyNotice.review.show',
  reviewDecide: 'policyNotice.review.decide',
} as const;

/** Kind of the server's code action that makes all safe fixes of a document. */
export const FIX_ALL_KIND = 'source.fixAll.policyNotice';

/** The list of what is to be decided in a draft. */
export const REVIEW_VIEW = 'policyNotice.review';

/** Commands that change the structure at the cursor, and what the server is asked for. */
export const STRUCTURE_COMMANDS = [
  [COMMANDS.moveItemUp, 'moveUp'],
  [COMMANDS.moveItemDown, 'moveDown'],
  [COMMANDS.promoteItem, 'promote'],
  [COMMANDS.demoteItem, 'demote'],
  [COMMANDS.splitItem, 'split'],
  [COMMANDS.mergeItem, 'merge'],
  [COMMANDS.insertItem, 'insert'],
  [COMMANDS.removeItem, 'remove'],
] as const;

/** The page with two plans side by side. */
export const COMPARE_VIEW = 'policyNotice.comparison';
