import assert from 'node:assert/strict';
import type { GroupEntry } from '../../../server/src/core/agencies/types.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { check, marked } from '../../support/notices.js';
import { CITY } from './division/city.js';
import { type Cases, FRAMES, type Frame, framed } from './division/frames.js';
import { GUANGDONG } from './division/guangdong.js';
import { LOOKALIKES } from './division/lookalikes.js';
import { PROVINCE } from './division/province.js';
import { STATE_BODIES } from './division/state-bodies.js';
import { STATE_COUNCIL, STATE_COUNCIL_2016 } from './division/state-council.js';

const SIGN = { lead: '牵', support: '配', guide: '导', responsible: '' } as const;

const TABLES: readonly (readonly [Frame, Cases])[] = [
  [FRAMES.state, STATE_COUNCIL],
  [FRAMES.state, STATE_BODIES],
  [FRAMES.state2016, STATE_COUNCIL_2016],
  [FRAMES.province, PROVINCE],
  [FRAMES.city, CITY],
  [FRAMES.guangdong, GUANGDONG],
];

function shown(entries: readonly GroupEntry[]): string {
  return entries.map((one) => `${SIGN[one.role]}${one.collective ? '*' : ''}${one.name}`).join(' ');
}

function read(text: string): string {
  return analyze(text)
    .groups.map(({ entries }) => shown(entries))
    .join(' / ');
}

/** A case that is one bracketed group and nothing else. */
const isBracketed = (key: string): boolean => /^[（〔［[【]/.test(key);

const oneLine = (text: string): string => text.replace(/\n/g, '⏎');

for (const [i, [frame, cases]] of TABLES.entries()) {
  describe(`responsibility groups: table ${i + 1}, ${frame.number}`, () => {
    for (const [key, expected] of Object.entries(cases)) {
      it(oneLine(key), () => {
        const { text, spans } = marked(framed(frame, key));
        const { groups } = analyze(text);
        assert.equal(read(text), expected);
        assert.deepEqual(
          groups.map(({ start, end }) => text.slice(start, end)),
          spans.map(({ start, end }) => text.slice(start, end)),
        );
      });
    }

    it('no error and no warning', () => {
      for (const key of Object.keys(cases)) {
        const { text } = marked(framed(frame, key));
        const loud = check(text).filter(({ severity }) => severity === 'error' || severity === 'warning');
        assert.deepEqual(
          loud.map(({ rule, start, end }) => `${rule} ${text.slice(start, end)}`),
          [],
          key,
        );
      }
    });

    it('in the middle of a line, wrapped anywhere but at a space', () => {
      for (const [key, expected] of Object.entries(cases).filter(
        ([one]) => isBracketed(one) && !/\s/.test(one),
      )) {
        for (let at = 1; at < key.length; at++) {
          const wrapped = `${key.slice(0, at)}\n${key.slice(at)}`;
          assert.equal(read(marked(framed(frame, wrapped)).text), expected, wrapped);
        }
      }
    });

    it('in brackets of every form', () => {
      for (const [key, expected] of Object.entries(cases).filter(([one]) => isBracketed(one))) {
        for (const [open, close] of ['（）', '()', '（)', '(）', '〔〕', '［］', '[]', '【】']) {
          const other = `${open}${key.slice(1, -1)}${close}`;
          assert.equal(read(marked(framed(frame, other)).text), expected, other);
        }
      }
    });
  });
}

describe('paragraphs without responsibility groups', () => {
  for (const paragraph of LOOKALIKES) {
    it(paragraph, () => {
      for (const frame of [FRAMES.province, FRAMES.state]) {
        const { groups } = analyze(framed(frame, paragraph));
        assert.deepEqual(
          groups.map(({ text }) => text),
          [],
        );
      }
    });
  }
});
