import type { PrepareRenameResult } from 'vscode-languageserver';
import { defineFeature } from './support/context.js';
import { positionParams } from './support/params.js';
import { Refusal } from './support/refusal.js';
import { renameTexts } from './support/rename-texts.js';
import { healed } from './support/structure.js';
import { subjectAt } from './support/subject.js';

/** Whether a body can be renamed at a place, and its name there with elision undone. */
export const prepareRename = defineFeature({
  method: 'textDocument/prepareRename',
  params: positionParams,
  handle(context, params): PrepareRenameResult {
    const subject = subjectAt(context, context.convert.offset(params.position));
    if (!subject?.body) {
      throw new Refusal(renameTexts.notHere[context.locale]);
    }
    return { range: context.convert.range(subject.span), placeholder: healed(subject.body.name) };
  },
});
