import type { Role } from '../types.js';
import type { Joint } from './members.js';
import type { Name } from './name.js';

/** A body of the list. */
export interface Member {
  /** As it is written. */
  readonly text: string;
  /** Index in the clean text. */
  readonly start: number;
  readonly joint: Joint;
  /** Null while it is open; who stays without is responsible. */
  role: Role | null;
  /** As it is written, until elision is undone (elision.ts). */
  name: Name;
  /** Whether it means several bodies, once elision is undone. */
  collective: boolean;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/**
 * The members of a group, in text order, while it is read. They are written over with those of the next: a notice
 * names some thousand bodies, and what is made of each is read once and left.
 */
export class MemberRow {
  /** Those of the present group, then those no longer needed. */
  readonly #room: Draft<Member>[] = [];
  #count = 0;
  /** Whether any may be but the head of a name, as it is written. */
  lacksTails = false;
  /** How many look like bodies beyond doubt, and whether one is known or as good as known: once elision is undone. */
  strong = 0;
  hasCertain = false;

  get count(): number {
    return this.#count;
  }

  at(index: number): Member | null {
    return index >= 0 && index < this.#count ? (this.#room[index] ?? null) : null;
  }

  add(text: string, start: number, joint: Joint, role: Role | null, name: Name): void {
    this.lacksTails ||= name.lacksTail;
    const index = this.#count++;
    const member = index < this.#room.length ? this.#room[index] : undefined;
    if (!member) {
      this.#room.push({ text, start, joint, role, name, collective: false });
      return;
    }
    member.text = text;
    member.start = start;
    member.joint = joint;
    member.role = role;
    member.name = name;
    member.collective = false;
  }

  clear(): void {
    for (let i = 0; i < this.#count; i++) {
      const member = this.#room[i];
      if (member) {
        // It may be a window on the whole text.
        member.text = '';
      }
    }
    this.#count = 0;
    this.lacksTails = false;
    this.strong = 0;
    this.hasCertain = false;
  }

  some(is: (member: Member) => boolean): boolean {
    for (let i = 0; i < this.#count; i++) {
      const member = this.#room[i];
      if (member && is(member)) {
        return true;
      }
    }
    return false;
  }

  every(is: (member: Member) => boolean): boolean {
    return !this.some((member) => !is(member));
  }
}
