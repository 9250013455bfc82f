import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { folderWith, GAP, run, SOUND } from './run.js';

const NAME = '空 格,100%.txt';

describe('check --format', () => {
  const files = folderWith({ 'a.txt': GAP, [NAME]: GAP, 'sound.txt': SOUND });
  after(files.remove);
  const check = (format: string, ...paths: string[]) =>
    run(['check', '--format', format, ...paths], { cwd: files.path });
  const start = GAP.indexOf('四、');

  it('json holds one object with every file and a summary', async () => {
    const { code, stdout } = await check('json', 'a.txt', 'sound.txt');
    const report = JSON.parse(stdout);
    assert.equal(code, 1);
    assert.deepEqual(Object.keys(report), ['version', 'files', 'summary']);
    assert.match(report.version, /^\d+\.\d+\.\d+/);
    assert.deepEqual(report.summary, { files: 2, errors: 1, warnings: 0, infos: 0, hints: 0 });
    assert.deepEqual(
      report.files.map((file: { file: string }) => file.file),
      ['a.txt', 'sound.txt'],
    );
    const [{ message, related, ...diagnostic }] = report.files[0].diagnostics;
    assert.deepEqual(diagnostic, {
      rule: 'numbering/gap',
      severity: 'error',
      start,
      end: start + 2,
      range: { start: { line: 8, character: 2 }, end: { line: 8, character: 4 } },
      fixable: true,
    });
    assert.match(message, /“四、”/);
    assert.deepEqual(Object.keys(related[0]).sort(), ['end', 'message', 'range', 'start']);
    assert.deepEqual(report.files[1].diagnostics, []);
  });

  it('json is whole when there is nothing in it, and when a file cannot be read', async () => {
    const none = await check('json', 'nowhere.txt');
    assert.equal(none.code, 2);
    assert.deepEqual(JSON.parse(none.stdout).files, []);
    const some = await check('json', 'nowhere.txt', 'sound.txt');
    assert.equal(some.code, 2);
    assert.equal(JSON.parse(some.stdout).files.length, 1);
  });

  it('ndjson holds one line for each file', async () => {
    const { stdout } = await check('ndjson', '.');
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      lines.map(({ file, diagnostics }) => [file, diagnostics.length]),
      [
        ['a.txt', 1],
        ['sound.txt', 0],
        [NAME, 1],
      ],
    );
  });

  it('github escapes what its commands would read as their own', async () => {
    const { stdout } = await check('github', NAME);
    assert.match(
      stdout,
      /^::error file=空 格%2C100%25\.txt,line=9,endLine=9,col=3,endColumn=5,title=numbering\/gap::[^\n]+\n$/,
    );
  });

  it('sarif describes tool, rules, results and what went wrong', async () => {
    const { code, stdout } = await check('sarif', '.', 'nowhere.txt');
    const log = JSON.parse(stdout);
    assert.equal(code, 2);
    assert.equal(log.version, '2.1.0');
    assert.match(log.$schema, /sarif-2\.1\.0/);
    const [run] = log.runs;
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.equal(run.tool.driver.name, 'policy-notice');
    assert.equal(run.originalUriBaseIds['%SRCROOT%'].uri, pathToFileURL(`${files.path}/`).href);
    assert.deepEqual(run.invocations[0].executionSuccessful, false);
    assert.match(
      run.invocations[0].toolExecutionNotifications[0].message.text,
      /^nowhere\.txt: no such file/,
    );
    for (const rule of run.tool.driver.rules) {
      assert.match(rule.id, /^[a-z-]+\/[a-z-]+$/);
      assert.ok(
        rule.shortDescription.text && rule.fullDescription.text && rule.help.text && rule.help.markdown,
      );
      assert.ok(['error', 'warning', 'note'].includes(rule.defaultConfiguration.level));
    }
    assert.equal(run.results.length, 2);
    for (const result of run.results) {
      assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
    }
  });

  it('sarif places results by line and column from 1, and carries fixes and related places', async () => {
    const { stdout } = await check('sarif', NAME);
    const [result] = JSON.parse(stdout).runs[0].results;
    const artifactLocation = { uri: encodeURIComponent(NAME), uriBaseId: '%SRCROOT%' };
    assert.equal(result.level, 'error');
    assert.deepEqual(result.locations, [
      {
        physicalLocation: {
          artifactLocation,
          region: { startLine: 9, startColumn: 3, endLine: 9, endColumn: 5 },
        },
      },
    ]);
    assert.equal(result.relatedLocations[0].physicalLocation.region.startLine, 7);
    const [change] = result.fixes[0].artifactChanges;
    assert.deepEqual(change.artifactLocation, artifactLocation);
    assert.ok(change.replacements[0].deletedRegion.startLine >= 1);
    assert.match(change.replacements[0].insertedContent.text, /三/);
  });

  it('sarif names files outside the folder, and standard input, by themselves', async () => {
    const outside = folderWith({ 'b.txt': GAP });
    const { stdout } = await run(['check', '--format', 'sarif', outside.path], { cwd: files.path });
    const uri = (text: string): string =>
      JSON.parse(text).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri;
    assert.equal(uri(stdout), pathToFileURL(`${outside.path}/b.txt`).href);
    outside.remove();
    assert.equal(uri((await run(['check', '--format', 'sarif', '-'], { input: GAP })).stdout), 'stdin');
  });
});
