import { listsOf } from './lists.js';
import type { Notice } from './notice.js';

export {
  EDGE_SPACE,
  HALF_WIDTH_BRACKET,
  HALF_WIDTH_MARK,
  IDLE_MARK,
  INNER_BRACKET,
  INNER_SPACE,
} from './group-form.js';

/** For each group of a notice bits for what is worth a closer look. */
export function groupSigns(notice: Notice): readonly number[] {
  return listsOf(notice).signs;
}
