import assert from 'node:assert/strict';
import { stepwise, toEnd } from '../../../server/src/core/text/steps.js';
import { ropeStore } from '../../../server/src/lsp/documents.js';
import { createLongWork, type Subject } from '../../../server/src/lsp/long-work.js';

const URI = 'file:///x.notice';

/** A document in a store whose work takes some steps, each longer than a slice. */
function situation(steps: number) {
  const jobs: (() => void)[] = [];
  const store = ropeStore();
  let document = store.open({ uri: URI, languageId: 'policy-notice', version: 1, text: '' });
  const done = new Map<object, number>();
  const state = { known: 'nothing', isOpen: true, renewed: 0, failure: null as Error | null };
  const analyst = {
    contextOf: () => ({ known: state.known }),
    workOn: (worked: object) => ({
      get isDone() {
        return (done.get(worked) ?? 0) >= steps;
      },
      step() {
        const until = Date.now() + 11;
        while (Date.now() < until);
        if (state.failure) {
          throw state.failure;
        }
        done.set(worked, (done.get(worked) ?? 0) + 1);
      },
    }),
    renew: () => void state.renewed++,
  };
  // A stand-in: the work asks no more of a context.
  const subject = () => (state.isOpen ? ({ document, analyst } as unknown as Subject) : undefined);
  return {
    state,
    work: createLongWork(subject, (job) => void jobs.push(job)),
    stepsOf: () => [...done.values()],
    type() {
      document = store.change(URI, document.version + 1, [{ text: '字' }]) ?? document;
    },
    turn: () => jobs.shift()?.(),
    rest() {
      for (let job = jobs.shift(); job; job = jobs.shift()) {
        job();
      }
    },
  };
}

describe('work on a long document', () => {
  it('is done in slices, once for all who wait', async () => {
    const { work, turn, rest, stepsOf } = situation(3);
    const both = Promise.all([work.goOn(URI), work.goOn(URI)]);
    turn();
    assert.deepEqual(stepsOf(), [1]);
    rest();
    assert.deepEqual(stepsOf(), [3]);
    await both;
    assert.equal(work.goOn(URI), null, 'nothing is left');
  });

  it('goes on when the document has changed, for what it finds is carried over; who waited is told', async () => {
    const { work, turn, rest, type, stepsOf, state } = situation(3);
    const waited = work.goOn(URI);
    turn();
    type();
    turn();
    await waited;
    assert.deepEqual(stepsOf(), [2]);
    const next = work.goOn(URI);
    rest();
    await next;
    assert.deepEqual(stepsOf(), [3]);
    assert.equal(state.renewed, 1);
  });

  it('is dropped where the document is known as it is now, or closed', async () => {
    const known = situation(3);
    const waited = known.work.goOn(URI);
    known.turn();
    known.type();
    known.state.known = 'all';
    known.rest();
    await waited;
    assert.deepEqual(known.stepsOf(), [1]);

    const closed = situation(3);
    const gone = closed.work.goOn(URI);
    closed.state.isOpen = false;
    closed.rest();
    await gone;
    assert.deepEqual(closed.stepsOf(), []);
    assert.equal(closed.work.goOn(URI), null);
  });

  it('tells who waits when it fails', async () => {
    const { work, rest, state } = situation(3);
    state.failure = new Error('a bug');
    const waited = work.goOn(URI);
    rest();
    await assert.rejects(async () => waited, /a bug/);
  });
});

describe('work in steps', () => {
  it('is done once, in steps or at once', () => {
    let begun = 0;
    const work = stepwise(function* () {
      begun++;
      yield;
      yield;
      return 'done';
    });
    work.step();
    assert.ok(!work.isDone);
    assert.equal(work.get(), 'done');
    assert.equal(work.get(), 'done');
    work.step();
    assert.ok(work.isDone && begun === 1);
  });

  it('is begun anew after a failure', () => {
    let fails = true;
    const work = stepwise(function* () {
      yield;
      if (fails) {
        throw new Error('a bug');
      }
      return 1;
    });
    assert.throws(() => work.get(), /a bug/);
    fails = false;
    assert.equal(work.get(), 1);
  });

  it('takes the steps of work within', () => {
    function* inner() {
      yield;
      return 2;
    }
    function* outer() {
      return 1 + (yield* inner());
    }
    assert.equal(toEnd(outer()), 3);
  });
});
