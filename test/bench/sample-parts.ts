/** What a notice is made of, taken apart so that it can be put together anew. */
export interface SampleParts {
  /** Headings of chapters and sections, without marker and stop. */
  readonly headings: readonly string[];
  /** First clauses of sentences. */
  readonly openings: readonly string[];
  /** Later clauses of sentences. */
  readonly clauses: readonly string[];
  /** Departments of the province without 省, in the order they are first named. */
  readonly departments: readonly string[];
  /** Parts of groups that stand between two ，: offices of central bodies and others. */
  readonly offices: readonly string[];
  /** Cities that are named with a shared 市人民政府. */
  readonly cities: readonly string[];
}

const ITEM =
  /\d{1,2}．([\s\S]*?)[（(]([^（()）]*(?:[厅局委办会府]|集团|分署|分行|中心)[ 　]*)[）)]\s*(?=　|\n|$)/g;
const HEADING = /(?:[一二三四五六七八九]、|[（(][一二三四五六七八九十]+[）)])([^　\s。]{2,14})/g;
const OPENING_MARKS = '“《〈（(';
const CLOSING_MARKS = '”》〉）)';

function unique(list: readonly string[]): readonly string[] {
  return [...new Set(list)];
}

/** Cuts at `mark` outside quotes, titles and brackets. */
function cut(text: string, mark: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (OPENING_MARKS.includes(char)) {
      depth++;
    } else if (CLOSING_MARKS.includes(char)) {
      depth--;
    } else if (char === mark && depth === 0) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.filter((part) => part.trim().length > 3);
}

/**
 * Takes the sample apart.
 *
 * @param sample the sample notice; a text of another shape gives too few parts and an error
 */
export function takeApart(sample: string): SampleParts {
  const body = sample.slice(sample.indexOf('一、'));
  const items = [...body.matchAll(ITEM)];
  const sentences = items
    .flatMap((item) => cut((item[1] ?? '').replace(/\n/g, '').trim(), '。'))
    .map((s) => cut(s, '，'));
  const segments = items.flatMap((item) => (item[2] ?? '').trim().split('，'));
  const own = segments.filter((segment) => segment.startsWith('省') && !/中心|、广东/.test(segment));
  const governments = segments.filter((segment) => segment.endsWith('市人民政府'));
  const others = segments.filter((segment) => !segment.startsWith('省') && !segment.endsWith('市人民政府'));
  const parts = {
    headings: unique([...body.matchAll(HEADING)].map((match) => match[1] ?? '')),
    openings: unique(sentences.map((sentence) => sentence[0] ?? '')),
    clauses: unique(sentences.flatMap((sentence) => sentence.slice(1))),
    departments: unique(own.flatMap((segment) => segment.slice(1).split('、'))),
    offices: unique(others),
    cities: unique(governments.flatMap((segment) => segment.slice(0, -'市人民政府'.length).split('、'))),
  };
  if (parts.openings.length < 100 || parts.departments.length < 20 || parts.headings.length < 20) {
    throw new Error('the sample notice has not the shape its parts are read off');
  }
  return parts;
}
