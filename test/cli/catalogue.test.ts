import assert from 'node:assert/strict';
import { run } from './run.js';

describe('rules', () => {
  it('lists every rule with severity, fix and what it says', async () => {
    const { code, stdout } = await run(['rules']);
    const [header = '', ...rows] = stdout.trimEnd().split('\n');
    assert.equal(code, 0);
    assert.match(header, /^RULE +SEVERITY +FIX +SAYS$/);
    assert.ok(rows.length >= 6);
    assert.ok(rows.some((row) => /^numbering\/gap +error +\S+ +\S/.test(row)));
    assert.deepEqual([...rows].sort(), rows, 'in the order of their ids');
  });

  it('lists the rules of a group', async () => {
    const rows = (await run(['rules', 'numbering'])).stdout.trimEnd().split('\n').slice(1);
    assert.ok(rows.length > 1 && rows.every((row) => row.startsWith('numbering/')));
  });

  it('explains one rule: why, basis, examples, settings', async () => {
    const english = await run(['rules', 'numbering/gap']);
    assert.match(english.stdout, /^# numbering\/gap · /);
    for (const part of [
      '## Why',
      '## Basis',
      '## Faulty',
      '## Right',
      '{"rules": {"numbering/gap": "error"}}',
    ]) {
      assert.ok(english.stdout.includes(part), part);
    }
    assert.ok(english.stdout.includes('⟦'), 'the fault is marked');
    const chinese = await run(['rules', 'numbering/gap', '--lang', 'zh']);
    assert.ok(chinese.stdout.includes('## 为什么'));
  });

  it('writes JSON with both languages', async () => {
    const [rule] = JSON.parse((await run(['rules', 'numbering/gap', '--format', 'json'])).stdout);
    assert.equal(rule.id, 'numbering/gap');
    assert.ok(rule.title.zh && rule.title.en && rule.why.zh && rule.examples.length > 0);
    const all = JSON.parse((await run(['rules', '--format', 'json'])).stdout);
    assert.ok(all.length >= 6);
  });

  it('suggests the rule that was meant', async () => {
    const { code, stdout, stderr } = await run(['rules', 'numbering/gpa']);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /there is no rule or group numbering\/gpa; did you mean numbering\/gap\?/);
  });
});

describe('agencies', () => {
  it('shows all that is known of a body, by any of its names', async () => {
    for (const name of ['省发展改革委', '省发改委', '广东省发展和改革委员会', 'gd-fgw']) {
      const { code, stdout } = await run(['agencies', name]);
      assert.equal(code, 0);
      assert.match(stdout, /^广东省发展和改革委员会 {2}gd-fgw\n/, name);
      assert.match(stdout, /Short name: +省发展改革委\n/);
      assert.match(stdout, /Non-standard: +省发改委\n/);
      assert.match(stdout, /Level: +省级 · 省政府组成部门 · 广东\n/);
    }
  });

  it('says which body is in force on a day, and how sure that is', async () => {
    const after = await run(['agencies', '省旅游局', '--at', '2019-06-01']);
    assert.match(
      after.stdout,
      /2019-06-01: +ended 2018-10 \(unverified\); in force then: 广东省文化和旅游厅\n/,
    );
    const before = await run(['agencies', '省旅游局', '--at', '2016-03-28']);
    assert.match(before.stdout, /2016-03-28: +in force\n/);
    const heir = await run(['agencies', '省文化和旅游厅', '--at', '2016-03-28', '--format', 'json']);
    const [agency] = JSON.parse(heir.stdout).agencies;
    assert.equal(agency.status.state, 'not-yet');
    assert.ok(agency.status.inForce.includes('gd-lvj'));
  });

  it('marks verified changes', async () => {
    assert.match((await run(['agencies', '广东金融监管局'])).stdout, /renamed, 2023-07-20 \(verified\)/);
    assert.match(
      (await run(['agencies', '广东金融监管局', '--lang', 'zh'])).stdout,
      /2023年7月20日更名（已核实）/,
    );
  });

  it('shows every body that shares a name', async () => {
    const { stdout } = await run(['agencies', '省金融监管局', '--format', 'json']);
    const answer = JSON.parse(stdout);
    assert.equal(answer.exact, true);
    assert.equal(answer.agencies.length, 2);
  });

  it('offers the nearest names for one it does not know', async () => {
    const { code, stdout, stderr } = await run(['agencies', '省科机厅']);
    assert.equal(code, 0);
    assert.match(stderr, /the registry has no “省科机厅”; these names are near it/);
    assert.match(stdout, /^广东省科学技术厅/);
    assert.equal(JSON.parse((await run(['agencies', '省科机厅', '--format', 'json'])).stdout).exact, false);
  });

  it('ends with 1 when there is nothing near', async () => {
    const { code, stdout, stderr } = await run(['agencies', 'qwertyuiop']);
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /no name near it/);
  });

  it('lists all bodies, or those in force on a day', async () => {
    const all = (await run(['agencies'])).stdout.trimEnd().split('\n');
    const then = (await run(['agencies', '--at', '2016-03-28'])).stdout.trimEnd().split('\n');
    assert.match(all[0] ?? '', /^ID +SHORT NAME +FULL NAME +LEVEL$/);
    assert.ok(all.length > then.length && then.length > 50);
    const { agencies } = JSON.parse((await run(['agencies', '--format', 'json'])).stdout);
    assert.equal(agencies.length, all.length - 1);
  });

  it('refuses a date that is none', async () => {
    for (const date of ['2016-02-30', '2016', 'yesterday']) {
      const { code, stderr } = await run(['agencies', '省旅游局', '--at', date]);
      assert.equal(code, 2);
      assert.ok(stderr.includes(`--at ${date}: write the date as YYYY-MM-DD`), stderr);
    }
  });
});
