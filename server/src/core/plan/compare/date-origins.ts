import type { DateMention, DateOrigin, LastYear, Notice, OutlineNode } from '../../model/notice.js';
import { lastStartingAt } from '../../model/outline.js';
import { perNotice } from '../../model/per-notice.js';
import { missedTargets, planYearAt } from '../../model/targets.js';
import { nameOfUnit } from '../../model/unit-names.js';
import { comparingWith } from './comparing.js';

/** Units less alike were matched for want of better ones: what they share may be chance. */
const ALIKE = 0.5;

/** What each unit of a newer notice was in an older one. */
function originsIn(old: Notice, now: Notice): ReadonlyMap<OutlineNode, readonly OutlineNode[]> {
  const { pairs, headings } = comparingWith(old)(now);
  const kept = [...pairs, ...headings.pairs].filter(({ similarity }) => similarity >= ALIKE);
  return new Map(kept.flatMap((pair) => pair.new.map((node) => [node, pair.old] as const)));
}

function unitAt({ nodes }: Notice, { start }: DateMention): OutlineNode | null {
  return lastStartingAt(nodes, start);
}

/** The plan that later ones go on from, as far as their dates may come from it; null for one of no one year. */
export const lastYearFrom = perNotice((old): LastYear | null => {
  const year = planYearAt(old, 0);
  return year === null ? null : datesFrom(old, year);
});

function datesFrom(old: Notice, year: number): LastYear {
  let asked: { readonly by: Notice; readonly origins: ReturnType<typeof originsIn> } | null = null;
  return {
    year,
    originOf(now, date): DateOrigin | null {
      if (asked?.by !== now) {
        asked = { by: now, origins: originsIn(old, now) };
      }
      const unit = unitAt(now, date);
      const units = (unit && asked.origins.get(unit)) ?? [];
      const same = old.dates.find((one) => {
        const at = one.text === date.text ? unitAt(old, one) : null;
        return at !== null && units.includes(at);
      });
      const at = same && unitAt(old, same);
      return at
        ? { unit: nameOfUnit(old, at), wasMissed: missedTargets(old).some((missed) => missed.date === same) }
        : null;
    },
  };
}
