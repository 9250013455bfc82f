import type { Diagnostic, Range } from 'vscode-languageserver';
import { hashOf } from './weight.js';

/** All of a diagnostic but its place: shared by all places it is moved to. */
export class Matter {
  readonly fields: Omit<Diagnostic, 'range'>;
  #json: string | null = null;

  constructor(fields: Omit<Diagnostic, 'range'>) {
    this.fields = fields;
  }

  /** Without the brace that opens it. */
  get json(): string {
    this.#json ??= JSON.stringify(this.fields).slice(1);
    return this.#json;
  }
}

/** A diagnostic at its place, and what was made of it: the same object while nothing of it has changed. */
export class Shown {
  readonly range: Range;
  readonly #matter: Matter;
  #json: string | null = null;
  #print: string | null = null;

  constructor(range: Range, matter: Matter) {
    this.range = range;
    this.#matter = matter;
  }

  static of({ range, ...fields }: Diagnostic): Shown {
    return new Shown(range, new Matter(fields));
  }

  get diagnostic(): Diagnostic {
    return { range: this.range, ...this.#matter.fields };
  }

  get json(): string {
    this.#json ??= `{"range":${jsonOfRange(this.range)},${this.#matter.json}`;
    return this.#json;
  }

  /** A hash of it. */
  get print(): string {
    this.#print ??= hashOf(this.json);
    return this.#print;
  }
}

export function jsonOfRange({ start, end }: Range): string {
  return `{"start":{"line":${start.line},"character":${start.character}},"end":{"line":${end.line},"character":${end.character}}}`;
}

/** Whether two lists say the same. */
export function areSame(a: readonly Shown[], b: readonly Shown[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i] || one.json === b[i]?.json);
}

/** A short name for a list: equal lists have equal names, and others practically never do. */
export function fingerprint(shown: readonly Shown[]): string {
  return `${shown.length.toString(36)}-${hashOf(shown.map(({ print }) => print).join(' '))}`;
}
