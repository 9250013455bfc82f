// One keystroke in a document that is open: what it costs to know everything again.
import { editDocument, INCREMENTAL, type OpenDocument, openDocument } from './adapter.js';
import type { Corpus } from './corpus-text.js';
import { type Timing, timed, timingOf } from './measure.js';
import { type BenchOptions, by, SIZES } from './options.js';
import { type Lezer, loadLezer } from './peers.js';
import { createRandom, type Random } from './random.js';
import { NAME, type Results } from './results.js';
import { createPool } from './texts.js';

/** An edit a person makes; `at` finds where, `text` says what is put in. */
interface Scenario {
  readonly name: string;
  /** As many keys follow one another before the user pauses and all is known anew; 1 where left out. */
  readonly run?: number;
  /** Whether each key of a run replaces the one before, else they stand one behind the other. */
  readonly replaces?: boolean;
  place(document: OpenDocument, random: Random): { readonly start: number; readonly end: number };
  text(corpus: Corpus, turn: number): string;
}

const LETTERS = '的一是在不了有和人这中大为上个国我以要他';
const letter = (_: Corpus, turn: number) => LETTERS.charAt(turn % LETTERS.length);
const PASTED = 10_000;
/** Keys between two pauses. */
const TYPED = 8;

/** An offset within a share of the text, inside an item's own words. */
function inText(share: number): Scenario['place'] {
  return ({ notice: { nodes } }, random) => {
    const middle = Math.floor(share * (nodes.length - 1));
    const near = nodes[Math.min(nodes.length - 1, Math.max(0, middle + random.below(5) - 2))];
    const at = near ? near.marker.end + 3 : 0;
    return { start: at, end: at };
  };
}

const SCENARIOS: readonly Scenario[] = [
  { name: 'key in text, start', run: TYPED, place: inText(0), text: letter },
  { name: 'key in text, middle', run: TYPED, place: inText(0.5), text: letter },
  { name: 'key in text, end', run: TYPED, place: inText(1), text: letter },
  {
    name: 'key in a marker, middle',
    run: TYPED,
    replaces: true,
    place({ notice: { nodes } }) {
      const items = nodes.filter((node) => node.kind === 'item');
      const node = items[items.length >> 1];
      return { start: node?.start ?? 0, end: (node?.start ?? 0) + 1 };
    },
    text: (_, turn) => String(1 + (turn % 9)),
  },
  {
    name: 'key in a group, middle',
    run: TYPED,
    place({ notice: { groups } }) {
      const at = (groups[groups.length >> 1]?.end ?? 1) - 1;
      return { start: at, end: at };
    },
    text: (_, turn) => (turn % 2 === 0 ? '、' : '办'),
  },
  {
    name: 'a chapter put in, middle',
    place({ notice: { nodes } }) {
      const chapters = nodes.filter((node) => node.kind === 'chapter');
      const at = chapters[chapters.length >> 1]?.start ?? 0;
      return { start: at, end: at };
    },
    text: (_, turn) => `二十、${LETTERS.slice(turn % 9, (turn % 9) + 6)}\n　　`,
  },
  {
    name: '10 kB pasted, middle',
    place: inText(0.5),
    text: (corpus, turn) => corpus.notice(PASTED, 500_000 + turn).slice(300),
  },
];

/** Runs a scenario on one document that goes on changing, as when somebody types. */
async function measureScenario(
  scenario: Scenario,
  opened: OpenDocument,
  corpus: Corpus,
  limits: { readonly most: number; readonly total: number },
): Promise<Timing> {
  const random = createRandom(scenario.name.length);
  const times: number[] = [];
  let document = opened;
  const until = performance.now() + limits.total;
  let at = { start: 0, end: 0 };
  const fewest = Math.max(2, scenario.run ?? 1);
  for (let turn = 0; turn < limits.most && (turn < fewest || performance.now() < until); turn++) {
    const text = scenario.text(corpus, turn);
    if (turn % (scenario.run ?? 1) === 0) {
      // Finding a place reads the notice, as a pause does.
      at = scenario.place(document, random);
    }
    const edit = { ...at, text };
    at = scenario.replaces
      ? { start: at.start, end: at.start + text.length }
      : { start: at.start + text.length, end: at.start + text.length };
    let next: OpenDocument | undefined;
    times.push(
      await timed(() => {
        next = editDocument(document, edit);
        return next;
      }),
    );
    document = next ?? document;
  }
  return timingOf(times);
}

async function measureLezer(lezer: Lezer, text: string, total: number): Promise<Timing> {
  const reparse = lezer.open(text);
  const times: number[] = [];
  const until = performance.now() + total;
  const at = text.length >> 1;
  for (let turn = 0; turn < 400 && performance.now() < until; turn++) {
    times.push(await timed(() => reparse(at + turn)));
  }
  return timingOf(times);
}

export async function benchEdits(corpus: Corpus, options: BenchOptions, results: Results): Promise<void> {
  const part = 'edits';
  const longest = by(options.mode, { quick: 4_000, normal: 30_000, full: 600_000 });
  const total = by(options.mode, { quick: 700, normal: 6_000, full: 15_000 });
  const lezer = await loadLezer();
  let opening = 0;
  for (const size of SIZES) {
    const text = createPool(corpus, size, part.length).textAt(0);
    results.add({ part, name: NAME.lezerKey, size, timing: await measureLezer(lezer, text, total) });
    if (opening * 10 > longest) {
      results.add({ part, name: 'all', size, note: 'left out: opening took too long at the size before' });
      continue;
    }
    const begun = performance.now();
    const opened = openDocument(text);
    opening = performance.now() - begun;
    for (const scenario of SCENARIOS) {
      const timing = await measureScenario(scenario, opened, corpus, { most: 200, total });
      const note = INCREMENTAL ? {} : { note: 'fresh analysis' };
      results.add({ part, name: scenario.name, size, timing, ...note });
    }
  }
}
