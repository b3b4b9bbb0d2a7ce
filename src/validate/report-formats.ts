// The forms that a report comes in, for those who name them before anything is loaded.
export const REPORT_FORMATS = ['text', 'turtle', 'jsonld', 'json', 'sarif', 'junit', 'github', 'html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
