// The tree below a rope: a persistent AVL tree with pieces of text in its leaves. Every function
// returns new nodes and shares all it can with the old ones.

const LF = 10;
const CR = 13;

/** What is known of a run of text without reading it again. */
interface Summary {
  /** UTF-16 code units. */
  readonly length: number;
  /** Line breaks of the run taken alone: a `\r` at its end counts, a `\n` at its start too. */
  readonly breaks: number;
  readonly startsWithLf: boolean;
  readonly endsWithCr: boolean;
}

export interface Leaf extends Summary {
  readonly height: 0;
  readonly text: string;
  /** Offsets just after each line break, the text taken alone. */
  readonly ends: readonly number[];
}

export interface Branch extends Summary {
  readonly height: number;
  readonly left: RopeNode;
  readonly right: RopeNode;
}

export type RopeNode = Leaf | Branch;

function isLeaf(node: RopeNode): node is Leaf {
  return node.height === 0;
}

/** Offsets just after each line break of a text taken alone. */
function breakEnds(text: string): readonly number[] {
  const ends: number[] = [];
  if (text.indexOf('\r') < 0) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      ends.push(at + 1);
    }
    return ends;
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) {
      ends.push(i + 1);
    }
  }
  return ends;
}

export function leaf(text: string): Leaf {
  const ends = breakEnds(text);
  return {
    height: 0,
    text,
    ends,
    length: text.length,
    breaks: ends.length,
    startsWithLf: text.charCodeAt(0) === LF,
    endsWithCr: text.charCodeAt(text.length - 1) === CR,
  };
}

/** Whether a `\r\n` stands with one half in each of two runs: it is one break, not two. */
function sharesBreak(left: Summary, right: Summary): boolean {
  return left.endsWithCr && right.startsWithLf;
}

function branch(left: RopeNode, right: RopeNode): Branch {
  return {
    height: Math.max(left.height, right.height) + 1,
    left,
    right,
    length: left.length + right.length,
    breaks: left.breaks + right.breaks - (sharesBreak(left, right) ? 1 : 0),
    startsWithLf: left.startsWithLf,
    endsWithCr: right.endsWithCr,
  };
}

/** A branch of two nodes whose heights differ by at most two, in balance again. */
function balanced(left: RopeNode, right: RopeNode): RopeNode {
  if (left.height > right.height + 1 && !isLeaf(left)) {
    const inner = left.right;
    return left.left.height >= inner.height || isLeaf(inner)
      ? branch(left.left, branch(inner, right))
      : branch(branch(left.left, inner.left), branch(inner.right, right));
  }
  if (right.height > left.height + 1 && !isLeaf(right)) {
    const inner = right.left;
    return right.right.height >= inner.height || isLeaf(inner)
      ? branch(branch(left, inner), right.right)
      : branch(branch(left, inner.left), branch(inner.right, right.right));
  }
  return branch(left, right);
}

function joined(left: RopeNode, right: RopeNode): RopeNode {
  if (left.height > right.height + 1 && !isLeaf(left)) {
    return balanced(left.left, joined(left.right, right));
  }
  if (right.height > left.height + 1 && !isLeaf(right)) {
    return balanced(joined(left, right.left), right.right);
  }
  return branch(left, right);
}

/** One text after the other. A short piece is taken into its neighbour where a leaf has room. */
export function concat(left: RopeNode, right: RopeNode, leafSize: number): RopeNode {
  if (left.length === 0) {
    return right;
  }
  if (right.length === 0) {
    return left;
  }
  const merged = isLeaf(right)
    ? replacedInLeaf(left, left.length, left.length, right.text, leafSize)
    : isLeaf(left)
      ? replacedInLeaf(right, 0, 0, left.text, leafSize)
      : null;
  return merged ?? joined(left, right);
}

/** A tree for a text, its leaves half full so that typing into them finds room. */
export function nodeOf(text: string, leafSize: number): RopeNode {
  const piece = Math.max(1, leafSize >> 1);
  if (text.length <= leafSize) {
    return leaf(text);
  }
  const build = (from: number, to: number): RopeNode => {
    if (to - from === 1) {
      return leaf(text.slice(from * piece, to * piece));
    }
    const middle = (from + to + 1) >> 1;
    return branch(build(from, middle), build(middle, to));
  };
  return build(0, Math.ceil(text.length / piece));
}

