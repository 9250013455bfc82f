import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { type Renumbered, renumber } from '../../../server/src/core/plan/renumber/renumber.js';
import { applyEdits, type TextEdit } from '../../../server/src/core/text/edit.js';

/** A notice whose lines are given without indent. */
function notice(...lines: readonly string[]): string {
  return `某市人民政府关于印发工作要点的通知\n某府〔2020〕1号\n各区人民政府：\n${lines.map((line) => `　　${line}\n`).join('')}某市人民政府\n2020年1月2日\n`;
}

interface Outcome {
  readonly lines: readonly string[];
  readonly lost: readonly string[];
}

function outcome(text: string, result: Renumbered): Outcome {
  return {
    lines: applyEdits(text, result.edits)
      .split('\n')
      .slice(3, -3)
      .map((line) => line.trim()),
    lost: result.lost.map(({ text: cited, why }) => `${cited} ${why}`),
  };
}

/** What becomes of lines as they stand. */
function standing(...lines: readonly string[]): Outcome {
  const text = notice(...lines);
  return outcome(text, renumber(analyze(text)));
}

/** What becomes of lines after edits, each the replacement of one piece of the old text by another. */
function edited(lines: readonly string[], ...replacements: readonly (readonly [string, string])[]): Outcome {
  const old = notice(...lines);
  const edits = replacements
    .map(([from, to]): TextEdit => {
      const start = old.indexOf(from);
      assert.ok(start >= 0 && old.indexOf(from, start + 1) < 0, `«${from}» must stand once in the text`);
      return { start, end: start + from.length, newText: to };
    })
    .sort((a, b) => a.start - b.start);
  const text = applyEdits(old, edits);
  return outcome(text, renumber(analyze(text), { notice: analyze(old), edits }));
}

const PLAN = [
  '一、重点任务',
  '1．推进项目建设。',
  '2．扩大开放合作。',
  '3．完善配套政策，与第2项衔接。',
  '二、保障措施',
  '4．加强人才培养，参照第1至3项办理。',
  '5．强化督促检查（见第4项）。',
];

describe('references inside pasted text', () => {
  const LINES = ['1．甲事项。', '2．乙事项。', '3．丙事项，见第2项。'];
  const paste = (...pasted: readonly string[]): Outcome =>
    edited(LINES, ['　　2．乙', `${pasted.map((line) => `　　${line}\n`).join('')}　　2．乙`]);

  it('follow the item of the same paste that they name', () => {
    assert.deepEqual(paste('1．摸底。', '2．整改。', '3．验收，见第2项，并参照第1至2项办理。'), {
      lines: [
        '1．甲事项。',
        '2．摸底。',
        '3．整改。',
        '4．验收，见第3项，并参照第2至3项办理。',
        '5．乙事项。',
        '6．丙事项，见第5项。',
      ],
      lost: [],
    });
  });

  it('stay and are told where the paste does not hold the item', () => {
    assert.deepEqual(paste('1．摸底。', '2．验收，见第5项。', '3．总结，按照第1项、第5项办理。'), {
      lines: [
        '1．甲事项。',
        '2．摸底。',
        '3．验收，见第5项。',
        '4．总结，按照第2项、第5项办理。',
        '5．乙事项。',
        '6．丙事项，见第5项。',
      ],
      lost: ['第5项 stray', '第5项 stray'],
    });
  });

  it('stay where they may mean the item they were copied from', () => {
    assert.deepEqual(paste('2．乙事项。', '3．丙事项，见第2项。'), {
      lines: ['1．甲事项。', '2．乙事项。', '3．丙事项，见第2项。', '4．乙事项。', '5．丙事项，见第4项。'],
      lost: ['第2项 stray'],
    });
  });

  it('stay where two lists of the paste have the number', () => {
    const { lost } = paste('1．摸底。', '2．整改。', '1．验收，见第2项。', '2．总结。');
    assert.deepEqual(lost, ['第2项 stray']);
  });

  it('are those of whole items only: what is typed into an item says what it means', () => {
    assert.deepEqual(edited(LINES, ['甲事项', '甲事项，见第3项']).lost, []);
  });
});

