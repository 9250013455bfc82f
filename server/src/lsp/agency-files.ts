import { AGENCY_FILE } from '../core/agencies/file/name.js';
import type { Registry } from '../core/agencies/registry.js';
import { seedRegistry } from '../core/agencies/seed.js';
import type { FileKind, FoundFile } from './workspace-files.js';

/** A registry, and a name that differs whenever what is in it may differ. */
export interface Bodies {
  readonly key: string;
  readonly registry: () => Registry;
}

/** The workspace's files of agencies. */
export const agencyFiles: FileKind<Registry> = {
  name: AGENCY_FILE,
  async read(text) {
    const { readAgencyFile } = await import('../core/agencies/file/read.js');
    const { registry, problems } = readAgencyFile(text, seedRegistry());
    return { value: registry, problems };
  },
};

const SHIPPED: Bodies = { key: '', registry: seedRegistry };

/** The bodies a document goes by: those of its file, else the shipped ones. */
export function bodiesOf(file: FoundFile<Registry> | undefined): Bodies {
  return file ? { key: `${file.revision}`, registry: () => file.value } : SHIPPED;
}
