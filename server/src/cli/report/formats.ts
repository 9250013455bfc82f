/** How `report` can write its result. */
export const REPORT_FORMATS = ['html', 'docx'] as const;

export type ReportFileFormat = (typeof REPORT_FORMATS)[number];