describe('renumbering a text as it stands', () => {
  it('leaves sound numbers and their references alone', () => {
    assert.deepEqual(standing(...PLAN), { lines: PLAN, lost: [] });
  });

  it('closes a gap and carries references along', () => {
    assert.deepEqual(standing('1．推进项目。', '3．扩大开放。', '4．完善政策，与第3项衔接。'), {
      lines: ['1．推进项目。', '2．扩大开放。', '3．完善政策，与第2项衔接。'],
      lost: [],
    });
  });

  it('tells of a reference to a number that is missing', () => {
    assert.deepEqual(standing('1．推进项目。', '2．扩大开放。', '4．完善政策，与第3项衔接。', '5．督查。'), {
      lines: ['1．推进项目。', '2．扩大开放。', '3．完善政策，与第3项衔接。', '4．督查。'],
      lost: ['第3项 deleted'],
    });
  });

  it('tells of a reference to a number two items bear, and follows the others', () => {
    assert.deepEqual(
      standing(
        '1．推进项目。',
        '2．扩大开放。',
        '2．完善政策。',
        '3．督查，参照第2项。',
        '4．总结，结合第3项。',
      ),
      {
        lines: [
          '1．推进项目。',
          '2．扩大开放。',
          '3．完善政策。',
          '4．督查，参照第2项。',
          '5．总结，结合第4项。',
        ],
        lost: ['第2项 ambiguous'],
      },
    );
  });

  it('keeps a series that restarts, and the width of its numbers', () => {
    assert.deepEqual(
      standing('一、任务', '１．甲方案。', '３．乙方案。', '二、措施', '１．丙方案。', '２．丁方案。').lines,
      ['一、任务', '１．甲方案。', '２．乙方案。', '二、措施', '１．丙方案。', '２．丁方案。'],
    );
  });

  it('numbers around a marker of the wrong form', () => {
    const lines = ['1．推进项目。', '（2）扩大开放。', '3．完善政策。', '4．督促检查。'];
    assert.deepEqual(standing(...lines).lines, lines);
  });
});

