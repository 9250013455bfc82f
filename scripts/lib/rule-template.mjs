// @ts-check
// What a new rule begins as: a rule that works on a placeholder word, and its fixture.

/** The word a new rule marks until its own logic stands there, and what its fix puts instead. */
const WORD = { bad: '占位词', good: '正式词' };

/**
 * @param {string} id
 * @param {string} since
 */
export function ruleText(id, since) {
  return `import * as z from 'zod/mini';
import { exampleNotice } from '../../lint/example.js';
import { defineRule, type Finding } from '../../lint/rule.js';

// Replace all of this: until then the rule marks the placeholder word.
const PLACEHOLDER = '${WORD.bad}';
const INSTEAD = '${WORD.good}';

export const rule = defineRule({
  meta: {
    id: '${id}',
    title: { zh: '出现占位词', en: 'The placeholder word' },
    why: { zh: '为什么要查，不查会怎样。', en: 'Why it is checked, and what happens where it is not.' },
    // norm and permissive want a clause; practice and disputed never make an error.
    basis: [{ name: '公文编辑惯例：写明是哪一条', strength: 'practice' }],
    severity: 'hint',
    fix: 'safe',
    since: '${since}',
    options: z.strictObject({ ignore: z._default(z.array(z.string()), []) }),
    optionTexts: {
      ignore: {
        title: { zh: '不检查的写法', en: 'Words to accept' },
        about: { zh: '所列的词不报告。', en: 'These words are never reported.' },
      },
    },
    examples: [
      {
        bad: exampleNotice(\`　　一、推进⟦\${PLACEHOLDER}⟧建设。\\n　　二、扩大开放合作。\\n\`),
        good: exampleNotice(\`　　一、推进\${INSTEAD}建设。\\n　　二、扩大开放合作。\\n\`),
      },
    ],
  },
  check({ notice, options }) {
    const findings: Finding[] = [];
    if (!notice.isNotice || options.ignore.includes(PLACEHOLDER)) {
      return findings;
    }
    for (
      let at = notice.text.indexOf(PLACEHOLDER);
      at >= 0;
      at = notice.text.indexOf(PLACEHOLDER, at + PLACEHOLDER.length)
    ) {
      findings.push(findingAt(at));
    }
    return findings;
  },
});

function findingAt(start: number): Finding {
  const place = { start, end: start + PLACEHOLDER.length };
  return {
    ...place,
    message: {
      zh: \`“\${PLACEHOLDER}”是占位词，请改为“\${INSTEAD}”。\`,
      en: \`“\${PLACEHOLDER}” is a placeholder; write “\${INSTEAD}”.\`,
    },
    fixes: [
      {
        title: { zh: \`改为“\${INSTEAD}”\`, en: \`Change to “\${INSTEAD}”\` },
        edits: [{ ...place, newText: INSTEAD }],
        safe: true,
      },
    ],
  };
}
`;
}

/** @param {string} id */
export function fixtureText(id) {
  const { bad, good } = WORD;
  return `# ${id}

A \`##\` heading is a case; its text is a whole \`notice\`, or a \`body\` set in a faultless one. The fault stands
between ⟦ and ⟧, one of another rule as ⟦group/name|text⟧. \`fixed\` is the text after the fixes, \`settings\`
what stands below \`policyNotice.rules\`. At least three faulty and four clean cases: think of what looks like
the fault and is none.

## In an item

\`\`\`body
　　一、推进⟦${bad}⟧建设。
　　二、扩大开放合作。
\`\`\`

\`\`\`fixed
　　一、推进${good}建设。
　　二、扩大开放合作。
\`\`\`

## In the middle of a sentence, twice

\`\`\`body
　　统筹推进⟦${bad}⟧建设，完善⟦${bad}⟧管理。
\`\`\`

\`\`\`fixed
　　统筹推进${good}建设，完善${good}管理。
\`\`\`

## In a whole text

\`\`\`notice
广东省人民政府办公厅关于加强协调工作的通知
粤府办〔2016〕12号

各地级以上市人民政府：

　　请加强⟦${bad}⟧协调。

广东省人民政府办公厅
2016年5月6日
\`\`\`

\`\`\`fixed
广东省人民政府办公厅关于加强协调工作的通知
粤府办〔2016〕12号

各地级以上市人民政府：

　　请加强${good}协调。

广东省人民政府办公厅
2016年5月6日
\`\`\`

## Clean: the right word

\`\`\`body
　　一、推进${good}建设。
　　二、扩大开放合作。
\`\`\`

## Clean: part of the word

\`\`\`body
　　严禁违规占位，规范用词。
\`\`\`

## Clean: no notice

\`\`\`notice
${bad}是什么？
\`\`\`

## Clean: accepted by a setting

\`\`\`settings
{ "${id}": { "options": { "ignore": ["${bad}"] } } }
\`\`\`

\`\`\`body
　　推进${bad}建设。
\`\`\`
`;
}
