import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { distance } from 'fastest-levenshtein';
import { Failure } from './failure.ts';
import { COMMANDS, type Command, FORMATS, type Format, type Options } from './options.ts';

interface Flag {
  readonly type: 'string' | 'boolean';
  readonly commands: readonly Command[];
  /** What stands after the flag in the help: `DIR`. */
  readonly value: string;
  readonly help: string;
}

const BUILDING: readonly Command[] = ['start', 'dev', 'build', 'check'];
const SERVING: readonly Command[] = ['start', 'dev', 'preview'];

const FLAGS: Readonly<Record<string, Flag>> = {
  vault: { type: 'string', commands: BUILDING, value: 'DIR', help: '笔记所在的文件夹，默认 content；只读，不会写入' },
  out: { type: 'string', commands: COMMANDS, value: 'DIR', help: '网站输出到哪里，默认 dist' },
  base: { type: 'string', commands: COMMANDS, value: '/path/', help: '网站在域名下的路径，默认 /' },
  site: { type: 'string', commands: BUILDING, value: 'URL', help: '网站的域名，如 https://example.org' },
  strict: { type: 'boolean', commands: BUILDING, value: '', help: '有警告也算失败' },
  port: { type: 'string', commands: SERVING, value: 'N', help: '端口，默认 4321' },
  host: { type: 'string', commands: SERVING, value: 'H', help: '监听的主机名或地址，默认 localhost' },
  format: { type: 'string', commands: ['check'], value: FORMATS.join('|'), help: '诊断的格式，默认 text' },
};

const COMMAND_HELP: Readonly<Record<Command, string>> = {
  start: '构建并打开网站',
  dev: '边写边看：保存笔记，页面随之更新',
  build: '构建网站',
  check: '只检查笔记，不构建',
  preview: '打开已经构建好的网站',
};

/** The text of `--help`. */
export function usage(): string {
  const commands = COMMANDS.map((name) => `  npm run ${name.padEnd(8)}  ${COMMAND_HELP[name]}`);
  const flags = Object.entries(FLAGS).map(([name, flag]) => `  ${`--${name} ${flag.value}`.padEnd(28)}${flag.help}`);
  return ['用法：npm run 命令 -- [选项]', '', ...commands, '', '选项：', ...flags, ''].join('\n');
}

/**
 * Reads the arguments of a command: `['build', '--base', 'garden']` → options with `base: '/garden/'`.
 * Relative folders are taken from `folder`. Nothing on disk is looked at.
 * @returns undefined where help was asked for
 * @throws Failure on wrong usage: what is wrong, what was expected, the nearest valid name; exit code 2 for `check`
 */
export function parseCommandLine(argv: readonly string[], folder: string): Options | undefined {
  const [name, ...rest] = argv;
  if (name === '--help' || name === '-h') return undefined;
  const command = COMMANDS.find((known) => known === name);
  if (command === undefined) {
    const said = name === undefined ? '没有写命令' : `没有「${name}」这个命令`;
    throw new Failure(`${said}：应为 ${COMMANDS.join('、')} 之一${nearest(name ?? '', COMMANDS)}。`);
  }
  const values = readFlags(command, rest);
  return values && toOptions(command, values, folder);
}

/** What the process exits with on wrong usage of a command. */
export function wrongUsage(command: Command, message: string): Failure {
  return new Failure(message, command === 'check' ? 2 : 1);
}

