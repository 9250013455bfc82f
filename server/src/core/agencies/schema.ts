// The shipped data. Only its types reach the builds: the data is checked when it is packed.
import * as z from 'zod';
import { TRANSITION_KINDS } from './kinds.js';

/**
 * A date as far as a source knows it: `2018`, `2018-10` or `2018-10-19`.
 * `latest` makes it a span of possible years (`2000`–`2004`).
 */
export const dateFact = z
  .strictObject({
    date: z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/),
    precision: z.enum(['year', 'month', 'day']),
    doubtful: z.boolean().describe('The source itself is unsure.'),
    latest: z
      .string()
      .regex(/^\d{4}$/)
      .optional()
      .describe('Last possible year, when only a span of years is known.'),
  })
  .readonly();

/** What became of a body. */
const transitionKind = z.enum(TRANSITION_KINDS);

/** A change that leads from one body to another. Stored with the earlier body only. */
export const transition = z
  .strictObject({
    id: z.string().describe('The body the change leads to.'),
    date: dateFact.nullable(),
    kind: transitionKind,
    verified: z.boolean().describe('A source states the change.'),
    dateVerified: z.boolean().describe('A source states its date.'),
    partial: z.boolean().describe('A source supports part of the statement only.'),
    source: z.string(),
    note: z.string(),
  })
  .readonly();

/** A name that hangs at another body's door: 省版权局 at 省新闻出版广电局. It outlives a body of its own. */
export const namePlate = z
  .strictObject({
    of: z.string().describe('The body that carries the plate.'),
    from: dateFact.nullable(),
    to: dateFact.nullable(),
  })
  .readonly();

const names = z.array(z.string().min(1)).readonly();

/** All other names of a body; a name stands in one list only. */
export const aliases = z
  .strictObject({
    recognised: names.describe('Correct in a document: long forms, forms of other offices.'),
    nonStandard: names.describe('Understood, but not to be printed (editorial judgement).'),
    stale: names.describe('Names of an earlier body whose work this one took over.'),
  })
  .readonly();

export const agencyRecord = z
  .strictObject({
    id: z.string().min(1).describe('Stable; other records refer to it.'),
    fullName: z.string().min(2),
    shortName: z
      .string()
      .min(2)
      .describe('The standard short name: attested usage, no official list was found.'),
    aliases,
    level: z.string().describe('As the sources give it: 省级, 国家级, 中央驻粤, 副省级市, 地级市 …'),
    kind: z.string().describe('As the sources give it: 省政府组成部门, 部门管理机构 …'),
    place: z.string().describe('国家, a province (广东), or a province and a city (广东/深圳).'),
    prefix: z.string().nullable().describe('What its short name hands on to the names after 、.'),
    suffix: z.string().nullable().describe('The tail it may share with the places before it.'),
    validFrom: dateFact.nullable().describe('Not covered by `verified`.'),
    validTo: dateFact.nullable().describe('Not covered by `verified`.'),
    successors: z.array(transition).readonly(),
    plates: z.array(namePlate).readonly(),
    source: z.array(z.string()).readonly(),
    verified: z.boolean().describe('The full name was seen in a source.'),
    shortNameVerified: z.boolean(),
    kindVerified: z.boolean(),
    note: z.string(),
  })
  .readonly();

/** The places whose bodies the data aims to hold completely. */
export const coverage = z
  .strictObject({
    place: z.string(),
    from: z.iso.date().describe('Names of before this day are not collected.'),
    note: z.string(),
  })
  .readonly();

/** `seeds/agencies.json`. */
export const agencyData = z
  .strictObject({
    coverage: z.array(coverage).readonly(),
    agencies: z.array(agencyRecord).readonly(),
  })
  .readonly();

export type DateFact = z.output<typeof dateFact>;
export type TransitionKind = z.output<typeof transitionKind>;
export type TransitionRecord = z.output<typeof transition>;
export type NamePlate = z.output<typeof namePlate>;
/** The whole of `seeds/agencies.json`. */
export type AgencyData = z.output<typeof agencyData>;
export type AgencyRecord = z.output<typeof agencyRecord>;
export type Coverage = z.output<typeof coverage>;
