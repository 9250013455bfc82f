import { parseArabic, parseHanNumber } from '../syntax/numerals.js';
import type { Span } from '../text/span.js';
import { itemReferences } from './item-references.js';
import type { Notice, OutlineNode } from './notice.js';

/** One number of a reference, at its place. */
export interface CitedNumber extends Span {
  readonly text: string;
  readonly number: number;
  /** Whether it is the end of a span of numbers that the one before begins (第3至5项). */
  readonly endsSpan: boolean;
}

/** A place that cites units of this text by their numbers. */
export interface UnitReference extends Span {
  readonly text: string;
  readonly numbers: readonly CitedNumber[];
  /** How the numbers are written, which tells what they can count. */
  readonly form: 'han' | 'arabic' | 'bracketed-han' | 'bracketed-arabic' | 'article';
  /** The article whose items are counted; null where those of the whole text are. */
  readonly article: OutlineNode | null;
  /** Whether it names this text in so many words (本方案第3项). */
  readonly named: boolean;
}

const HAN = '[〇零一二三四五六七八九十百]{1,6}';
const NUMBER = `(?:${HAN}|[0-9０-９]{1,3})`;
const BRACKETED = `[（(]${NUMBER}[）)]`;
const JOINT = '[ 　]*(?:[至到和及与、]|—+|－|-)[ 　]*';
/** 第3项, 第三项, 第（三）项, 第3至5项, 第一至第三项, （一）至（三）项. */
const ITEMS = `(?:第[ 　]*(?:${NUMBER}|${BRACKETED})|${BRACKETED})(?:${JOINT}第?[ 　]*(?:${NUMBER}|${BRACKETED}))*[ 　]*项(?!目)`;
/** （一）至（三）: at least two, for one alone is a marker or an aside. */
const BRACKETS = `${BRACKETED}(?:[ 　]*(?:[至到和及与]|—+|－|-)[ 　]*${BRACKETED})+(?![ 　]*[项款目])`;
/** 第十二条, 第三至第五条. */
const ARTICLES = `第[ 　]*${NUMBER}(?:${JOINT}第?[ 　]*${NUMBER})*[ 　]*条(?![例件款])`;
const REFERENCE = new RegExp(`${ITEMS}|${BRACKETS}|${ARTICLES}`, 'g');

const OWN =
  /本(?:通知|意见|方案|办法|规定|细则|规则|条例|计划|规划|要点|决定|措施|制度|预案|分工|文件?|通报|函)(?:正文|中?的?)?$/;
/** Another document or article that a sentence may be about; what is changed in one. */
const FOREIGN = /》|〔\d{4}〕|第[^，。；]{1,8}[条款章节]|修改为|删去|增加一项|改为/;
/** The same said without its title, in the clause itself. */
const FOREIGN_HERE =
  /(?<![方办司执立宪守])法(?![律规人治定制院官庭])|办法|方案|规划|意见|标准|条例|细则|目录|清单|名录|协议|合同|公约|附件|附录|[^本代发]表|指标|来函|请示|提案|(?:该|其(?![他余中]))[^，]{0,3}$/;
/** What follows a number that only counts (第3项议程), or is changed in another text. */
const COUNTED =
  /^(?:改为|修改|议程|议题|指标|课题|赛事|比赛|纪录|记录|奖|专利|发明|发现|世界|国际|全国|国家|提案|议案|试验|实验)/;
