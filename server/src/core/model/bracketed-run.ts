import type { GroupContext, RunOfText } from '../agencies/group.js';
import type { Registry } from '../agencies/registry.js';
import { isLineBreak, isWhiteSpace } from '../syntax/characters.js';

/** What stands before and after a run decides whether it may close a unit; no more than this is looked at. */
const LONGEST_LOOK = 40;

/** How all runs of a text are read. */
type Readers = Pick<GroupContext, 'registry' | 'firstIsLead'>;

/** A bracketed run of a text; what stands around it in its block is looked at when it is asked for. */
export class BracketedRun implements RunOfText, GroupContext {
  registry: Registry | null = null;
  firstIsLead = false;
  source = '';
  from = 0;
  to = 0;
  readonly at = 0;
  #blockStart = 0;
  #blockEnd = 0;

  /** Begins another text or block: each run is read before the next is looked at. */
  within({ registry, firstIsLead }: Readers, source: string, blockStart: number, blockEnd: number): void {
    this.registry = registry;
    this.firstIsLead = firstIsLead;
    this.source = source;
    this.#blockStart = blockStart;
    this.#blockEnd = blockEnd;
  }

  /** Makes it another run of the same block. */
  of(from: number, to: number): this {
    this.from = from;
    this.to = to;
    return this;
  }

  /** Lets go of what it was made of. */
  clear(): void {
    this.registry = null;
    this.source = '';
  }

  get followsSentence(): boolean {
    return followsSentence(this.source, this.from, this.#blockStart);
  }

  get endsUnit(): boolean {
    return endsUnit(this.source, this.to, this.#blockEnd);
  }
}

const SENTENCE_ENDS = new Set([...'。；！？）)〕」”…'].map((char) => char.charCodeAt(0)));

function followsSentence(text: string, at: number, first: number): boolean {
  const limit = Math.max(first, at - LONGEST_LOOK);
  let before = at - 1;
  while (before >= limit && isWhiteSpace(text.charCodeAt(before))) {
    before--;
  }
  return before < limit || SENTENCE_ENDS.has(text.charCodeAt(before));
}

const FULL_STOP = '。'.charCodeAt(0);

/** Whether a line break follows, after one 。 at most, or nothing but white space and 。 for as far as is looked. */
function endsUnit(text: string, at: number, last: number): boolean {
  const limit = Math.min(last, at + LONGEST_LOOK);
  let i = at;
  for (let stops = 0; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (stops < 2 && isLineBreak(code)) {
      return true;
    }
    if (code === FULL_STOP) {
      stops++;
    } else if (!isWhiteSpace(code)) {
      return false;
    }
  }
  return true;
}
