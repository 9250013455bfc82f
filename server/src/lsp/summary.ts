import type { Severity } from '../core/lint/rule.js';
import type { NodeKind } from '../core/model/notice.js';
import { defineFeature } from '../features/support/context.js';
import { documentParams } from '../features/support/params.js';
import { bodiesIn, healed } from '../features/support/structure.js';
import { SUMMARY_METHOD, type Summary } from './protocol.js';

/** Counts for a status bar. */
export const summary = defineFeature({
  method: SUMMARY_METHOD,
  params: documentParams,
  always: true,
  handle(context): Summary {
    const { notice, lint, standing } = context;
    const nodes = (kind: NodeKind) => notice.nodes.filter((node) => node.kind === kind).length;
    const findings = (severity: Severity) =>
      lint.diagnostics.filter((finding) => finding.severity === severity).length;
    const title = notice.header.title;
    return {
      isNotice: context.isNotice,
      standing,
      title: title ? healed(title.text) : null,
      chapters: nodes('chapter'),
      sections: nodes('section'),
      items: nodes('item'),
      groups: notice.groups.length,
      mentions: notice.groups.reduce((sum, group) => sum + group.entries.length, 0),
      bodies: bodiesIn(notice.groups).length,
      errors: findings('error'),
      warnings: findings('warning'),
      infos: findings('info'),
      hints: findings('hint'),
      hidden: context.hidden.length,
    };
  },
});
