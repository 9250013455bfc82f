/** How `compare` can write its result. */
export const COMPARE_FORMATS = ['text', 'json', 'md', 'html', 'docx', 'xlsx'] as const;

export type CompareFormat = (typeof COMPARE_FORMATS)[number];
