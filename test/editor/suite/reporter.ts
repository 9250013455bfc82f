import type { Runner, reporters, Stats, Test } from 'mocha';

/** Prints through `console.log`, which every host hands on, one line a call. */
export class ConsoleReporter implements reporters.Base {
  readonly stats: Stats;
  readonly failures: Test[] = [];

  constructor(readonly runner: Runner) {
    if (!runner.stats) throw new Error('Mocha counts before it reports.');
    this.stats = runner.stats;
    runner.on('suite', (suite) => {
      if (suite.title !== '') console.log(`${indent(suite.titlePath().length - 1)}${suite.title}`);
    });
    runner.on('pass', (test) =>
      console.log(`${indent(depth(test))}✓ ${test.title} (${test.duration ?? 0} ms)`),
    );
    runner.on('pending', (test) => console.log(`${indent(depth(test))}- ${test.title} (skipped)`));
    runner.on('fail', (test, error: unknown) => {
      this.failures.push(test);
      console.log(`${indent(depth(test))}✗ ${test.title}`);
      for (const line of describeError(error)) console.log(`${indent(depth(test) + 2)}${line}`);
    });
    runner.once('end', () => this.epilogue());
  }

  epilogue(): void {
    const { passes, failures, pending } = this.stats;
    console.log(`${passes} passed, ${failures} failed${pending > 0 ? `, ${pending} skipped` : ''}`);
  }
}

function depth(test: Test): number {
  return test.titlePath().length - 1;
}

function indent(level: number): string {
  return '  '.repeat(level);
}

/** The stack alone leaves out what an assertion compared. */
function describeError(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const compared = ['expected', 'actual']
    .filter((name) => Reflect.get(error, name) !== undefined)
    .map((name) => `${name}: ${JSON.stringify(Reflect.get(error, name))}`);
  return [...(error.stack ?? `${error.name}: ${error.message}`).split('\n'), ...compared];
}
