import type { DocumentHighlight } from 'vscode-languageserver';
import { defineFeature } from './support/context.js';
import { positionParams } from './support/params.js';
import { DocumentHighlightKind } from './support/protocol.js';
import { subjectAt } from './support/subject.js';

/**
 * Every place that names what is under the cursor, one body in all its forms. Nothing elsewhere: an
 * editor would mark every copy of a word that only its own word breaking knows.
 */
export const documentHighlight = defineFeature({
  method: 'textDocument/documentHighlight',
  params: positionParams,
  handle(context, params): DocumentHighlight[] {
    const subject = subjectAt(context, context.convert.offset(params.position));
    const own = subject?.what === 'node' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
    const mark = (kind: DocumentHighlight['kind']) => (span: { start: number; end: number }) => ({
      range: context.convert.range(span),
      ...(kind === undefined ? {} : { kind }),
    });
    return subject
      ? [...subject.definitions.map(mark(own)), ...subject.references.map(mark(DocumentHighlightKind.Read))]
      : [];
  },
});