/** The two texts on either side of an offset. */
function split(node: RopeNode, at: number, leafSize: number): readonly [RopeNode, RopeNode] {
  if (isLeaf(node)) {
    return [leaf(node.text.slice(0, at)), leaf(node.text.slice(at))];
  }
  if (at < node.left.length) {
    const [before, after] = split(node.left, at, leafSize);
    return [before, concat(after, node.right, leafSize)];
  }
  const [before, after] = split(node.right, at - node.left.length, leafSize);
  return [concat(node.left, before, leafSize), after];
}

/** An edit that touches one leaf and leaves it neither empty nor too long; null for any other. */
function replacedInLeaf(
  node: RopeNode,
  start: number,
  end: number,
  text: string,
  leafSize: number,
): RopeNode | null {
  if (isLeaf(node)) {
    const length = node.length - (end - start) + text.length;
    return length === 0 || length > leafSize
      ? null
      : leaf(node.text.slice(0, start) + text + node.text.slice(end));
  }
  const border = node.left.length;
  if (end <= border && (end < border || start < border)) {
    const left = replacedInLeaf(node.left, start, end, text, leafSize);
    return left && branch(left, node.right);
  }
  if (start >= border) {
    const right = replacedInLeaf(node.right, start - border, end - border, text, leafSize);
    return right && branch(node.left, right);
  }
  return null;
}

/** The text with one span replaced. */
export function replaced(
  node: RopeNode,
  start: number,
  end: number,
  text: string,
  leafSize: number,
): RopeNode {
  const quick = replacedInLeaf(node, start, end, text, leafSize);
  if (quick) {
    return quick;
  }
  const [before] = split(node, start, leafSize);
  const [, after] = split(node, end, leafSize);
  return concat(concat(before, nodeOf(text, leafSize), leafSize), after, leafSize);
}

/** Adds the pieces of a span to a list. */
export function collect(node: RopeNode, start: number, end: number, pieces: string[]): void {
  if (isLeaf(node)) {
    pieces.push(start <= 0 && end >= node.length ? node.text : node.text.slice(Math.max(0, start), end));
    return;
  }
  const border = node.left.length;
  if (start < border) {
    collect(node.left, start, Math.min(end, border), pieces);
  }
  if (end > border) {
    collect(node.right, Math.max(0, start - border), end - border, pieces);
  }
}

/** The code unit at an offset of the text. */
export function codeAt(node: RopeNode, offset: number): number {
  let at = offset;
  let inner = node;
  while (!isLeaf(inner)) {
    const { left, right } = inner;
    if (at < left.length) {
      inner = left;
    } else {
      at -= left.length;
      inner = right;
    }
  }
  return inner.text.charCodeAt(at);
}

/** How many of some ascending numbers are at most `limit`. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Number.POSITIVE_INFINITY) <= limit) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The line of an offset: how many breaks end at or before it. Between `\r` and `\n` none does. */
export function lineOf(node: RopeNode, offset: number): number {
  let at = offset;
  let inner = node;
  let before = 0;
  let endsWithCr = false;
  while (!isLeaf(inner)) {
    const { left, right }: Branch = inner;
    if (at < left.length) {
      inner = left;
    } else {
      before += left.breaks - (endsWithCr && left.startsWithLf ? 1 : 0);
      endsWithCr = left.endsWithCr;
      at -= left.length;
      inner = right;
    }
  }
  return before + countUpTo(inner.ends, at) - (endsWithCr && inner.startsWithLf ? 1 : 0);
}

/**
 * Offset just after the n-th line break.
 *
 * @param n from 1 to the number of breaks
 */
export function breakEnd(node: RopeNode, n: number): number {
  let rest = n;
  let start = 0;
  let inner = node;
  while (!isLeaf(inner)) {
    const { left, right }: Branch = inner;
    const inLeft = left.breaks - (sharesBreak(left, right) ? 1 : 0);
    if (rest <= inLeft) {
      inner = left;
    } else {
      rest -= inLeft;
      start += left.length;
      inner = right;
    }
  }
  return start + (inner.ends[rest - 1] ?? inner.length);
}
