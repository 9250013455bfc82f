import * as z from 'zod/mini';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { givesParts } from '../../model/named-bodies.js';
import type { Notice, OutlineNode, ResponsibilityEntry, ResponsibilityGroup } from '../../model/notice.js';
import type { Span } from '../../text/span.js';

const NOTICE = (list: string): string =>
  `　　一、推进重点项目建设。（省发展改革委牵头，省财政厅配合）\n　　二、扩大开放合作。（${list}）\n　　三、完善统计制度。（省统计局牵头，省财政厅配合）\n`;

/** Who leads or answers for a unit, in its own words. */
const LEADS = /牵头|负责|主办|会同|[^自]由[^于]/;

export const rule = defineRule({
  meta: {
    id: 'responsibility/role',
    title: { zh: '牵头、配合分工不明', en: 'Parts that do not fit together' },
    why: {
      zh: '只有配合单位而无人牵头，或者两处分别写“牵头”，任务由谁负总责便说不清。',
      en: 'With only supporters and nobody to lead, or with two leads named one after the other, nobody answers for the task.',
    },
    basis: [{ name: '公文编辑惯例：分工事项明确一个牵头方，配合单位与之相对而言', strength: 'practice' }],
    severity: 'warning',
    fix: 'none',
    since: '0.1.0',
    reach: 'list',
    compares: 'parts',
    words: LEADS,
    options: z.strictObject({
      oneLead: z._default(z.boolean(), false),
    }),
    optionTexts: {
      oneLead: {
        title: { zh: '只设一个牵头单位', en: 'One lead only' },
        about: {
          zh: '并列的牵头单位（A、B牵头）也要报告，适用于要求只设一个牵头单位的机关。',
          en: 'Report joint leads too (A、B牵头), where an office wants exactly one.',
        },
      },
    },
    examples: [
      { bad: NOTICE('⟦省商务厅配合⟧'), good: NOTICE('省商务厅牵头') },
      { bad: NOTICE('省商务厅牵头，⟦省财政厅⟧牵头'), good: NOTICE('省商务厅牵头，省财政厅配合') },
    ],
  },
  check({ notice, options }) {
    const findings: Finding[] = [];
    if (!givesParts(notice)) {
      return findings;
    }
    const duties = new Duties(notice);
    for (const group of notice.groups) {
      const finding =
        (holdsTwoLeads(group) ? secondLead(group, options.oneLead) : null) ??
        (holdsOnlySupport(group) ? supportersOnly(group, duties) : null);
      if (finding) {
        findings.push(finding);
      }
    }
    return findings;
  },
});

function holdsTwoLeads({ entries }: ResponsibilityGroup): boolean {
  let leads = 0;
  for (let i = 0; i < entries.length; i++) {
    leads += entries[i]?.role === 'lead' ? 1 : 0;
  }
  return leads > 1;
}

function holdsOnlySupport({ entries }: ResponsibilityGroup): boolean {
  let i = 0;
  while (i < entries.length && entries[i]?.role === 'support') {
    i++;
  }
  return i > 0 && i === entries.length;
}

/** A second 牵头 in one list: A牵头，B牵头. Joint leads (A、B牵头) are common and right. */
function secondLead(group: ResponsibilityGroup, oneLead: boolean): Finding | null {
  const leads = group.entries.filter(({ role }) => role === 'lead');
  for (const [i, lead] of leads.slice(1).entries()) {
    const before = leads[i];
    if (before && (oneLead || namesLeadAgain(group, before, lead))) {
      return lateFinding(lead, { before, name: lead.name }, SECOND_LEAD);
    }
  }
  return null;
}

const SECOND_LEAD: Wording<{ readonly before: Span; readonly name: string }> = {
  message: ({ name }) => ({
    zh: `同一事项又由“${name}”牵头，请明确由谁牵头。`,
    en: `“${name}” leads as well; say who leads this task.`,
  }),
  related: ({ before: { start, end } }) => [
    { start, end, message: { zh: '已有牵头单位', en: 'Leads already' } },
  ],
};

/**
 * Whether 牵头 stands between two leads of one block. ； and 。 separate tasks, and 省教育厅（牵头） marks
 * every joint lead for itself.
 */
function namesLeadAgain(
  { text, start }: ResponsibilityGroup,
  before: ResponsibilityEntry,
  lead: ResponsibilityEntry,
): boolean {
  const between = text.slice(before.end - start, lead.start - start).replace(/\s/g, '');
  return /牵头|主办/.test(between) && !/[；;。]|^[（(]/.test(between);
}

/** 省财政厅配合 where nobody leads or answers for the unit. */
function supportersOnly(group: ResponsibilityGroup, duties: Duties): Finding | null {
  const { node, start, end, text } = group;
  if (!node || isLed(group, node, duties) || duties.hasDefaultLead) {
    return null;
  }
  const bracketed = /^[（(〔]/.test(text);
  const message = {
    zh: '只列了配合单位，没有牵头或责任单位。',
    en: 'Only supporting bodies are named; nobody leads or answers for it.',
  };
  return {
    start: bracketed ? start + 1 : start,
    end: bracketed && /[）)〕]$/.test(text) ? end - 1 : end,
    message,
  };
}

/** Who leads or answers for what in a notice. A class to look once, and only if some list has supporters alone. */
class Duties {
  readonly text: string;
  readonly #groups: readonly ResponsibilityGroup[];
  #led: ReadonlySet<OutlineNode | null> | null = null;
  #hasDefaultLead: boolean | null = null;

  constructor({ text, groups }: Notice) {
    this.text = text;
    this.#groups = groups;
  }

  /** Units with a list that names more than supporters. */
  get led(): ReadonlySet<OutlineNode | null> {
    this.#led ??= new Set(
      this.#groups
        .filter(({ entries }) => entries.some(({ role }) => role !== 'support'))
        .map(({ node }) => node),
    );
    return this.#led;
  }

  /** 以下均由省水利厅牵头，不再列出: then a list need not name its lead. */
  get hasDefaultLead(): boolean {
    this.#hasDefaultLead ??= this.#groups.some(({ text }) =>
      /以下均|不再(?:一一|逐一)?(?:列|做|作)/.test(text),
    );
    return this.#hasDefaultLead;
  }
}

/** Whether another list or the text of the unit, of one above or below it, says who leads or answers. */
function isLed(group: ResponsibilityGroup, node: OutlineNode, { led, text }: Duties): boolean {
  const units = new Set<OutlineNode>();
  const add = (unit: OutlineNode): void => {
    units.add(unit);
    unit.children.forEach(add);
  };
  add(node);
  for (let above = node.parent; above; above = above.parent) {
    units.add(above);
  }
  return [...units].some((unit) => {
    const own = (from: number, to: number): string => text.slice(from, Math.max(from, to));
    return (
      led.has(unit) ||
      (unit === node
        ? LEADS.test(own(unit.start, group.start) + own(group.end, unit.ownEnd))
        : LEADS.test(own(unit.start, unit.ownEnd)))
    );
  });
}
