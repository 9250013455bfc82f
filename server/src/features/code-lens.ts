import type { CodeLens, Command } from 'vscode-languageserver';
import type { OutlineNode } from '../core/model/notice.js';
import { defineFeature, type FeatureContext } from './support/context.js';
import { LONG_TEXT } from './support/findings.js';
import { itemCitations } from './support/item-citations.js';
import { messages, units } from './support/messages.js';
import { documentParams } from './support/params.js';
import { nameOfNode } from './support/places.js';
import { SHOW_REFERENCES } from './support/protocol.js';
import { bodiesIn, descendantsOf, markerOf, shortened, within } from './support/structure.js';
import { viewTexts } from './support/view-texts.js';

/** Whether a unit begins its line; of one in its midst a line above would not say whose it is. */
function beginsLine(text: string, node: OutlineNode): boolean {
  return /(?:^|[\r\n])[\s　]*$/.test(text.slice(Math.max(0, node.start - 12), node.start));
}

function lensOf(
  context: FeatureContext,
  node: OutlineNode,
  name: string,
  { title, ...rest }: Command,
): CodeLens {
  const clear = beginsLine(context.notice.text, node);
  return {
    range: context.convert.range(node.marker),
    command: { title: clear ? title : viewTexts.of(name, title)[context.locale], ...rest },
  };
}

const HEADING_LENGTH = 16;

/** What a chapter holds: the units of its most numerous kinds, and how many bodies. */
function chapterLens(context: FeatureContext, node: OutlineNode): CodeLens {
  const { locale, notice } = context;
  const inside = descendantsOf(node);
  const kinds = [...new Set(inside.map(({ kind }) => kind))];
  const counts = kinds.map((kind) => units(inside.filter((one) => one.kind === kind).length, kind)[locale]);
  const bodies = bodiesIn(within(notice.groups, node)).length;
  const said = [...counts, ...(bodies > 0 ? [messages.agencies(bodies)[locale]] : [])];
  // No command: a client shows the words and does nothing with them.
  const heading = `${markerOf(node)}${shortened(node.title.text, HEADING_LENGTH)}`;
  return lensOf(context, node, heading, { title: said.join(messages.semicolon[locale]), command: '' });
}

/** Units with the places that cite them. */
function citedNodes(
  context: FeatureContext,
): ReadonlyMap<OutlineNode, readonly { start: number; end: number }[]> {
  const cited = new Map<OutlineNode, { start: number; end: number }[]>();
  for (const { start, end, nodes } of context.derive(itemCitations)) {
    for (const node of new Set(nodes)) {
      cited.set(node, [...(cited.get(node) ?? []), { start, end }]);
    }
  }
  return cited;
}

function referenceLenses(context: FeatureContext): CodeLens[] {
  const { document, convert, client, locale } = context;
  return [...citedNodes(context)].map(([node, places]) => {
    const title = viewTexts.cited(places.length)[locale];
    const locations = places.map((span) => ({ uri: document.uri, range: convert.range(span) }));
    const opens = {
      command: SHOW_REFERENCES,
      arguments: [document.uri, convert.position(node.start), locations],
    };
    const does = client.showReferences ? opens : { command: '' };
    return lensOf(context, node, nameOfNode(context, node), { title, ...does });
  });
}

/** What became of each item since last year's plan; a click shows it in a comparison of the two. */
async function originLenses(context: FeatureContext): Promise<CodeLens[]> {
  const { document, locale, commands } = context;
  if (document.content.length > LONG_TEXT) {
    // Lenses are asked for at every key, and all items would be compared anew.
    return [];
  }
  const { lastYearOf, originsSaid } = await import('./support/last-year.js');
  const lastYear = await lastYearOf(context);
  return (lastYear ? originsSaid(lastYear, locale) : []).map(({ node, said }) => {
    const place = { old: lastYear?.older.document.uri, new: document.uri, start: node.start };
    const does = commands.compare ? { command: commands.compare, arguments: [place] } : { command: '' };
    return lensOf(context, node, nameOfNode(context, node), { title: said, ...does });
  });
}

/** Above chapters what they hold, above cited units how often they are cited, above items what they were last year. */
export const codeLens = defineFeature({
  method: 'textDocument/codeLens',
  params: documentParams,
  async handle(context): Promise<CodeLens[]> {
    const {
      chapterLenses,
      referenceLenses: ofReferences,
      originLenses: ofLastYear,
    } = context.settings.display;
    const chapters = context.notice.nodes.filter(
      ({ kind, children }) => (kind === 'part' || kind === 'chapter') && children.length > 0,
    );
    return [
      ...(chapterLenses ? chapters.map((node) => chapterLens(context, node)) : []),
      ...(ofReferences ? referenceLenses(context) : []),
      ...(ofLastYear ? await originLenses(context) : []),
    ];
  },
});
