/** What a file of agencies is called. By itself, so that looking for one loads nothing that reads it. */
export const AGENCY_FILE = 'policy-notice.agencies.json';
