import * as z from 'zod';

// Only what the features read is checked: clients may send more, and later protocol versions do.

const coordinate = z.int().min(0);

export const position = z.object({ line: coordinate, character: coordinate });

export const range = z.object({ start: position, end: position });

/** Parameters of a request about a whole document. */
export const documentParams = z.object({ textDocument: z.object({ uri: z.string() }) });

/** Parameters of a request about one place. */
export const positionParams = documentParams.extend({ position });

/** Parameters of a request about several places. */
export const positionsParams = documentParams.extend({ positions: z.array(position) });

/** Parameters of a pull for diagnostics. */
export const diagnosticParams = documentParams.extend({ previousResultId: z.string().nullish() });

/** Parameters of a request for code actions. */
export const codeActionParams = documentParams.extend({
  range,
  context: z.object({
    diagnostics: z.array(
      z.looseObject({ range, message: z.string(), code: z.union([z.string(), z.number()]).nullish() }),
    ),
    only: z.array(z.string()).nullish(),
  }),
});
