// The whole file, for editors. It is read entry by entry, so that no build carries this.
import * as z from 'zod/mini';
import { agencyAddition, ofPlace } from '../added-schema.js';

/** A place with its bodies; with `completeSince` their list is complete from that day on. */
export const placeAddition = z.readonly(
  z.strictObject({
    ...ofPlace,
    agencies: z
      ._default(z.readonly(z.array(agencyAddition)), [])
      .check(z.describe('Bodies of the place · 当地的单位')),
  }),
);

/** `policy-notice.agencies.json`. */
export const agencyFile = z.readonly(
  z.strictObject({
    $schema: z.optional(z.string()),
    agencies: z
      ._default(z.readonly(z.array(agencyAddition)), [])
      .check(z.describe('Bodies, or further names of known bodies · 单位，或名录中单位的其他名称')),
    places: z
      ._default(z.readonly(z.array(placeAddition)), [])
      .check(z.describe('Whole places · 整个地方的名录')),
  }),
);
