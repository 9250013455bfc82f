import type { Role } from '../../agencies/types.js';
import type { Localized } from '../../text/localized.js';
import type { Change } from './types.js';

/** What a comparison says to its reader. */
export const compareTexts = {
  title: { zh: '文件对比', en: 'Comparison of two notices' },
  old: { zh: '上年', en: 'Old' },
  new: { zh: '本年', en: 'New' },
  items: { zh: '条目', en: 'Items' },
  what: { zh: '变化', en: 'Change' },
  similarity: { zh: '相似度', en: 'Similarity' },
  count: { zh: '数量', en: 'Number' },
  text: { zh: '内容', en: 'Text' },
  oldText: { zh: '上年内容', en: 'Old text' },
  newText: { zh: '本年内容', en: 'New text' },
  unchanged: { zh: '未变', en: 'unchanged' },
  added: { zh: '新增', en: 'new' },
  dropped: { zh: '删除', en: 'dropped' },
  change: {
    split: { zh: '拆分', en: 'split' },
    merged: { zh: '合并', en: 'merged' },
    reworded: { zh: '改写', en: 'reworded' },
    moved: { zh: '移动', en: 'moved' },
    agencies: { zh: '责任单位有变', en: 'other agencies' },
    deadlines: { zh: '时限有变', en: 'other deadlines' },
  } satisfies Record<Change, Localized>,
  role: {
    lead: { zh: '牵头', en: 'lead' },
    support: { zh: '配合', en: 'support' },
    guide: { zh: '指导', en: 'guide' },
    responsible: { zh: '负责', en: 'responsible' },
  } satisfies Record<Role, Localized>,
  reworded: (similarity: number): Localized => {
    const percent = `${Math.round(similarity * 100)}%`;
    return { zh: `改写（相似度 ${percent}）`, en: `reworded (${percent} alike)` };
  },
  moved: (from: string | null, to: string | null): Localized =>
    from === to
      ? { zh: '移动：同级顺序有变', en: 'moved among its siblings' }
      : {
          zh: `移动：${from ?? '正文'} → ${to ?? '正文'}`,
          en: `moved: ${from ?? 'the body'} → ${to ?? 'the body'}`,
        },
  agencyAdded: (names: string): Localized => ({
    zh: `增加责任单位：${names}`,
    en: `agencies added: ${names}`,
  }),
  agencyRemoved: (names: string): Localized => ({
    zh: `减少责任单位：${names}`,
    en: `agencies removed: ${names}`,
  }),
  agencyRenamed: (from: string, to: string): Localized => ({
    zh: `机构更名：${from} → ${to}`,
    en: `agency renamed: ${from} → ${to}`,
  }),
  roleChanged: (name: string, from: Localized, to: Localized): Localized => ({
    zh: `${name}：${from.zh} → ${to.zh}`,
    en: `${name}: ${from.en} → ${to.en}`,
  }),
  deadlineMoved: (from: string, to: string): Localized => ({
    zh: `时限：${from} → ${to}`,
    en: `deadline: ${from} → ${to}`,
  }),
  deadlineAdded: (date: string): Localized => ({ zh: `新增时限：${date}`, en: `deadline added: ${date}` }),
  deadlineRemoved: (date: string): Localized => ({
    zh: `取消时限：${date}`,
    en: `deadline removed: ${date}`,
  }),
  totals: (old: number, now: number): Localized => ({
    zh: `${old} 项 → ${now} 项`,
    en: `${old} → ${now} items`,
  }),
  counted: (what: Localized, count: number): Localized => ({
    zh: `${what.zh} ${count}`,
    en: `${count} ${what.en}`,
  }),
} as const;
