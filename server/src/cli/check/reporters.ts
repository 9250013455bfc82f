import { rules } from '../../core/rules/index.generated.js';
import type { Context } from '../context.js';
import { githubReporter } from './format-github.js';
import { jsonReporter, ndjsonReporter } from './format-json.js';
import { sarifReporter } from './format-sarif.js';
import { textReporter } from './format-text.js';
import type { Format } from './options.js';
import type { Reporter } from './report.js';

/** Who writes a format. */
export function reporterFor(context: Context, format: Format): Reporter {
  switch (format) {
    case 'text':
      return textReporter(context);
    case 'json':
      return jsonReporter(context);
    case 'ndjson':
      return ndjsonReporter(context);
    case 'sarif':
      return sarifReporter(context, rules);
    case 'github':
      return githubReporter(context);
  }
}
