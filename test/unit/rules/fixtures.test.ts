import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { rules } from '../../../server/src/core/rules/index.generated.js';
import { checkCase, readFixture, readMarks } from '../../support/fixtures.js';

const FOLDER = 'test/fixtures/rules';
const FEWEST_FAULTY = 3;
const FEWEST_CLEAN = 4;

describe('rule fixtures', () => {
  for (const { meta } of rules) {
    describe(meta.id, () => {
      const file = `${FOLDER}/${meta.id}.md`;
      const cases = existsSync(file) ? readFixture(meta.id, readFileSync(file, 'utf8')) : [];

      it(`has ${FEWEST_FAULTY} faulty and ${FEWEST_CLEAN} clean cases at least, and a fix if it says so`, () => {
        const faulty = cases.filter(({ notice }) => notice.expected.some(({ rule }) => rule === meta.id));
        assert.ok(faulty.length >= FEWEST_FAULTY, `${file}: ${faulty.length} faulty cases`);
        const clean = cases.length - faulty.length;
        assert.ok(clean >= FEWEST_CLEAN, `${file}: ${clean} clean cases`);
        assert.equal(
          cases.some(({ fixed }) => fixed !== null),
          meta.fix !== 'none',
        );
        assert.equal(new Set(cases.map(({ title }) => title)).size, cases.length, 'a title stands twice');
      });

      for (const one of cases) {
        it(one.title, () => checkCase(meta.id, one));
      }
    });
  }

  it('belong to a rule each', () => {
    const ids = new Set(rules.map(({ meta }) => `${FOLDER}/${meta.id}.md`));
    const strays = globSync(`${FOLDER}/**/*.*`)
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => !ids.has(file));
    assert.deepEqual(strays, []);
  });
});

describe('the fixture harness', () => {
  const OWN = 'text/width';
  const run = (...blocks: readonly string[]): void => {
    const source = `# x\n\n## case\n\n${blocks.join('\n')}\n`;
    for (const one of readFixture(OWN, source)) {
      checkCase(OWN, one);
    }
  };
  const block = (kind: string, text: string): string => `\`\`\`${kind}\n${text}\n\`\`\``;

  it('takes marks out, nested ones too', () => {
    assert.deepEqual(readMarks(OWN, '甲⟦乙⟦text/space|丙⟧⟧'), {
      text: '甲乙丙',
      expected: [
        { rule: OWN, start: 1, end: 3 },
        { rule: 'text/space', start: 2, end: 3 },
      ],
    });
    assert.throws(() => readMarks(OWN, '甲⟦乙'), /never closed/);
    assert.throws(() => readMarks(OWN, '甲⟧'), /closes nothing/);
  });

  it('accepts what holds', () => {
    run(block('body', '　　加强协调⟦,⟧推进建设。'), block('fixed', '　　加强协调，推进建设。'));
  });

  it('refuses a fault that is not marked, and a mark without a fault', () => {
    assert.throws(() => run(block('body', '　　加强协调,推进建设。')), /text\/width/);
    assert.throws(() => run(block('body', '　　加强协调⟦，⟧推进建设。')), /text\/width/);
  });

  it('refuses a warning of another rule that is not marked', () => {
    const text = '　　试点期限为2019年至2016年。';
    assert.throws(() => run(block('body', text)), /date\/order/);
    run(block('body', text.replace('2019年至2016年', '⟦date/order|2019年至2016年⟧')));
  });

  it('refuses a wrong result of the fix, and one left out', () => {
    const faulty = block('body', '　　加强协调⟦,⟧推进建设。');
    assert.throws(() => run(faulty), /no block «fixed»/);
    assert.throws(() => run(faulty, block('fixed', '　　加强协调；推进建设。')));
    assert.throws(() => run(block('body', '　　好。'), block('fixed', '　　好。')), /nothing is fixed/);
  });

  it('refuses a block it does not know', () => {
    assert.throws(() => run(block('text', '好。')), /no block is called «text»/);
  });

  it('obeys settings', () => {
    run(block('settings', `{"${OWN}": "off"}`), block('body', '　　加强协调,推进建设。'));
  });
});