/** What may stand before an article of this very text that is named by its number alone. */
const LEAD = /(?:^|[，。；：（(]|除|按照?|依照|依据|根据|参?见|参照|违反|符合|适用|与|和|对)[\s　]*$/;

const IN_A_ROW = new RegExp(`(?:第[ 　]*${NUMBER}[ 　]*[条项](?:、|和|及|或|至)[ 　]*)+$`);

const OWN_ARTICLE = new RegExp(`^[\\s　]*第${NUMBER}条[\\s　]+`);

/** What sends the reader to an item, however its number is written. */
const SENDS = /(?:除|按照?|依照|依据|根据|见|参照|参考|对照|比照|属于|符合|会同|结合|上述|前述)[\s　]*$/;

/**
 * The places that cite units of this text by number. A citation of another document, and a number that
 * only counts, are left out; in doubt a place is none.
 */
export function unitReferences(notice: Notice): readonly UnitReference[] {
  const sure = new Map(itemReferences(notice).map((one) => [one.start, one]));
  const markers = new Set(notice.nodes.map(({ start }) => start));
  const hasArticles = notice.nodes.some(({ kind }) => kind === 'article');
  return notice.tree.blocks.flatMap(({ block, start: by }) => {
    if (!/[项条]|[（(].[）)]?.{0,4}[至到和及与—－-]/.test(block.text)) {
      return [];
    }
    return [...block.text.matchAll(REFERENCE)].flatMap(({ index, 0: text }): UnitReference[] => {
      const start = by + index;
      const span = { start, end: start + text.length };
      const known = sure.get(start);
      const scope = known ?? scopeOf(notice, hasArticles, block.text, index, text);
      if (!scope || markers.has(start) || inChrome(notice, start)) {
        return [];
      }
      const { article, named } = scope;
      return [{ ...span, text, numbers: numbersIn(text, start), form: formOf(text), article, named }];
    });
  });
}

function inChrome({ chrome }: Notice, at: number): boolean {
  return chrome.some(({ start, end }) => at >= start && at < end);
}

function formOf(text: string): UnitReference['form'] {
  if (text.endsWith('条')) {
    return 'article';
  }
  const han = new RegExp(HAN).test(text);
  const bracketed = /[（(]/.test(text);
  return bracketed ? (han ? 'bracketed-han' : 'bracketed-arabic') : han ? 'han' : 'arabic';
}

function numbersIn(text: string, by: number): readonly CitedNumber[] {
  let after = 0;
  return [...text.matchAll(new RegExp(NUMBER, 'g'))].flatMap(({ index, 0: digits }, i) => {
    const number = parseHanNumber(digits) ?? parseArabic(digits);
    const joint = text.slice(after, index);
    after = index + digits.length;
    const place = { start: by + index, end: by + after, text: digits };
    return number === null ? [] : [{ ...place, number, endsSpan: i > 0 && /[至到—－-]/.test(joint) }];
  });
}

/** Whether a reference that is not beyond doubt may still be followed, and what it counts in. */
function scopeOf(
  notice: Notice,
  hasArticles: boolean,
  text: string,
  at: number,
  cited: string,
): Pick<UnitReference, 'article' | 'named'> | null {
  const before = text.slice(Math.max(0, at - 80), at);
  const stop = Math.max(...['。', '；', '\n', '\r'].map((mark) => before.lastIndexOf(mark)));
  // A marker at its head cites nothing; of several cited in a row each is cited like the first.
  const sentence = before
    .slice(stop + 1)
    .replace(OWN_ARTICLE, '')
    .replace(IN_A_ROW, '');
  const after = text.slice(at + cited.length, at + cited.length + 6);
  const named = OWN.test(sentence);
  const clause = sentence.slice(sentence.lastIndexOf('，') + 1);
  const foreign = FOREIGN.test(sentence) || FOREIGN_HERE.test(clause);
  if (cited.endsWith('条')) {
    const bare = LEAD.test(sentence) && !foreign;
    return (named || bare) && !/修改|废止/.test(notice.header.title?.text ?? '')
      ? { article: null, named }
      : null;
  }
  // In a text of articles an item is cited with its article, or in one of the ways that are beyond doubt.
  if (hasArticles) {
    return null;
  }
  if (named) {
    return { article: null, named };
  }
  const written = /[0-9０-９（(]/.test(cited) || SENDS.test(sentence);
  return written && !foreign && !COUNTED.test(after) ? { article: null, named } : null;
}
