// The whole file, for editors. It is read entry by entry, so that no build carries this.
import * as z from 'zod';
import { agencyAddition, ofPlace } from '../added-schema.js';

/** A place with its bodies; with `completeSince` their list is complete from that day on. */
export const placeAddition = z
  .strictObject({
    ...ofPlace,
    agencies: z.array(agencyAddition).readonly().default([]).describe('Bodies of the place · 当地的单位'),
  })
  .readonly();

/** `policy-notice.agencies.json`. */
export const agencyFile = z
  .strictObject({
    $schema: z.string().optional(),
    agencies: z
      .array(agencyAddition)
      .readonly()
      .default([])
      .describe('Bodies, or further names of known bodies · 单位，或名录中单位的其他名称'),
    places: z.array(placeAddition).readonly().default([]).describe('Whole places · 整个地方的名录'),
  })
  .readonly();