describe('renumbering after an edit', () => {
  it('follows an insertion with series that run on across chapters', () => {
    assert.deepEqual(edited(PLAN, ['　　2．扩大', '　　2．新增事项。\n　　2．扩大']), {
      lines: [
        '一、重点任务',
        '1．推进项目建设。',
        '2．新增事项。',
        '3．扩大开放合作。',
        '4．完善配套政策，与第3项衔接。',
        '二、保障措施',
        '5．加强人才培养，参照第1至4项办理。',
        '6．强化督促检查（见第5项）。',
      ],
      lost: [],
    });
  });

  it('tells of references to a deleted item and leaves them', () => {
    const { lines, lost } = edited(PLAN, ['　　2．扩大开放合作。\n', '']);
    assert.deepEqual(lines.slice(2), [
      '2．完善配套政策，与第2项衔接。',
      '二、保障措施',
      '3．加强人才培养，参照第1至2项办理。',
      '4．强化督促检查（见第3项）。',
    ]);
    assert.deepEqual(lost, ['第2项 deleted']);
  });

  it('follows a move over chapters, with the references inside', () => {
    const { lines, lost } = edited(
      PLAN,
      ['　　3．完善配套政策，与第2项衔接。\n', ''],
      ['见第4项）。\n', '见第4项）。\n　　3．完善配套政策，与第2项衔接。\n'],
    );
    assert.deepEqual(lines.slice(2), [
      '2．扩大开放合作。',
      '二、保障措施',
      '3．加强人才培养，参照第1至5项办理。',
      '4．强化督促检查（见第3项）。',
      '5．完善配套政策，与第2项衔接。',
    ]);
    assert.deepEqual(lost, ['第1至3项 scattered']);
  });

  it('takes pasted items into the series they are pasted into', () => {
    const { lines } = edited(PLAN, [
      '　　3．完善',
      '　　1．甲事项。\n　　2．乙事项。\n　　3．丙事项。\n　　3．完善',
    ]);
    assert.deepEqual(
      lines.map((line) => line.slice(0, 2)),
      ['一、', '1．', '2．', '3．', '4．', '5．', '6．', '二、', '7．', '8．'],
    );
    assert.match(lines[6] ?? '', /与第2项衔接/);
    assert.match(lines[8] ?? '', /第1至6项/);
  });

  it('knows an item again that was split, and one that was joined to another', () => {
    const lines = ['1．推进项目，扩大开放。', '2．完善政策。', '3．督查，见第1项和第2项。'];
    assert.deepEqual(edited(lines, ['，扩大', '。\n　　2．扩大']).lines, [
      '1．推进项目。',
      '2．扩大开放。',
      '3．完善政策。',
      '4．督查，见第1项和第3项。',
    ]);
    assert.deepEqual(edited(lines, ['。\n　　2．完善', '，完善']).lines, [
      '1．推进项目，扩大开放，完善政策。',
      '2．督查，见第1项和第1项。',
    ]);
  });

  it('keeps runs that restart after a lead-in, their first item taken out', () => {
    const lines = [
      '1．任务：',
      '（1）摸底；',
      '（2）整改。',
      '具体措施：',
      '（1）宣传；',
      '（2）培训；',
      '（3）督查。',
    ];
    assert.deepEqual(edited(lines, ['　　（1）宣传；\n', '']).lines, [
      '1．任务：',
      '（1）摸底；',
      '（2）整改。',
      '具体措施：',
      '（1）培训；',
      '（2）督查。',
    ]);
  });

  it('follows （一）至（三） in its own chapter, and articles', () => {
    assert.deepEqual(
      edited(
        [
          '一、任务',
          '（一）摸底。',
          '（二）整改。',
          '（三）总结，汇总（一）至（二）情况。',
          '二、措施',
          '（一）宣传。',
          '（二）培训。',
        ],
        ['　　（二）整改', '　　（二）核查。\n　　（三）整改'],
      ).lines.slice(1, 5),
      ['（一）摸底。', '（二）核查。', '（三）整改。', '（四）总结，汇总（一）至（三）情况。'],
    );
    assert.deepEqual(
      edited(
        [
          '第一条　为规范管理，制定本办法。',
          '第二条　本办法适用于全市。',
          '第三条　违反本办法第二条的，责令改正。',
        ],
        ['　　第二条　本', '　　第二条　名词解释。\n　　第二条　本'],
      ).lines.at(-1),
      '第四条　违反本办法第三条的，责令改正。',
    );
    assert.equal(
      edited(
        [
          '第一条　为规范管理，制定本办法。',
          '第二条　本办法适用于全市。',
          '第三条　名词解释。',
          '第四条　违反第二条、第三条和第一条的，责令改正。',
        ],
        ['　　第二条　本', '　　第二条　原则。\n　　第二条　本'],
      ).lines.at(-1),
      '第五条　违反第三条、第四条和第一条的，责令改正。',
    );
  });

  it('leaves citations of other documents and mere ordinals alone', () => {
    const lines = [
      '1．推进项目，落实《某某规划》第2项任务。',
      '2．按照省方案清单第3项执行。',
      '3．第一项议程是听取汇报。',
    ];
    const { lines: after } = edited(lines, ['　　1．推进', '　　1．筹备。\n　　1．推进']);
    assert.deepEqual(after, [
      '1．筹备。',
      '2．推进项目，落实《某某规划》第2项任务。',
      '3．按照省方案清单第3项执行。',
      '4．第一项议程是听取汇报。',
    ]);
  });

  it('follows every way of saying it', () => {
    const said: Readonly<Record<string, string>> = {
      结合第4项任务推进: '结合第5项任务推进',
      其他单位参照第4项办理: '其他单位参照第5项办理',
      '创造条件，会同第4项牵头单位落实': '创造条件，会同第5项牵头单位落实',
      '与第3项、第4项统筹实施': '与第4项、第5项统筹实施',
      第3至5项由市政府督办: '第4至6项由市政府督办',
      第3项至第5项由市政府督办: '第4项至第6项由市政府督办',
      '第 3－5 项同步推进': '第 4－6 项同步推进',
      落实本计划第4项: '落实本计划第5项',
      按照第四项的要求总结: '按照第五项的要求总结',
      除第三至第五项外均应完成: '除第四至第六项外均应完成',
      '第３、４项合并推进': '第４、５项合并推进',
    };
    for (const [before, after] of Object.entries(said)) {
      const lines = ['1．甲。', '2．乙。', '3．丙。', '4．丁。', '5．戊。', `6．${before}。`];
      assert.equal(edited(lines, ['　　2．乙', '　　2．新。\n　　2．乙']).lines.at(-1), `7．${after}。`);
    }
  });

  it('leaves alone what may be said of something else', () => {
    for (const said of [
      '落实《某某方案》，完成第3项任务',
      '按照国发〔2018〕5号第3项办理',
      '对照省清单第3项整改',
      '逐项对照考核指标第3项',
      '办好第三项赛事',
      '第三项任务已经完成',
      '依照条例第三条第3项处理',
      '将原文第3项改为新的表述',
      '建成3项工程',
      '完成第3项目标',
    ]) {
      const lines = ['1．甲。', '2．乙。', '3．丙。', '4．丁。', `5．${said}。`];
      const { lines: after } = edited(lines, ['　　2．乙', '　　2．新。\n　　2．乙']);
      assert.equal(after.at(-1), `6．${said}。`);
    }
  });

  it('finds units again in a flattened copy whose numbers no longer count on', () => {
    const old = notice('任务如下。1．摸底。2．整改。3．总结，见第2项。4．督查，见第3项。');
    const start = old.indexOf('2．整改。');
    const edits = [{ start, end: start + '2．整改。'.length, newText: '' }];
    const text = applyEdits(old, edits);
    assert.deepEqual(outcome(text, renumber(analyze(text), { notice: analyze(old), edits })), {
      lines: ['任务如下。1．摸底。2．总结，见第2项。3．督查，见第2项。'],
      lost: ['第2项 deleted'],
    });
  });
});
