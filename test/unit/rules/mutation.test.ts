import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { rules } from '../../../server/src/core/rules/index.generated.js';
import { MUTATORS } from '../../support/mutation/index.js';
import { type Mutant, type Mutator, seeded } from '../../support/mutation/mutant.js';
import { attempt, describe as describeFinding } from '../../support/mutation/trial.js';
import { check, SAMPLE } from '../../support/notices.js';

const CLEAN = 'test/fixtures/clean';
/** Mutants of one kind that are tried of one text; `MUTANTS=some` tries a choice. */
const MOST = process.env.MUTANTS === 'some' ? 10 : Number.POSITIVE_INFINITY;
const SEED = 20160328;

const TEXTS: readonly { readonly name: string; readonly text: string }[] = [
  ...readdirSync(CLEAN)
    .filter((name) => name.endsWith('.notice'))
    .sort()
    .map((name) => ({ name, text: readFileSync(`${CLEAN}/${name}`, 'utf8') })),
  { name: 'the sample', text: SAMPLE },
];

const READ = TEXTS.map(({ name, text }) => ({ name, notice: analyze(text), before: check(text) }));

interface Row {
  mutants: number;
  found: number;
  /** Mutants with a finding nothing was to be said for. */
  collateral: number;
  /** Of these, with one at error level. */
  errors: number;
  /** Mutants whose finding has a fix that leaves it, or brings another. */
  badFixes: number;
  readonly failures: string[];
}

const ROWS = new Map<string, Row>(
  rules.map(({ meta }) => [
    meta.id,
    { mutants: 0, found: 0, collateral: 0, errors: 0, badFixes: 0, failures: [] },
  ]),
);

/** Evenly spread over all there are, so that each text and level is among them. */
function sampled(all: readonly Mutant[]): readonly Mutant[] {
  const step = Math.max(1, all.length / MOST);
  return Array.from({ length: Math.min(all.length, MOST) }, (_, i) => all[Math.floor(i * step)]).filter(
    (one) => one !== undefined,
  );
}

function run({ name, rule, make }: Mutator): void {
  const row = ROWS.get(rule);
  assert.ok(row, `no rule ${rule}`);
  const first = row.mutants;
  for (const { name: file, notice, before } of READ) {
    for (const mutant of sampled([...make(notice, seeded(SEED))])) {
      const { found, others, fixFault, isLossless } = attempt(before, mutant);
      row.mutants++;
      row.found += found ? 1 : 0;
      row.collateral += others.length > 0 ? 1 : 0;
      row.errors += others.some(({ severity }) => severity === 'error') ? 1 : 0;
      row.badFixes += fixFault ? 1 : 0;
      const [due] = mutant.expected;
      const at = due ? mutant.text.slice(Math.max(0, due.start - 12), due.end + 12).replace(/\n/g, '⏎') : '';
      const faults = [
        ...(found ? [] : ['missed']),
        ...others.map((one) => `also ${describeFinding(mutant.text, one)}`),
        ...(fixFault ? [fixFault] : []),
        ...(isLossless ? [] : ['tree loses text']),
      ];
      if (faults.length > 0) {
        row.failures.push(`${file}: ${name} at “${at}”: ${faults.join('; ')}`);
      }
    }
  }
  assert.ok(row.mutants > first, 'this kind makes no mutants');
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

function table(): string {
  const lines = rules.map(({ meta }) => {
    const row = ROWS.get(meta.id);
    return row
      ? [
          meta.id,
          meta.severity,
          String(row.mutants),
          percent(row.found, row.mutants),
          percent(row.collateral, row.mutants),
          percent(row.badFixes, row.mutants),
        ]
      : [];
  });
  const total = [...ROWS.values()].reduce((sum, { mutants }) => sum + mutants, 0);
  const cells = [
    ['rule', 'severity', 'mutants', 'recall', 'collateral', 'bad fixes'],
    ...lines,
    ['all', '', String(total), '', '', ''],
  ];
  const widths = [0, 1, 2, 3, 4, 5].map((i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)));
  return cells
    .map((row) =>
      row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n');
}

describe('clean notices', () => {
  for (const { name, text } of TEXTS.filter((one) => one.text !== SAMPLE)) {
    it(`${name} has no finding`, () => {
      assert.deepEqual(
        check(text).map((one) => describeFinding(text, one)),
        [],
      );
    });
  }
});

describe('faults made on purpose', function () {
  this.timeout(600_000);

  for (const mutator of MUTATORS) {
    it(`${mutator.rule}: ${mutator.name}`, () => {
      run(mutator);
    });
  }

  after(() => {
    process.stdout.write(`\n${table()}\n\n`);
  });

  // A rule without a kind of fault is held by its examples and its fixture; the table shows the gap.
  const measured = new Set(MUTATORS.map(({ rule }) => rule));
  for (const { meta } of rules.filter(({ meta: { id } }) => measured.has(id))) {
    it(`${meta.id} is told for each, and nothing else is`, () => {
      const row = ROWS.get(meta.id);
      assert.ok(row && row.mutants >= 10, 'too few mutants');
      const { mutants, found, collateral, errors, badFixes, failures } = row;
      const isError = meta.severity === 'error';
      const shown = failures.slice(0, Number(process.env.MUTANTS_SHOWN ?? 20)).join('\n');
      assert.ok(found >= mutants * (isError ? 1 : 0.98), `recall ${percent(found, mutants)}\n${shown}`);
      assert.ok(errors === 0, `${errors} mutants with another error\n${shown}`);
      assert.ok(
        badFixes <= mutants * (isError ? 0 : 0.02),
        `bad fixes ${percent(badFixes, mutants)}\n${shown}`,
      );
      assert.ok(
        collateral <= mutants * (isError ? 0 : 0.02),
        `collateral ${percent(collateral, mutants)}\n${shown}`,
      );
    });
  }
});
