import type { CommanderError, HelpConfiguration, Option } from 'commander';
import type { Localized } from '../core/text/localized.js';
import type { Context } from './context.js';
import { helpTexts, usageTexts } from './help-texts.js';
import { displayWidth, wrapDisplay } from './width.js';

/** How commander words and lays out help: in the language of the run, by columns instead of characters. */
export function localizeHelp(context: Context): HelpConfiguration {
  const headings: Readonly<Record<string, Localized>> = helpTexts.headings;
  return {
    helpWidth: Math.min(context.columns ?? 80, 100),
    displayWidth,
    boxWrap: wrapDisplay,
    styleTitle: (title) => context.colors.bold(headings[title] ? context.say(headings[title]) : title),
    optionDescription: (option) => describeOption(context, option),
  };
}

function describeOption(context: Context, option: Option): string {
  const extra = [
    ...(option.argChoices ? [context.say(helpTexts.choices(option.argChoices.join(', ')))] : []),
    ...(typeof option.defaultValue === 'string' ? [context.say(helpTexts.preset(option.defaultValue))] : []),
  ];
  return option.description + (extra.length > 0 ? context.say(helpTexts.extra(extra)) : '');
}

/** A usage error in our own words; commander knows English only. */
export function explainUsage(error: CommanderError, command: string): Localized {
  const [first = '', second = ''] = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  const flag = first.split(/[ ,=]/).findLast((part) => part.startsWith('--')) ?? first;
  const near = /\(Did you mean (?:one of )?([^?]+)\?\)/.exec(error.message)?.[1];
  const allowed = /Allowed choices are (.*)\.$/s.exec(error.message)?.[1];
  const said = sayUsage(error, flag, second, allowed ?? '…');
  const parts = [said, ...(near ? [usageTexts.suggestion(near)] : []), usageTexts.seeHelp(command)];
  return {
    zh: parts
      .map((part) => part.zh)
      .join('')
      .replace('？。', '？'),
    en: parts
      .map((part) => part.en)
      .join('')
      .replace('?. ', '? '),
  };
}

function sayUsage(error: CommanderError, name: string, value: string, allowed: string): Localized {
  switch (error.code) {
    case 'commander.unknownOption':
      return usageTexts.unknownOption(name);
    case 'commander.unknownCommand':
      return usageTexts.unknownCommand(name);
    case 'commander.missingArgument':
      return usageTexts.missingArgument(name);
    case 'commander.optionMissingArgument':
      return usageTexts.missingValue(name);
    case 'commander.missingMandatoryOptionValue':
      return usageTexts.missingOption(name);
    case 'commander.conflictingOption':
      return usageTexts.conflict(
        name,
        value.split(/[ ,=]/).findLast((part) => part.startsWith('--')) ?? value,
      );
    case 'commander.excessArguments':
      return usageTexts.tooMany;
    case 'commander.invalidArgument':
      return usageTexts.invalidValue(name, value, allowed);
    default: {
      const plain = error.message.replace(/^error: /, '');
      return { zh: plain, en: plain };
    }
  }
}
