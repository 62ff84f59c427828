/**
 * A browser for the tests: an installed Chrome or Chromium, else one from npm with the libraries and fonts it needs,
 * kept in `.lanyin/browser`. Needs no root and no package. See docs/developing.md.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { npm } from './npm.mjs';
import { exclusively } from './once.mjs';
import { Problem, progress } from './problem.mjs';

const CHROMIUM = { name: '@sparticuz/chromium', version: '153.0.0' };
const FONT = { name: '@expo-google-fonts/noto-sans-sc', version: '0.4.3' };
const ADVICE = '请安装 Chrome 或 Chromium，或用环境变量 CHROME_PATH 指明它的位置';

/**
 * @typedef {{ executablePath: string, env: NodeJS.ProcessEnv }} BrowserProgram
 */

/**
 * The browser to use, fetched where the machine has none. `CHROME_PATH` names one; `LANYIN_BROWSER=bundled` asks for the
 * one from npm even where another is installed.
 * @param {string} root the project's folder
 * @returns {Promise<BrowserProgram>}
 */
export async function ensureBrowser(root) {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '' && !existsSync(named)) {
    throw new Problem(`CHROME_PATH 指的 ${named} 不存在：${ADVICE}。`);
  }
  const wantsBundled = process.env.LANYIN_BROWSER === 'bundled';
  const installed = wantsBundled ? undefined : named || installedBrowser();
  const fonts = await ensureFonts(root, wantsBundled);
  if (installed !== undefined) return { executablePath: installed, env: { ...process.env, ...fonts } };
  const folder = await ensureChromium(root);
  const libraries = [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  return { executablePath: join(folder, 'chromium'), env: { ...process.env, ...fonts, LD_LIBRARY_PATH: libraries } };
}

/** @returns {string | undefined} */
function installedBrowser() {
  return candidates().find((path) => existsSync(path) && works(path));
}

/** Where browsers lie, the likelier ones first. */
export function candidates(platform = process.platform, env = process.env) {
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      apps.map((app) => `${folder}/${app}.app/Contents/MacOS/${app}`),
    );
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (folder) => folder !== undefined,
    );
    const programs = [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ];
    return programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  }
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome', 'microsoft-edge'];
  const folders = [
    ...(env.PATH ?? '').split(delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
    '/opt/google/chrome',
  ];
  return names.flatMap((name) => folders.filter((folder) => folder !== '').map((folder) => join(folder, name)));
}

/**
 * Some distributions put a stub there that only tells one to install a snap, and libraries may be missing.
 * Elsewhere `--version` opens a window.
 * @param {string} path
 */
function works(path) {
  return (
    process.platform !== 'linux' || spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0
  );
}

/**
 * @param {string} root
 * @returns {Promise<string>} the folder that holds `chromium` and `lib`
 */
async function ensureChromium(root) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Problem(`没有找到浏览器，npm 上也没有 ${process.platform} ${process.arch} 用的：${ADVICE}。`);
  }
  const folder = join(root, '.lanyin', 'browser', `chromium-${CHROMIUM.version}`);
  await fetchInto(folder, CHROMIUM, '测试用的浏览器', '约 70 MB', async (half) => {
    const { extract } = createRequire(join(half, 'node_modules', CHROMIUM.name, 'package.json'))('tar-fs');
    const bin = join(half, 'node_modules', CHROMIUM.name, 'bin');
    const inflate = (name, target) => pipeline(createReadStream(join(bin, name)), createBrotliDecompress(), target);
    await inflate('chromium.br', createWriteStream(join(half, 'chromium'), { mode: 0o755 }));
    for (const name of ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) await inflate(name, extract(half));
  });
  return folder;
}

/**
 * Where the machine cannot show Chinese, the environment that gives a browser a font for it: the machine's own fonts
 * stay in use, and Latin text finds one even where there is none at all.
 * @param {string} root
 * @param {boolean} bundled
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function ensureFonts(root, bundled) {
  if (process.platform !== 'linux' || (!bundled && hasChineseFont())) return {};
  const folder = join(root, '.lanyin', 'browser', `font-${FONT.version}`);
  await fetchInto(folder, FONT, '测试用的中文字体', '约 90 MB', async (half) => {
    mkdirSync(join(half, 'fonts'));
    for (const face of ['400Regular', '700Bold']) {
      const file = `NotoSansSC_${face}.ttf`;
      renameSync(join(half, 'node_modules', FONT.name, face, file), join(half, 'fonts', file));
    }
  });
  const config = join(folder, 'fonts.conf');
  if (!existsSync(config)) writeFileSync(config, fontConfig(folder, join(root, '.lanyin', 'browser')));
  return { FONTCONFIG_FILE: config };
}

function hasChineseFont() {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
}

/**
 * @param {string} folder of the font
 * @param {string} browsers the folder above: fonts of the fetched browser lie below it
 */
function fontConfig(folder, browsers) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts</dir>
  <dir>${browsers}/chromium-${CHROMIUM.version}/fonts</dir>
  <cachedir>${folder}/cache</cachedir>
</fontconfig>
`;
}

/**
 * Fetches a package beside the final folder, lets `unpack` put what is wanted there, and only then moves it in place:
 * what stands in `folder` is whole.
 * @param {string} folder
 * @param {{ name: string, version: string }} source
 * @param {string} purpose
 * @param {string} size
 * @param {(half: string) => Promise<void>} unpack
 */
async function fetchInto(folder, source, purpose, size, unpack) {
  if (existsSync(folder)) return;
  await exclusively(`${folder}.lock`, async () => {
    if (existsSync(folder)) return;
    progress(`正在取来${purpose}（${source.name}，${size}，只放在 .lanyin/browser）……`);
    const half = `${folder}.${process.pid}`;
    mkdirSync(half, { recursive: true });
    try {
      writeFileSync(join(half, 'package.json'), '{ "private": true }\n');
      await npm(purpose, half, ['install', '--no-save', '--no-package-lock', `${source.name}@${source.version}`]);
      await unpack(half);
      rmSync(join(half, 'node_modules'), { recursive: true });
      renameSync(half, folder);
    } finally {
      rmSync(half, { recursive: true, force: true });
    }
  });
}