function readFlags(command: Command, args: string[]): Map<string, string> | undefined {
  const known = Object.keys(FLAGS).filter((flag) => FLAGS[flag]?.commands.includes(command));
  const options = Object.fromEntries(Object.entries(FLAGS).map(([flag, { type }]) => [flag, { type }]));
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'option' && (token.name === 'help' || token.rawName === '-h')) return undefined;
    if (token.kind === 'positional') {
      throw wrongUsage(command, `多出「${token.value}」：${command} 只接受选项，文件夹请写作 --vault ${token.value}。`);
    }
    if (token.kind === 'option') values.set(token.name, flagValue(command, token, known));
  }
  return values;
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function flagValue(command: Command, token: OptionToken, known: readonly string[]): string {
  const flag = known.includes(token.name) ? FLAGS[token.name] : undefined;
  if (!flag) {
    const elsewhere = token.rawName.startsWith('--') ? FLAGS[token.name]?.commands : undefined;
    const reason = elsewhere ? `，它只用于 ${elsewhere.join('、')}` : '';
    const names = known.map((name) => `--${name}`);
    throw wrongUsage(
      command,
      `${command} 没有 ${token.rawName} 这个选项${reason}：可用的有 ${names.join('、')}${nearest(token.rawName, names)}。`,
    );
  }
  if (flag.type === 'boolean') {
    if (token.value !== undefined) throw wrongUsage(command, `--${token.name} 不带值，却写了「${token.value}」。`);
    return '';
  }
  const missing =
    token.value === undefined || token.value === '' || (!token.inlineValue && token.value.startsWith('--'));
  if (missing) throw wrongUsage(command, `--${token.name} 后面缺少值：应为 --${token.name} ${flag.value}。`);
  return token.value ?? '';
}

function toOptions(command: Command, values: ReadonlyMap<string, string>, folder: string): Options {
  return {
    command,
    vault: resolve(folder, values.get('vault') ?? 'content'),
    out: resolve(folder, values.get('out') ?? 'dist'),
    base: readBase(command, values.get('base')),
    site: readSite(command, values.get('site')),
    strict: values.has('strict'),
    port: readPort(command, values.get('port')),
    host: values.get('host') ?? 'localhost',
    format: readFormat(command, values.get('format')),
  };
}

/** `garden`, `/garden`, `/garden/` → `/garden/`. Written as it stands in an href, so other characters are encoded. */
function readBase(command: Command, raw = '/'): string {
  const parts = raw.split('/').filter((part) => part !== '');
  if (/^[a-z][a-z0-9+.-]*:/i.test(raw) || /[?#\\]/.test(raw) || parts.some((part) => part === '.' || part === '..')) {
    throw wrongUsage(command, `--base「${raw}」不是路径：应为 /path/ 这样的一段，域名请写在 --site 里。`);
  }
  const encoded = parts.map((part) => encodeURI(decode(part)));
  return encoded.length === 0 ? '/' : `/${encoded.join('/')}/`;
}

function decode(part: string): string {
  try {
    return decodeURI(part);
  } catch {
    return part;
  }
}

function readSite(command: Command, raw: string | undefined): string | undefined {
  if (raw === undefined) return undefined;
  const url = URL.parse(raw);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw wrongUsage(command, `--site「${raw}」不是网址：应为 https://example.org 这样的写法。`);
  }
  if (url.username !== '' || url.password !== '')
    throw wrongUsage(command, `--site「${raw}」里带着用户名或密码，会印进每一页：应为 ${url.origin}。`);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw wrongUsage(
      command,
      `--site「${raw}」只写到域名为止：应为 ${url.origin}，其后的路径请写作 --base ${url.pathname}。`,
    );
  }
  return url.origin;
}

function readPort(command: Command, raw = '4321'): number {
  const port = /^\d{1,5}$/.test(raw) ? Number(raw) : Number.NaN;
  if (!(port <= 65_535))
    throw wrongUsage(command, `--port「${raw}」不是端口：应为 0 到 65535 的整数（0 为任一空闲端口）。`);
  return port;
}

function readFormat(command: Command, raw = 'text'): Format {
  const format = FORMATS.find((known) => known === raw);
  if (format === undefined) {
    throw wrongUsage(command, `--format「${raw}」不认识：应为 ${FORMATS.join('、')} 之一${nearest(raw, FORMATS)}。`);
  }
  return format;
}

/** `，是不是想写 --vault`, where some valid name is close to what was typed. */
function nearest(typed: string, valid: readonly string[]): string {
  const [best] = valid
    .map((name) => ({ name, far: distance(typed.toLowerCase(), name) }))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= Math.max(1, Math.floor(best.name.replace(/^--/, '').length / 2))
    ? `，是不是想写 ${best.name}`
    : '';
}
