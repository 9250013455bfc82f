import * as z from 'zod';

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

/** What became of a body: another name, a merger, an end, or its duties passed on. */
export const transitionKind = z.enum(['更名', '合并', '撤销', '划入']);

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

const placeName = z
  .string()
  .min(2)
  .describe(
    '国家, a province (广东), a province and a place in it (广东/深圳), or a county by itself (/延吉) · 地名',
  );

/** What became of an added body, as who adds it knows it. */
const addedSuccessor = z
  .strictObject({
    name: z
      .string()
      .min(2)
      .describe('Id, full or short name of the body in its place · 接续单位的编号、全称或简称'),
    date: z.iso.date().optional().describe('The day of the change; `validTo` when left out · 变动日期'),
    kind: transitionKind.default('更名').describe('What became of the body · 变动方式'),
    verified: z
      .boolean()
      .optional()
      .describe('A source states the change; as `verified` of the body when left out · 该变动有据可查'),
    source: z.string().default('').describe('Where the change is stated · 变动的依据'),
  })
  .readonly();

/** A body, or further names of a known one, as settings or a workspace file add it. */
export const agencyAddition = z
  .strictObject({
    id: z
      .string()
      .min(1)
      .optional()
      .describe('Of a known body to add names to it; otherwise made from the name · 名录中单位的编号'),
    fullName: z.string().min(2).describe('Full name · 全称'),
    shortName: z
      .string()
      .min(2)
      .optional()
      .describe('Standard short name; the full name when left out · 规范简称'),
    aliases: z.array(z.string().min(2)).default([]).describe('Other right names · 同样规范的其他名称'),
    nonStandardAliases: z
      .array(z.string().min(2))
      .default([])
      .describe('Names that are reported, with the standard one · 不规范的叫法'),
    staleNames: z
      .array(z.string().min(2))
      .default([])
      .describe('Former names, reported as out of date · 已停用的旧名称'),
    place: placeName
      .optional()
      .describe('国家, 广东, 广东/深圳, /延吉 …; any document when left out · 所属地；省略时适用于所有文件'),
    validFrom: z.iso.date().optional().describe('First day, YYYY-MM-DD · 设立日期'),
    validTo: z.iso.date().optional().describe('Last day, YYYY-MM-DD · 撤销或更名日期'),
    successors: z
      .array(addedSuccessor)
      .readonly()
      .default([])
      .describe('Bodies in its place afterwards · 接续的单位'),
    verified: z
      .boolean()
      .default(true)
      .describe('A source states these facts; otherwise findings only hint · 已核实，否则只作提示'),
    source: z.array(z.string()).default([]).describe('Where the facts are stated · 依据'),
    replace: z
      .boolean()
      .default(false)
      .describe('Takes the place of the known body instead of adding to it · 整条替换名录中的同一单位'),
    note: z.string().default('').describe('A note for people · 备注'),
  })
  .readonly();

const ofPlace = {
  place: placeName,
  issuerCodes: z
    .array(z.string().min(1))
    .default([])
    .describe('What document numbers of the place begin with (穗府, 义政) · 发文机关代字'),
  completeSince: z.iso
    .date()
    .optional()
    .describe('From this day on a department of the place that is not listed is unknown · 自此日起名录完整'),
  note: z.string().default('').describe('A note for people · 备注'),
};

/** A place with its bodies; with `completeSince` their list is complete from that day on. */
export const placeAddition = z
  .strictObject({
    ...ofPlace,
    agencies: z.array(agencyAddition).readonly().default([]).describe('Bodies of the place · 当地的单位'),
  })
  .readonly();

/** The same with bodies nobody has looked at yet: each is judged by itself. */
export const placeShell = z.strictObject({ ...ofPlace, agencies: z.array(z.unknown()).default([]) });

/** `policy-notice.agencies.json`. */
export const agencyFile = z
  .strictObject({
    $schema: z.string().optional(),
    agencies: z
      .array(agencyAddition)
      .readonly()
      .default([])
      .describe('Bodies, or further names of known bodies · 单位，或名录中单位的其他名称'),
    places: z.array(placeAddition).readonly().default([]).describe('Whole places · 整个地方的名录'),
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
export type AgencyAddition = z.input<typeof agencyAddition>;
/** An addition with every default filled in. */
export type ReadAddition = z.output<typeof agencyAddition>;
