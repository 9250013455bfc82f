import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import iconv from 'iconv-lite';
import type { Context } from '../context.js';
import { Failure, messageOf } from '../failure.js';
import { messages } from '../messages.js';
import type { SourceText } from './read-text.js';

/**
 * Replaces a document's text, in the encoding it was read with. Readers see either the old file or
 * the new one, never a part: the text goes to a new file beside it, which then takes its name.
 *
 * @param source as read; its own text must encode to its own bytes, or writing would change more
 *   than was asked for
 * @throws Failure when it cannot be written without loss, or at all
 */
export async function writeText(context: Context, source: SourceText, text: string): Promise<void> {
  const bytes = iconv.encodingExists(source.encoding) ? encode(text, source.encoding) : null;
  if (
    bytes === null ||
    !encode(source.text, source.encoding).equals(source.bytes) ||
    new TextDecoder(source.encoding, { ignoreBOM: true }).decode(bytes) !== text
  ) {
    throw new Failure(messages.lossyEncoding(source.file, source.encoding));
  }
  try {
    await replaceFile(resolve(context.cwd, source.file), bytes);
  } catch (error) {
    throw new Failure(messages.unwritable(source.file, messageOf(error)));
  }
}

/**
 * Writes a new file, or over an old one of that name, as {@link writeText} does.
 *
 * @param encoding of the file, as its source was read
 * @throws Failure when the encoding lacks a character, or the file cannot be written
 */
export async function createText(
  context: Context,
  file: string,
  text: string,
  encoding: string,
): Promise<void> {
  const bytes = iconv.encodingExists(encoding) ? encode(text, encoding) : null;
  if (bytes === null || new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes) !== text) {
    throw new Failure(messages.lossyEncoding(file, encoding));
  }
  const path = resolve(context.cwd, file);
  try {
    await (existsSync(path) ? replaceFile(path, bytes) : writeFile(path, bytes, { flag: 'wx' }));
  } catch (error) {
    throw new Failure(messages.unwritable(file, messageOf(error)));
  }
}

function encode(text: string, encoding: string): Buffer {
  // iconv-lite would add or drop a BOM of its own accord; here it is part of the text.
  return iconv.encode(text, encoding, { addBOM: false });
}

async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  // A link keeps pointing where it points: what it names is replaced.
  const target = await realpath(path);
  const { mode } = await stat(target);
  const beside = join(dirname(target), `.policy-notice-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(beside, 'wx', mode);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await chmod(beside, mode);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
