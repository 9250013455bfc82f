import type { Role } from '../types.js';

const BY_DUTY =
  '(?:(?:按照?|根据|依据|依|结合)(?:各自)?(?:的)?(?:职责|职能|分工|任务|权限|规定)(?:任务|和|、)?(?:职责|职能|分工|权限|要求)?)?';
const MANNER =
  '(?:分别|共同|联合|具体|统一|各自|分头|密切|积极|协同|分级|分工|按职责|做好|加强|主要|直接|总|统筹|组织)*';
const CORE =
  '(?:牵头|负责|参与|参加|配合|协助|协办|协管|协同|支持|指导|督导|落实|实施|主办|承办|主管|主责|统筹|推进|推动|为主|负(?:总|主要|主体|具体|直接|领导|监管|属地|管理)*责任?|(?:为|作为)(?:牵头|主办|责任|负责|配合|协办|参与|指导)(?:单位|部门))';
const TAIL =
  '(?:牵头|参与|支持|落实|实施|推进|推动|组织|协调|指导|督导|督促|监督|执行|办理|抓好|建设|完成|负责|工作|开展|统筹|制定|配合|具体|做好|会同|和|、|并)*';

const CLOSING = new RegExp(
  `(?:${BY_DUTY}${MANNER}${CORE}${TAIL}|(?:按照?|根据|依据|依)(?:各自)?(?:职责|职能)(?:任务|和|、)?(?:分工|权限|要求)?)$`,
);

/** What all of these words end with, and hardly a body does. */
const LAST_CHARS = new Set(
  [...'头责与加合助办管同持导实施主筹进动任位门织调促督行理好设成作展定体和、并能务工限求'].map((char) =>
    char.charCodeAt(0),
  ),
);

/** The search starts this far from the end, so that its cost does not grow with the text. */
const LONGEST_CLOSING = 40;

/**
 * The closing words that give the bodies before them their part: 牵头, 按职责分工负责, 参与.
 *
 * @param text one member of a list, white space removed
 * @returns where the words begin and the role they give; null when there are none
 */
export function closingWords(text: string): { readonly at: number; readonly role: Role } | null {
  if (!LAST_CHARS.has(text.charCodeAt(text.length - 1))) {
    return null;
  }
  const from = Math.max(0, text.length - LONGEST_CLOSING);
  const match = CLOSING.exec(text.slice(from));
  return match ? { at: from + match.index, role: roleOf(match[0]) } : null;
}

function roleOf(words: string): Role {
  if (/牵头|主办|总负责|负总责|主责|为主/.test(words)) {
    return 'lead';
  }
  if (/指导|督导/.test(words)) {
    return 'guide';
  }
  if (/负(?!责人)|责任|落实|实施|承办|主管|统筹|推进|推动/.test(words)) {
    return 'responsible';
  }
  return /^(?:按|根据|依)[^配参协支]*$/.test(words) ? 'responsible' : 'support';
}

const MARK = /^[（(](牵头|牵头单位|牵头部门|主办|配合|配合单位|参与|负责|指导)[）)]$/;

/** The role a bracket after a name gives it: 省教育厅（牵头）. */
export function roleMark(bracket: string): Role | null {
  const words = MARK.exec(bracket)?.[1];
  return words === undefined ? null : roleOf(words);
}
