// What settings and a workspace's file may add to the shipped bodies.
import * as z from 'zod';
import { TRANSITION_KINDS } from './kinds.js';

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
    kind: z.enum(TRANSITION_KINDS).default('更名').describe('What became of the body · 变动方式'),
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

/** What is said of a place itself. */
export const ofPlace = {
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

/** A place with bodies nobody has looked at yet: each is judged by itself. */
export const placeShell = z.strictObject({ ...ofPlace, agencies: z.array(z.unknown()).default([]) });

export type AgencyAddition = z.input<typeof agencyAddition>;
/** An addition with every default filled in. */
export type ReadAddition = z.output<typeof agencyAddition>;
