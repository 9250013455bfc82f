// What spares a search may pass over nothing the search would find.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRegistry } from '../../../server/src/core/agencies/registry.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import {
  EDGE_SPACE,
  groupSigns,
  HALF_WIDTH_BRACKET,
  HALF_WIDTH_MARK,
  IDLE_MARK,
  INNER_BRACKET,
  INNER_SPACE,
} from '../../../server/src/core/model/group-signs.js';
import { mayReferToItem, searchReferences } from '../../../server/src/core/model/item-references.js';
import { NoticeMemory } from '../../../server/src/core/model/memory.js';
import type { Notice } from '../../../server/src/core/model/notice.js';
import { mayHoldBadDate, searchBadDates } from '../../../server/src/core/rules/date/invalid.js';
import { mayHoldRange, searchBackwards } from '../../../server/src/core/rules/date/order.js';

import { mayHoldPoint, POINT } from '../../../server/src/core/rules/text/width.js';
import type { PlacedBlock } from '../../../server/src/core/syntax/block.js';
import { parse } from '../../../server/src/core/syntax/tree.js';

const FORM = HALF_WIDTH_BRACKET | INNER_BRACKET | EDGE_SPACE | INNER_SPACE | HALF_WIDTH_MARK | IDLE_MARK;

const RUNS = 2000 * Number(process.env.PROPERTY_EFFORT ?? 1);

function textOf(...scraps: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...scraps), { maxLength: 14 }).map((parts) => parts.join(''));
}

/** As much of a notice as its groups need. */
function noticeOf(...lists: readonly string[]): Notice {
  const groups: { start: number; end: number; text: string; entries: readonly [] }[] = [];
  let text = '';
  for (const list of lists) {
    const start = text.length + 1;
    text += `、${list}、`;
    groups.push({ start, end: start + list.length, text: list, entries: [] });
  }
  const header = { issuedOn: null };
  const registry = createRegistry([], []);
  return { text, groups, header, registry, memory: new NoticeMemory() } as unknown as Notice;
}

/** Whether a quick look and a search agree on a block: the look may be too careful, never careless. */
function assertCareful(
  text: fc.Arbitrary<string>,
  look: (text: string, placed: PlacedBlock) => boolean,
  found: (text: string) => number,
) {
  fc.assert(
    fc.property(text, (one) =>
      parse(one).blocks.every((placed) => look(one, placed) || found(placed.block.text) === 0),
    ),
    { numRuns: RUNS },
  );
}

describe('quick looks', () => {
  it('pass over no bad date', () => {
    const text = textOf(
      ...'0123456789３二十一○.．年月月月日日至到—～- 　',
      '2016年',
      '2月',
      '13月',
      '12月',
      '30日',
      '月底',
      '每',
      '二〇一六年',
    );
    assertCareful(text, mayHoldBadDate, (one) => searchBadDates(one).length);
  });

  it('pass over no range that runs backwards', () => {
    const text = textOf(
      ...'012年月日至到—―–－~～-[',
      '2019',
      '2016',
      '2019年',
      '2016年',
      '3月',
      '31日',
      '—2',
    );
    assertCareful(text, mayHoldRange, (one) => searchBackwards(one).length);
  });

  it('pass over no reference to an item', () => {
    const text = textOf(...'第第三十百○5（()）至到和、—- 　项项项目', '第三项', '（一）', '12', '各');
    assertCareful(text, mayReferToItem, (one) => searchReferences(one).length);
  });

  it('pass over no half-width point after Chinese text', () => {
    const text = textOf(...',;:?!.。 ）》”)一省厅a1\n\t', '１．', '1.', '一.', '（一）');
    assertCareful(text, mayHoldPoint, (one) => [...one.matchAll(POINT)].length);
  });

  it('see every sign of a fault in a group', () => {
    const has = (text: string, sign: number): boolean => {
      return ((groupSigns(noticeOf(text))[0] ?? 0) & sign) !== 0;
    };
    const text = textOf(...'（()）〔〕[、、，,；;：:省厅 　\t\n');
    const space = EDGE_SPACE | INNER_SPACE;
    fc.assert(
      fc.property(text, (one) => {
        assert.equal(has(one, HALF_WIDTH_BRACKET), /[()]/.test(one));
        assert.equal(has(one, INNER_BRACKET), /^.+[（）()〔〕[].+$/s.test(one));
        assert.equal(has(one, space), /\s/.test(one));
        assert.equal(has(one, HALF_WIDTH_MARK), /[,;:]/.test(one));
        const idle = /[、，,；;]\s*[、，,；;]|(?:^[（(〔]|[：:])[、，,；;]|[、，,；;]\s*[）)〕]$/.test(one);
        assert.ok(has(one, IDLE_MARK) || !idle);
      }),
      { numRuns: RUNS },
    );
  });

  it('see the same in a group whose names are known', () => {
    const name = fc.constantFrom(
      '省水利厅',
      '财 政厅',
      '省新闻出版广电局（省版权局）',
      '各市',
      '教育厅',
      '广州市\n政府',
    );
    const mark = fc.constantFrom('、', '，', '；', ',', ' ', '、、', ' 、', '\n、', '');
    const edge = fc.constantFrom('', ' ', '、', '　', '\n');
    const list = fc
      .tuple(
        fc.constantFrom('（', '('),
        edge,
        fc.array(fc.tuple(name, mark)),
        name,
        edge,
        fc.constantFrom('）', ')'),
      )
      .map(([open, before, parts, last, after, close]) =>
        [open, before, parts, last, after, close].flat(3).join(''),
      );
    fc.assert(
      fc.property(list, (one) => {
        const { groups, text } = analyze(
          `　　一、推进项目建设。${one}\n　　二、扩大开放合作。（省商务厅）\n`,
        );
        const notice = noticeOf(...groups.map((group) => text.slice(group.start, group.end)));
        assert.deepEqual(
          groupSigns(analyze(text)).map((signs) => signs & FORM),
          groupSigns(notice),
        );
      }),
      { numRuns: RUNS / 10 },
    );
  });

  it('tell a space at the edge from one inside', () => {
    const notice = noticeOf('（ 省水利厅　）', '（省 水利厅）', '（省水利厅\n）');
    assert.deepEqual(groupSigns(notice), [EDGE_SPACE, INNER_SPACE, INNER_SPACE]);
  });
});
