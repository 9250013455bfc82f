import type { SymbolKind as Kind } from 'vscode-languageserver';
import type { NodeKind } from '../../core/model/notice.js';
import { SymbolKind } from './protocol.js';

/** What editors show a unit as. */
export const SYMBOL_OF: Readonly<Record<NodeKind, Kind>> = {
  part: SymbolKind.Module,
  chapter: SymbolKind.Module,
  section: SymbolKind.Namespace,
  article: SymbolKind.Class,
  item: SymbolKind.Field,
  subitem: SymbolKind.EnumMember,
  decimal: SymbolKind.Field,
};
