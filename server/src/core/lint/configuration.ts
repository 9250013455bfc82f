import * as z from 'zod/mini';

export const severitySetting = z.enum(['error', 'warning', 'info', 'hint', 'off']);

/** One rule's setting: a severity alone, or a severity with the rule's own options. */
export const ruleSetting = z.union([
  z.pipe(
    severitySetting,
    z.transform((severity: z.output<typeof severitySetting>) => ({ severity, options: undefined })),
  ),
  z.strictObject({
    severity: z.optional(severitySetting),
    options: z.optional(z.record(z.string(), z.unknown())),
  }),
]);

/** What the runner needs of the settings. */
export const lintConfiguration = z.strictObject({
  rules: z._default(z.record(z.string(), ruleSetting), {}),
});

export type LintConfiguration = z.output<typeof lintConfiguration>;

/** Every rule at its own severity. */
export const DEFAULT_LINT: LintConfiguration = { rules: {} };
