import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { displayWidth } from '../../server/src/cli/width.js';
import { run } from './run.js';

const COMMANDS = [
  'check',
  'parse',
  'outline',
  'format',
  'renumber',
  'next',
  'compare',
  'report',
  'rules',
  'agencies',
  'lsp',
];

describe('command line', () => {
  it('prints its version, alone and for every command', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const command of [[], ...COMMANDS.map((name) => [name])]) {
      const { code, stdout, stderr } = await run([...command, '--version']);
      assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: `${version}\n`, stderr: '' });
    }
  });

  for (const command of COMMANDS) {
    it(`helps with ${command} on standard output, in the language of the user`, async () => {
      const english = await run([command, '--help']);
      assert.deepEqual([english.code, english.stderr], [0, '']);
      assert.match(english.stdout, new RegExp(`^Usage: policy-notice ${command} `));
      assert.doesNotMatch(english.stdout, /\p{Script=Han}/u);
      const chinese = await run([command, '--help'], { env: { LANG: 'zh_CN.UTF-8' } });
      assert.match(chinese.stdout, new RegExp(`^用法： policy-notice ${command} `));
      assert.match(chinese.stdout, /选项：/);
    });
  }

  it('lists the commands there are, no others, within 80 columns', async () => {
    for (const lang of ['zh', 'en']) {
      const { stdout } = await run(['--help', '--lang', lang]);
      const listed = [...stdout.matchAll(/^ {2}([a-z]+)(?: \[| <)/gm)].map((match) => match[1]);
      assert.deepEqual(listed, [...COMMANDS, 'help']);
      assert.ok(Math.max(...stdout.split('\n').map(displayWidth)) <= 80);
    }
  });

  it('shows its help on standard error when it is told nothing', async () => {
    const { code, stdout, stderr } = await run([]);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^Usage: policy-notice /);
  });

  const WRONG: readonly (readonly [args: readonly string[], says: string])[] = [
    [['chekc', 'x'], 'unknown command chekc; did you mean check? See policy-notice --help'],
    [['matrix', 'x'], 'unknown command matrix. See policy-notice --help'],
    [['check'], 'missing argument path. See policy-notice check --help'],
    [
      ['check', '--fomrat', 'json', 'x'],
      'unknown option --fomrat; did you mean --format? See policy-notice check --help',
    ],
    [['check', '--config'], 'option --config needs a value. See policy-notice check --help'],
    [
      ['check', '--fail-on', 'fatal', 'x'],
      'option --fail-on cannot be fatal; it is one of error, warning, info, hint, never. See policy-notice check --help',
    ],
    [['parse', 'a', 'b'], 'too many arguments. See policy-notice parse --help'],
    [
      ['--lang', 'fr', 'rules'],
      'option --lang cannot be fr; it is one of zh, en. See policy-notice rules --help',
    ],
    [['lsp'], 'option --stdio is required. See policy-notice lsp --help'],
  ];

  for (const [args, says] of WRONG) {
    it(`explains: ${args.join(' ')}`, async () => {
      const { code, stdout, stderr } = await run(args);
      assert.deepEqual({ code, stdout, stderr }, { code: 2, stdout: '', stderr: `policy-notice: ${says}\n` });
    });
  }

  it('explains in Chinese too', async () => {
    const { stderr } = await run(['--lang', 'zh', 'check', '--fomrat']);
    assert.equal(
      stderr,
      'policy-notice: 没有选项 --fomrat，是否指 --format？用法见 policy-notice check --help\n',
    );
  });
});
