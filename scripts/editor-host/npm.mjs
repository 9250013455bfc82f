// @ts-check
/** Runs npm for the editor host: without install scripts, and apart from the project that called us. */
import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';

/**
 * Installs packages into `folder/node_modules`.
 *
 * @param {string} folder
 * @param {readonly string[]} specs `name@version`
 */
export async function npmInstall(folder, specs) {
  if (!existsSync(join(folder, 'package.json'))) {
    await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  }
  await runNpm(folder, ['install', '--omit=dev', '--no-package-lock', ...specs]);
}

/**
 * Installs what the `package.json` (and shrinkwrap) of a folder asks for.
 *
 * @param {string} folder
 */
export async function npmInstallHere(folder) {
  await runNpm(folder, ['install', '--omit=dev']);
}

/**
 * @param {string} folder
 * @param {readonly string[]} args
 * @returns {Promise<void>}
 */
function runNpm(folder, args) {
  // Post-install scripts of these packages download from places that are not reachable everywhere.
  const common = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--prefix', folder];
  const options = { cwd: folder, env: cleanEnvironment(), maxBuffer: 64 << 20 };
  return new Promise((done, fail) => {
    execFile(process.execPath, [npmCli(), ...args, ...common], options, (error, stdout, stderr) => {
      if (!error) return done();
      const tail = `${stdout}\n${stderr}`
        .split('\n')
        .filter((line) => /npm (error|ERR!)/.test(line))
        .slice(0, 6)
        .join('\n');
      fail(
        new Error(
          `npm ${args.join(' ')} failed (${error.code ?? error.message})\n${tail}\n` +
            'See that npm reaches its registry (npm ping), then run the command again.',
        ),
      );
    });
  });
}

/**
 * `npm run` hands its own project on through the environment; without this a nested npm would install there.
 *
 * @returns {NodeJS.ProcessEnv}
 */
function cleanEnvironment() {
  const ownProject = /^npm_(package|lifecycle|config_(local_prefix|prefix|workspace|omit|include))/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ownProject.test(name)));
}

/** @returns {string} the program file of npm */
export function npmCli() {
  const besideNode = dirname(realpathSync(process.execPath));
  const candidates = [
    process.env.npm_execpath ?? '',
    join(besideNode, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(besideNode, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...onPath('npm').flatMap((file) => [
      realpathSync(file),
      join(dirname(realpathSync(file)), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ]),
  ];
  const found = candidates.find((file) => file.endsWith('npm-cli.js') && existsSync(file));
  if (!found) throw new Error('npm was not found beside Node or on the PATH; install Node.js with npm.');
  return found;
}

/**
 * @param {string} program
 * @returns {string[]} where it stands on the PATH
 */
export function onPath(program) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => endings.map((ending) => join(folder, program + ending)))
    .filter((file) => existsSync(file));
}
