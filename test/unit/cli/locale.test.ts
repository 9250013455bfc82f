import assert from 'node:assert/strict';
import { chooseLocale } from '../../../server/src/cli/locale.js';

const choose = (env: Record<string, string>, args: string[] = [], system = 'en-US'): string =>
  chooseLocale({ args, env, system });

describe('cli locale', () => {
  it('is Chinese where the environment is, English elsewhere', () => {
    assert.equal(choose({ LANG: 'zh_CN.UTF-8' }), 'zh');
    assert.equal(choose({ LANG: 'zh_HK' }), 'zh');
    assert.equal(choose({ LANG: 'en_GB.UTF-8' }), 'en');
    assert.equal(choose({ LANG: 'de_DE.UTF-8' }), 'en');
  });

  it('goes by LC_ALL, LC_MESSAGES and LANG in this order', () => {
    assert.equal(choose({ LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US' }), 'zh');
    assert.equal(choose({ LC_MESSAGES: 'en_US', LANG: 'zh_CN' }), 'en');
    assert.equal(choose({ LC_ALL: '', LANG: 'zh_CN' }), 'zh');
  });

  it('asks the system where the environment says nothing or C', () => {
    assert.equal(choose({}, [], 'zh-CN'), 'zh');
    assert.equal(choose({ LANG: 'C.UTF-8' }, [], 'zh-CN'), 'zh');
    assert.equal(choose({ LC_ALL: 'POSIX' }), 'en');
  });

  it('obeys --lang above all, but not behind --', () => {
    assert.equal(choose({ LANG: 'en_US' }, ['check', '--lang', 'zh']), 'zh');
    assert.equal(choose({ LANG: 'zh_CN' }, ['--lang=en', 'check']), 'en');
    assert.equal(choose({ LANG: 'en_US' }, ['check', '--', '--lang', 'zh']), 'en');
    assert.equal(choose({ LANG: 'zh_CN' }, ['--lang', 'fr']), 'zh');
  });
});
