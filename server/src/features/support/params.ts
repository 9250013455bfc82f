import * as z from 'zod/mini';

// Only what the features read is checked: clients may send more, and later protocol versions do.

const coordinate = z.int().check(z.minimum(0));

export const position = z.object({ line: coordinate, character: coordinate });

export const range = z.object({ start: position, end: position });

/** Parameters of a request about a whole document. */
export const documentParams = z.object({ textDocument: z.object({ uri: z.string() }) });

/** Parameters of a request about a part of a document. */
export const rangeParams = z.extend(documentParams, { range });

/** Parameters of a request about one place. */
export const positionParams = z.extend(documentParams, { position });

/** Parameters of a request for all places that name one thing. */
export const referenceParams = z.extend(positionParams, {
  context: z.object({ includeDeclaration: z.boolean() }),
});

/** Parameters of a request to rename what stands at a place. */
export const renameParams = z.extend(positionParams, { newName: z.string() });

/** Parameters of a request about several places. */
export const positionsParams = z.extend(documentParams, { positions: z.array(position) });

/** Parameters of a pull for diagnostics. */
export const diagnosticParams = z.extend(documentParams, { previousResultId: z.nullish(z.string()) });

/** Parameters of a request for the draft of another year's plan: the next one when no year is given. */
export const nextPlanParams = z.extend(documentParams, {
  year: z.optional(z.int().check(z.minimum(1900), z.maximum(2099))),
});

/** Longest older text compared with, in UTF-16 code units: a comparison is not made in slices. */
const LONGEST_OLD_TEXT = 2_000_000;

/** Parameters of a request for a comparison of a document with an older text. */
export const compareParams = z.extend(documentParams, {
  old: z.object({ text: z.string().check(z.maxLength(LONGEST_OLD_TEXT)) }),
});

/** Parameters of a request for a comparison as a file. */
export const compareFileParams = z.extend(compareParams, {
  format: z.enum(['html', 'md', 'json', 'xlsx', 'docx']),
});

/** Parameters of a request for a review report. */
export const reportParams = z.extend(documentParams, { format: z.enum(['html', 'docx']) });

/** Parameters of a request for code actions. */
export const codeActionParams = z.extend(documentParams, {
  range,
  context: z.object({
    diagnostics: z.array(
      z.looseObject({ range, message: z.string(), code: z.nullish(z.union([z.string(), z.number()])) }),
    ),
    only: z.nullish(z.array(z.string())),
  }),
});
