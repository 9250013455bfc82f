import { extendRegistry } from '../../core/agencies/additions.js';
import type { Registry } from '../../core/agencies/registry.js';
import type { HiddenEntry } from '../../core/lint/baseline/schema.js';
import { DEFAULT_LINT, type LintConfiguration } from '../../core/lint/configuration.js';
import type { Rule } from '../../core/lint/rule.js';
import { readSettings, SETTINGS_PREFIX, type Settings } from '../../core/lint/settings.js';
import { findRegistries, type Remark } from '../agencies/registry.js';
import { type Context, EXIT, worsen } from '../context.js';
import { Failure, messageOf } from '../failure.js';
import { readText } from '../input/read-text.js';
import { messages } from '../messages.js';
import { findBaselines } from './baseline.js';
import type { CheckOptions } from './options.js';

/** What a run is told by its settings. */
export interface RunSettings {
  readonly lint: LintConfiguration;
  /** The registry that applies to a document, with the settings' additions. */
  registryFor(document: string): Promise<Registry>;
  /** What is hidden in a document. */
  hiddenIn(document: string): Promise<readonly HiddenEntry[]>;
  /** What is to be said of the files of agencies and of hidden findings read since the last call. */
  remarks(): readonly Remark[];
}

/**
 * The settings of a run. Settings of the wrong shape are reported by name and hold their defaults;
 * the run goes on, but cannot end well.
 *
 * `--config` is JSON with what an editor holds below `policyNotice`, with or without that prefix; without
 * it all settings hold their defaults.
 *
 * @throws Failure when the file cannot be read or is not JSON
 */
export async function readConfig(
  context: Context,
  { config: file, agencies, baseline = true }: Pick<CheckOptions, 'config' | 'agencies' | 'baseline'>,
  rules: readonly Rule<unknown>[],
): Promise<RunSettings> {
  const { forDocument, remarks: ofRegistries } = findRegistries(context, agencies);
  const baselines = findBaselines(context);
  const hiddenIn: RunSettings['hiddenIn'] = async (document) =>
    baseline ? baselines.hiddenIn(document) : [];
  const remarks = () => [...ofRegistries(), ...baselines.remarks()];
  if (file === undefined) {
    return { lint: DEFAULT_LINT, registryFor: forDocument, hiddenIn, remarks };
  }
  const { text } = await readText(context, file);
  const { settings, problems, unknown } = readSettings(withoutPrefix(parseJson(file, text)), rules);
  for (const { name, message } of problems) {
    context.report(messages.configSetting(file, name, context.say(message)));
  }
  if (unknown.length > 0) {
    context.report(messages.configUnknown(file, unknown.join(', ')));
  }
  if (problems.length + unknown.length > 0) {
    worsen(context, EXIT.trouble);
  }
  const extend = extender(context, file, settings);
  return {
    lint: settings.lint,
    registryFor: async (document) => extend(await forDocument(document)),
    hiddenIn,
    remarks,
  };
}

/** Adds the settings' bodies to a registry, once to each. */
function extender(context: Context, file: string, { agencies }: Settings): (registry: Registry) => Registry {
  const made = new WeakMap<Registry, Registry>();
  let told = false;
  return (registry) => {
    const known = made.get(registry);
    if (known || agencies.length === 0) {
      return known ?? registry;
    }
    let extended = registry;
    try {
      extended = extendRegistry(registry, agencies);
    } catch (error) {
      if (!told) {
        context.report(messages.configSetting(file, `${SETTINGS_PREFIX}.agencies`, messageOf(error)));
        worsen(context, EXIT.trouble);
        told = true;
      }
    }
    made.set(registry, extended);
    return extended;
  };
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new Failure(messages.configSyntax(file, messageOf(error)));
  }
}

/** An editor's settings file holds the settings of others too: only the prefixed ones count then. */
function withoutPrefix(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value;
  }
  const entries = Object.entries(value);
  const dotted = `${SETTINGS_PREFIX}.`;
  const own = entries.filter(([name]) => name.startsWith(dotted));
  const nested = entries.find(([name]) => name === SETTINGS_PREFIX)?.[1];
  if (own.length === 0) {
    return nested ?? value;
  }
  return Object.fromEntries(own.map(([name, held]) => [name.slice(dotted.length), held]));
}
