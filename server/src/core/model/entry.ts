import type { Name } from '../agencies/group.js';
import type { Agency } from '../agencies/registry.js';
import type { Role } from '../agencies/types.js';
import type { ResponsibilityEntry } from './notice.js';

/** An entry as it is read. A class, for its name as it was read, which keeps what is found out of it. */
export class Entry implements ResponsibilityEntry {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly role: Role;
  readonly nameRead: Name;
  readonly collective: boolean;
  readonly agency: Agency | null;

  constructor(
    start: number,
    end: number,
    written: string,
    nameRead: Name,
    role: Role,
    collective: boolean,
    agency: Agency | null,
  ) {
    this.start = start;
    this.end = end;
    this.written = written;
    this.nameRead = nameRead;
    this.role = role;
    this.collective = collective;
    this.agency = agency;
  }

  get name(): string {
    return this.nameRead.text;
  }
}
