// The public face of the agency model; see schema.ts for the data behind it.
export interface Agency {
  readonly id: string;
}
export interface Registry {
  readonly agencies: readonly Agency[];
}
