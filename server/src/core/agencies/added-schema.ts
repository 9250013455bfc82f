// What settings and a workspace's file may add to the shipped bodies.
import * as z from 'zod/mini';
import { TRANSITION_KINDS } from './kinds.js';

/** A text of at least so many characters. */
const text = (shortest: number) => z.string().check(z.minLength(shortest));

const placeName = text(2).check(
  z.describe(
    '国家, a province (广东), a province and a place in it (广东/深圳), or a county by itself (/延吉) · 地名',
  ),
);

/** What became of an added body, as who adds it knows it. */
const addedSuccessor = z.readonly(
  z.strictObject({
    name: text(2).check(
      z.describe('Id, full or short name of the body in its place · 接续单位的编号、全称或简称'),
    ),
    date: z
      .optional(z.iso.date())
      .check(z.describe('The day of the change; `validTo` when left out · 变动日期')),
    kind: z
      ._default(z.enum(TRANSITION_KINDS), '更名')
      .check(z.describe('What became of the body · 变动方式')),
    verified: z
      .optional(z.boolean())
      .check(
        z.describe('A source states the change; as `verified` of the body when left out · 该变动有据可查'),
      ),
    source: z._default(z.string(), '').check(z.describe('Where the change is stated · 变动的依据')),
  }),
);

/** A body, or further names of a known one, as settings or a workspace file add it. */
export const agencyAddition = z.readonly(
  z.strictObject({
    id: z
      .optional(text(1))
      .check(
        z.describe('Of a known body to add names to it; otherwise made from the name · 名录中单位的编号'),
      ),
    fullName: text(2).check(z.describe('Full name · 全称')),
    shortName: z
      .optional(text(2))
      .check(z.describe('Standard short name; the full name when left out · 规范简称')),
    aliases: z._default(z.array(text(2)), []).check(z.describe('Other right names · 同样规范的其他名称')),
    nonStandardAliases: z
      ._default(z.array(text(2)), [])
      .check(z.describe('Names that are reported, with the standard one · 不规范的叫法')),
    staleNames: z
      ._default(z.array(text(2)), [])
      .check(z.describe('Former names, reported as out of date · 已停用的旧名称')),
    place: z
      .optional(placeName)
      .check(
        z.describe(
          '国家, 广东, 广东/深圳, /延吉 …; any document when left out · 所属地；省略时适用于所有文件',
        ),
      ),
    validFrom: z.optional(z.iso.date()).check(z.describe('First day, YYYY-MM-DD · 设立日期')),
    validTo: z.optional(z.iso.date()).check(z.describe('Last day, YYYY-MM-DD · 撤销或更名日期')),
    successors: z
      ._default(z.readonly(z.array(addedSuccessor)), [])
      .check(z.describe('Bodies in its place afterwards · 接续的单位')),
    verified: z
      ._default(z.boolean(), true)
      .check(z.describe('A source states these facts; otherwise findings only hint · 已核实，否则只作提示')),
    source: z._default(z.array(z.string()), []).check(z.describe('Where the facts are stated · 依据')),
    replace: z
      ._default(z.boolean(), false)
      .check(
        z.describe('Takes the place of the known body instead of adding to it · 整条替换名录中的同一单位'),
      ),
    note: z._default(z.string(), '').check(z.describe('A note for people · 备注')),
  }),
);

/** What is said of a place itself. */
export const ofPlace = {
  place: placeName,
  issuerCodes: z
    ._default(z.array(text(1)), [])
    .check(z.describe('What document numbers of the place begin with (穗府, 义政) · 发文机关代字')),
  completeSince: z
    .optional(z.iso.date())
    .check(
      z.describe(
        'From this day on a department of the place that is not listed is unknown · 自此日起名录完整',
      ),
    ),
  note: z._default(z.string(), '').check(z.describe('A note for people · 备注')),
};

/** A place with bodies nobody has looked at yet: each is judged by itself. */
export const placeShell = z.strictObject({ ...ofPlace, agencies: z._default(z.array(z.unknown()), []) });

export type AgencyAddition = z.input<typeof agencyAddition>;
/** An addition with every default filled in. */
export type ReadAddition = z.output<typeof agencyAddition>;
