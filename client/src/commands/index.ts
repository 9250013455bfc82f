import { commands, type Disposable, type ExtensionContext, type LogOutputChannel, Uri } from 'vscode';
import {
  COMPARE_AT_COMMAND,
  SHOW_REFERENCES_COMMAND,
  TURN_OFF_COMMAND,
} from '../../../server/src/lsp/protocol.js';
import { compareAt, comparePlans } from '../compare/compare-plans.js';
import { exportComparison } from '../compare/export.js';
import { runEdit } from '../editing/structure.js';
import { COMMANDS, STRUCTURE_COMMANDS } from '../names.js';
import type { Recognition } from '../recognition/recognise.js';
import { draftNextYear } from '../review/draft-next-year.js';
import type { ReviewStore } from '../review/store.js';
import type { ServerConnection } from '../server/connection.js';
import type { ReviewView } from '../views/review/review-view.js';
import { createReport } from './create-report.js';
import { fixAll } from './fix-all.js';
import { openRulePage } from './open-rule-page.js';
import { registerReviewCommands } from './review.js';
import { setLanguage } from './set-language.js';
import { showHidden } from './show-hidden.js';
import { showReferences } from './show-references.js';
import { turnOffRule } from './turn-off-rule.js';

/** What commands work with. */
export interface CommandContext {
  readonly context: ExtensionContext;
  readonly server: ServerConnection;
  readonly output: LogOutputChannel;
  readonly recognition: Recognition;
  readonly store: ReviewStore;
  readonly view: ReviewView;
}

/** Registers every command of the manifest, and those only the server's answers call. */
export function registerCommands(given: CommandContext): Disposable[] {
  const { context, server, output, recognition, store, view } = given;
  return [
    commands.registerCommand(COMMANDS.fixAll, fixAll),
    commands.registerCommand(COMMANDS.renumber, () => runEdit(server, 'renumber')),
    ...STRUCTURE_COMMANDS.map(([command, action]) =>
      commands.registerCommand(command, () => runEdit(server, action)),
    ),
    commands.registerCommand(COMMANDS.setLanguage, () => setLanguage(recognition)),
    commands.registerCommand(COMMANDS.showHidden, () => showHidden(server)),
    // Named by the server's actions on findings; the commands that write its file are registered by the client.
    commands.registerCommand(TURN_OFF_COMMAND, turnOffRule),
    commands.registerCommand(COMMANDS.openRulePage, (id?: unknown) => openRulePage(context.extension, id)),
    commands.registerCommand(COMMANDS.showOutput, () => output.show()),
    commands.registerCommand(COMMANDS.restartServer, () => server.restart()),
    commands.registerCommand(COMMANDS.draftNextYear, async (year?: unknown) => {
      const draft = await draftNextYear(server, store, year);
      await (draft && view.open());
      return draft;
    }),
    commands.registerCommand(COMMANDS.comparePlans, async (old?: unknown, now?: unknown) => {
      const panel = await comparePlans(server, old, now);
      return panel?.shown.compared.summary;
    }),
    commands.registerCommand(COMMANDS.exportComparison, (to?: unknown) =>
      exportComparison(to instanceof Uri ? to : undefined),
    ),
    commands.registerCommand(COMMANDS.createReport, (to?: unknown) =>
      createReport(server, to instanceof Uri ? to : undefined),
    ),
    ...registerReviewCommands(given),
    commands.registerCommand(COMPARE_AT_COMMAND, (place?: unknown) => compareAt(server, place)),
    commands.registerCommand(SHOW_REFERENCES_COMMAND, showReferences(server.client)),
  ];
}
