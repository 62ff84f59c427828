import { describe, expect, test } from 'vitest';
import { parseCommandLine, usage } from '../../../src/shell/command-line.ts';
import { Failure } from '../../../src/shell/failure.ts';

const parse = (...argv: string[]) => parseCommandLine(argv, '/home/me/garden');

function failure(...argv: string[]): Failure {
  try {
    parse(...argv);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error(`accepted: ${argv.join(' ')}`);
}

describe('what is accepted', () => {
  test('defaults are those of CONTRACT.md', () => {
    expect(parse('build')).toEqual({
      command: 'build',
      vault: '/home/me/garden/content',
      out: '/home/me/garden/dist',
      base: '/',
      site: undefined,
      strict: false,
      port: 4321,
      host: 'localhost',
      format: 'text',
    });
  });

  test('folders are taken from the working folder, both spellings of a value', () => {
    expect(parse('build', '--vault', '../笔记', '--out=/srv/site')).toMatchObject({
      vault: '/home/me/笔记',
      out: '/srv/site',
    });
  });

  test.each([
    ['garden', '/garden/'],
    ['/garden', '/garden/'],
    ['/a/b/', '/a/b/'],
    ['/', '/'],
    ['', '/'],
    ['/笔记/', '/%E7%AC%94%E8%AE%B0/'],
    ['/%E7%AC%94%E8%AE%B0', '/%E7%AC%94%E8%AE%B0/'],
  ])('--base=%s is %s', (raw, base) => {
    if (raw === '') expect(failure('build', '--base=').message).toContain('--base');
    else expect(parse('build', `--base=${raw}`)?.base).toBe(base);
  });

  test('--site keeps the origin', () => {
    expect(parse('build', '--site', 'https://Example.org/')?.site).toBe('https://example.org');
  });

  test('the last of a repeated option counts, so that scripts can be overridden', () => {
    expect(parse('start', '--port', '1', '--port', '8080')?.port).toBe(8080);
  });

  test.each([['--help'], ['build', '--help'], ['check', '-h']])('help is asked for by %s %s', (...argv) => {
    expect(parse(...argv)).toBeUndefined();
    expect(usage()).toContain('--vault DIR');
  });
});

describe('wrong usage says what is wrong, what was expected and the nearest valid name', () => {
  test.each([
    [['biuld'], 'biuld', 'build'],
    [[], '命令', 'start、dev、build、check'],
    [['build', '--valut', 'x'], '--valut', '--vault'],
    [['build', '--port', '1'], '--port', 'start'],
    [['build', '--format', 'json'], '--format', 'check'],
    [['build', '-x'], '-x', '--vault'],
    [['build', 'notes'], 'notes', '--vault notes'],
    [['build', '--vault'], '--vault', '--vault DIR'],
    [['build', '--vault', '--out', 'x'], '--vault', '--vault DIR'],
    [['build', '--strict=yes'], '--strict', 'yes'],
    [['build', '--base', 'https://a.org/x'], 'https://a.org/x', '--site'],
    [['build', '--base', '/a/../b'], '/a/../b', '/path/'],
    [['build', '--site', 'example.org'], 'example.org', 'https://example.org'],
    [['build', '--site', 'https://me:secret@a.org'], '密码', 'https://a.org。'],
    [['build', '--site', 'ftp://example.org'], 'ftp://example.org', 'https://example.org'],
    [['build', '--site', 'https://a.org/garden/'], 'https://a.org/garden/', '--base /garden/'],
    [['start', '--port', '70000'], '70000', '65535'],
    [['start', '--port', '80a'], '80a', '65535'],
    [['start', '--port', '-1'], '-1', '65535'],
    [['check', '--format', 'jsno'], 'jsno', 'json'],
  ])('%j', (argv, wrong, expected) => {
    const { message } = failure(...argv);
    expect(message).toContain(wrong);
    expect(message).toContain(expected);
    expect(message).not.toContain('\n');
  });

  test('exit code 2 for check, 1 for the others', () => {
    expect(failure('check', '--nope').code).toBe(2);
    expect(failure('build', '--nope').code).toBe(1);
    expect(failure('nope').code).toBe(1);
  });

  test('nothing is suggested where nothing is near', () => {
    expect(failure('build', '--zzzzzzzz').message).not.toContain('是不是想写');
  });
});
