import * as z from 'zod';

export const severitySetting = z.enum(['error', 'warning', 'info', 'hint', 'off']);

/** One rule's setting: a severity alone, or a severity with the rule's own options. */
export const ruleSetting = z.union([
  severitySetting.transform((severity) => ({ severity, options: undefined })),
  z.strictObject({
    severity: severitySetting.optional(),
    options: z.record(z.string(), z.unknown()).optional(),
  }),
]);

/** What the runner needs of the settings. */
export const lintConfiguration = z.strictObject({
  rules: z.record(z.string(), ruleSetting).default({}),
});

export type LintConfiguration = z.output<typeof lintConfiguration>;

/** Every rule at its own severity. */
export const DEFAULT_LINT: LintConfiguration = { rules: {} };
