import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { Problem } from './problem.mjs';

const UNREACHABLE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR|UNABLE_TO_|CERT_|SELF_SIGNED/;

/**
 * Flags of every installation: nothing of a package may run, a production environment or a strict engine setting of the
 * user's must not leave parts out, and nothing but failures is worth printing.
 */
const FLAGS = [
  '--ignore-scripts',
  '--include=dev',
  '--include=optional',
  '--engine-strict=false',
  '--no-audit',
  '--no-fund',
  '--no-progress',
];

/**
 * Runs npm in `folder` and throws a one-line Problem where it fails.
 * @param {string} purpose what the user misses when this fails, as it stands in the message: `依赖`
 * @param {string} folder
 * @param {string[]} args
 */
export async function npm(purpose, folder, args) {
  const { code, output } = await run([...args, ...FLAGS, '--prefix', folder], folder);
  if (code !== 0) throw new Problem(explain(purpose, output));
}

/**
 * What went wrong, in one line, from npm's own output.
 * @param {string} purpose
 * @param {string} output
 */
export function explain(purpose, output) {
  const unreachable = UNREACHABLE.exec(output);
  if (unreachable) {
    return `装不了${purpose}：连不上 npm 仓库（${unreachable[0]}）。请检查网络与代理，或用 npm config set registry 换一个镜像，然后再试。`;
  }
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!)/.test(line));
  const reason = errors
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim())
    .find((line) => line !== '' && !/^code /.test(line));
  return `装不了${purpose}：${reason ?? 'npm 没有说明原因'}。请照此处理后再试。`;
}

/**
 * @param {string[]} args
 * @param {string} folder
 * @returns {Promise<{ code: number, output: string }>}
 */
function run(args, folder) {
  return new Promise((resolve, reject) => {
    const [command, first, shell] = program();
    const child = spawn(command, [...first, ...args], { cwd: folder, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', () => reject(new Problem('找不到 npm：请装好 Node.js 自带的 npm，再试。')));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * The npm that started us, else the one on the PATH (on Windows a batch file, which only a shell can start).
 * @returns {[command: string, first: string[], shell: boolean]}
 */
function program() {
  const cli = process.env.npm_execpath;
  if (cli && basename(cli) === 'npm-cli.js') return [process.execPath, [cli], false];
  return ['npm', [], process.platform === 'win32'];
}
