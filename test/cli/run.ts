import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The built program, as a user runs it. */
export const CLI = resolve('dist/cli.js');
export const SAMPLE = resolve('seeds/guangdong-hk-2016.txt');

/** A notice that breaks one rule: after 二、 comes 四、. */
export const GAP = [
  '广州市人民政府关于做好档案工作的通知',
  '穗府〔2024〕5号',
  '各区人民政府：',
  '　　现就做好档案工作通知如下。',
  '　　一、总体要求',
  '　　提高认识。',
  '　　二、主要任务',
  '　　抓好落实。',
  '　　四、组织实施',
  '　　加强领导。',
  '广州市人民政府',
  '2024年3月1日',
  '',
].join('\n');

/** The same without the fault. */
export const SOUND = GAP.replace('四、', '三、');

/** How a run ended. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Leave standard input open, as an editor does. */
  readonly keepOpen?: boolean;
  /** User to run as; only root may choose. */
  readonly uid?: number;
  /** Close standard output after the first bytes, as `| head` does. */
  readonly hangUp?: boolean;
}

/** Runs the built program to its end. In English unless the environment given says otherwise. */
export function run(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  assert.ok(existsSync(CLI), 'dist/cli.js is missing: run npm run build first');
  const { LANG: _, LC_ALL: __, LC_MESSAGES: ___, ...env } = process.env;
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: options.cwd ?? process.cwd(),
    timeout: 20_000,
    env: { ...env, LANG: 'en_US.UTF-8', ...options.env },
    ...(options.uid === undefined ? {} : { uid: options.uid }),
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (options.hangUp) {
      child.stdout.destroy();
    }
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  // A program that does not read its input must not break the test.
  child.stdin.on('error', () => undefined);
  child.stdin.write(options.input ?? '');
  if (!options.keepOpen) {
    child.stdin.end();
  }
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, stdout, stderr }));
  });
}

/** A folder of a test's own with files in it, by name. Call `remove` when done. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): {
  readonly path: string;
  remove(): void;
} {
  const path = mkdtempSync(join(tmpdir(), 'policy-notice-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
