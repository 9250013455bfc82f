import type { ChangeAnnotation, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { defineFeature, type FeatureContext } from './support/context.js';
import { renameParams } from './support/params.js';
import { Refusal } from './support/refusal.js';
import { keysOf, type NameEdit, type Renaming, renameIn } from './support/rename-forms.js';
import { renameTexts } from './support/rename-texts.js';
import { healed } from './support/structure.js';
import { subjectAt } from './support/subject.js';

/** One name: characters of names, perhaps with a bracket or quotation marks inside. */
const NAME = /^[\u4e00-\u9fff\w·][\u4e00-\u9fff\w·（）()“”]{1,39}$/;

/** The edits of one document; `version` is null for a file that is not open. */
interface Changed {
  readonly context: FeatureContext;
  readonly version: number | null;
  readonly edits: readonly NameEdit[];
}

/** The other notices of the workspace that name the body. */
async function changedElsewhere(context: FeatureContext, renaming: Renaming): Promise<readonly Changed[]> {
  const keys = keysOf(renaming);
  const changed: Changed[] = [];
  for (const { uri, bodies } of await context.library.all()) {
    const other =
      uri === context.document.uri || !keys.some((key) => bodies.has(key))
        ? null
        : await context.library.contextOf(uri);
    const edits = other?.standing === 'served' ? renameIn(other.notice, renaming) : [];
    if (other && edits.length > 0) {
      changed.push({ context: other, version: other.document.version || null, edits });
    }
  }
  return changed;
}

const ANNOTATIONS = ['inGroups', 'inText', 'elsewhere'] as const;

type AnnotationId = (typeof ANNOTATIONS)[number];

/** What is sure is done; what somebody should look at opens the editor's preview. */
function annotations(context: FeatureContext): Record<AnnotationId, ChangeAnnotation> {
  const { locale } = context;
  const looked = { description: renameTexts.lookAt[locale], needsConfirmation: true };
  return {
    inGroups: { label: renameTexts.inGroups[locale], needsConfirmation: false },
    inText: { label: renameTexts.inText[locale], ...looked },
    elsewhere: { label: renameTexts.elsewhere[locale], ...looked },
  };
}

function documentEdit(
  { context, version, edits }: Changed,
  annotationOf: (edit: NameEdit) => AnnotationId | null,
): TextDocumentEdit {
  return {
    textDocument: { uri: context.document.uri, version },
    edits: edits.map((edit) => {
      const annotationId = annotationOf(edit);
      const plain = { range: context.convert.range(edit), newText: edit.newText };
      return annotationId === null ? plain : { ...plain, annotationId };
    }),
  };
}

function workspaceEditOf(context: FeatureContext, changed: readonly Changed[]): WorkspaceEdit {
  const { client } = context;
  if (!client.versionedEdits) {
    const all = changed.map(
      (one) => [one.context.document.uri, documentEdit(one, () => null).edits] as const,
    );
    return { changes: Object.fromEntries(all) as NonNullable<WorkspaceEdit['changes']> };
  }
  const used = new Set<AnnotationId>();
  const documentChanges = changed.map((one) =>
    documentEdit(one, ({ inGroup }) => {
      const id = one.context !== context ? 'elsewhere' : inGroup ? 'inGroups' : 'inText';
      used.add(id);
      return client.changeAnnotations ? id : null;
    }),
  );
  const known = annotations(context);
  return client.changeAnnotations
    ? { documentChanges, changeAnnotations: Object.fromEntries([...used].map((id) => [id, known[id]])) }
    : { documentChanges };
}

/**
 * Another name for a body, in this document and in all notices of the workspace. Each place keeps its form:
 * elided stays elided, full stays full.
 */
export const rename = defineFeature({
  method: 'textDocument/rename',
  params: renameParams,
  async handle(context, params): Promise<WorkspaceEdit> {
    const subject = subjectAt(context, context.convert.offset(params.position));
    if (!subject?.body) {
      throw new Refusal(renameTexts.notHere[context.locale]);
    }
    const to = params.newName.trim();
    if (!NAME.test(to)) {
      throw new Refusal(renameTexts.noName(params.newName)[context.locale]);
    }
    const renaming = { agency: subject.body.agency, from: healed(subject.body.name), to };
    const own = { context, version: context.document.version, edits: renameIn(context.notice, renaming) };
    return workspaceEditOf(context, [own, ...(await changedElsewhere(context, renaming))]);
  },
});
