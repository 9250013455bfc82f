import { closeSync, createReadStream, fstatSync, openSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Localized } from '../../core/text/localized.js';
import { type Context, EXIT, worsen } from '../context.js';
import { Failure } from '../failure.js';
import { messages } from '../messages.js';
import { type Decoded, type DecodeProblem, decode, encodingName } from './decode.js';
import { readFailure } from './read-failure.js';

/** The name that stands for standard input among paths. */
export const STDIN = '-';

/** Larger files are refused: a notice has some hundred kilobytes at most. */
export const MAX_BYTES = 20 * 1024 * 1024;

/** A document as it was read. */
export interface SourceText extends Decoded {
  /** As the user named it; {@link STDIN} for standard input. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads one document whole and decodes it. An encoding other than UTF-8 is reported to the user.
 *
 * @param file a path, or {@link STDIN}
 * @param encoding any label of an encoding; without it the encoding is detected
 * @throws Failure when it is missing, unreadable, no file, empty, too large, binary or not decodable
 */
export async function readText(context: Context, file: string, encoding?: string): Promise<SourceText> {
  const bytes = await readBytes(context, file);
  const decoded = decode(bytes, encoding === undefined ? undefined : encodingOf(encoding));
  const shown = displayName(context, file);
  if ('kind' in decoded) {
    throw new Failure(explain(shown, decoded));
  }
  if (decoded.text.trim() === '') {
    throw new Failure(messages.empty(shown));
  }
  if (decoded.encoding !== 'utf-8') {
    context.report(messages.readAs(shown, decoded.encoding));
  }
  return { ...decoded, file, bytes };
}

/**
 * Tells the user that a text is garbled, as far as can be seen from what, and that the run does not end well.
 */
export async function reportGarbled(context: Context, { file, text }: SourceText): Promise<void> {
  // Loaded here because the tables it needs are large and nearly every document does without them.
  const { traceMojibake } = await import('./mojibake.js');
  context.report(messages.mojibake(displayName(context, file), traceMojibake(text)));
  worsen(context, EXIT.trouble);
}

/** A document's name in a sentence for the user. */
export function displayName(context: Context, file: string): string {
  return file === STDIN ? context.say(messages.standardInput) : file;
}

/**
 * @returns the WHATWG name of the encoding
 * @throws Failure when there is none of that name
 */
export function encodingOf(label: string): string {
  const name = encodingName(label);
  if (name === null) {
    throw new Failure(messages.unknownEncoding(label));
  }
  return name;
}

function explain(shown: string, problem: DecodeProblem): Localized {
  switch (problem.kind) {
    case 'binary':
      return messages.binary(shown, problem.is);
    case 'undecodable':
      return messages.undecodable(shown, problem.encoding, problem.line);
    case 'unrecognised':
      return messages.unrecognised(shown, problem.line, problem.guess);
  }
}

/**
 * The bytes of a file or of standard input.
 *
 * @throws Failure when it cannot be opened, is a folder, or is larger than {@link MAX_BYTES}
 */
export async function readBytes(context: Context, file: string): Promise<Uint8Array> {
  const shown = displayName(context, file);
  if (file === STDIN) {
    return collect(context.input, shown);
  }
  try {
    const descriptor = openSync(resolve(context.cwd, file), 'r');
    try {
      const stats = fstatSync(descriptor);
      if (stats.size > MAX_BYTES) {
        throw new Failure(messages.tooLarge(shown, MAX_BYTES));
      }
      // At once: whoever asks has nothing else to do, and going through the threads that read takes
      // as long as checking half a notice. A pipe or a device says nothing of its size.
      return stats.isFile()
        ? readFileSync(descriptor)
        : await collect(createReadStream('', { fd: descriptor, autoClose: false }), shown);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw error instanceof Failure ? error : readFailure(shown, error);
  }
}

async function collect(chunks: AsyncIterable<Uint8Array>, shown: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > MAX_BYTES) {
      throw new Failure(messages.tooLarge(shown, MAX_BYTES));
    }
    parts.push(chunk);
  }
  return Buffer.concat(parts, size);
}
