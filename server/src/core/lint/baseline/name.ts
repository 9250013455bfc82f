/** Where the file of hidden findings is, below the folder it is for. By itself, as looking for it needs no reader. */
export const BASELINE_FILE = '.policy-notice/baseline.json';
