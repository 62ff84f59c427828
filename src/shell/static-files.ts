import { createReadStream, type Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type ContentType, contentType } from './content-types.ts';

type Encoding = 'br' | 'gzip';
type Responder = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Texts shorter than this gain nothing by compression, in bytes. */
const SMALL = 1024;
/** Compressed texts are kept up to this size together, in bytes. */
const CACHE_SIZE = 64 * 1024 * 1024;

interface File {
  readonly path: string;
  readonly stats: Stats;
  readonly type: ContentType;
}

/** What answers the requests for the files of `dir`, whose root stands at `base`. */
export function createResponder(dir: string, base: string): Responder {
  const compressed = createCompressor();
  return async (request, response) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const [address = '/', query] = splitOnce(request.url ?? '/', '?');
    const path = pathInside(address, base);
    if (path === 'elsewhere') return redirect(response, base);
    const found = path === undefined ? undefined : await find(dir, path);
    if (found === 'folder') return redirect(response, withSlash(address, query));
    if (found) return sendFile(request, response, found, 200, compressed);
    const page = await find(dir, '404.html');
    if (page && page !== 'folder') return sendFile(request, response, page, 404, compressed);
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('404\n');
  };
}

/**
 * `/garden/terms/%E8%AF%8D/` → `terms/词/` below the base `/garden/`; `elsewhere` for what leads to the base itself, and
 * undefined for an address that can name no file.
 */
function pathInside(address: string, base: string): string | 'elsewhere' | undefined {
  if (base !== '/' && (address === '/' || `${address}/` === base)) return 'elsewhere';
  try {
    const path = decodeURIComponent(address);
    const root = decodeURIComponent(base);
    return path.startsWith(root) && !path.includes('\0') ? path.slice(root.length) : undefined;
  } catch {
    return undefined;
  }
}

/** The file that a path means: itself, or the `index.html` of a folder. A path that leads out of `dir` finds nothing. */
async function find(dir: string, path: string): Promise<File | 'folder' | undefined> {
  const root = resolve(dir);
  const full = resolve(root, `.${sep}${path}`);
  if (full !== root && !full.startsWith(root + sep)) return undefined;
  const stats = await statOf(full);
  if (stats?.isFile()) return path.endsWith('/') ? undefined : { path: full, stats, type: contentType(full) };
  if (!stats?.isDirectory()) return undefined;
  const index = join(full, 'index.html');
  const inner = await statOf(index);
  if (!inner?.isFile()) return undefined;
  return path === '' || path.endsWith('/') ? { path: index, stats: inner, type: contentType(index) } : 'folder';
}

async function statOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}

/** Never `//host`: the slashes at the start are one, so that a redirect cannot lead to another site. */
function withSlash(address: string, query: string | undefined): string {
  return `${address.replace(/^\/+/, '/')}/${query === undefined ? '' : `?${query}`}`;
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { Location: location }).end();
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: File,
  status: number,
  compressed: Compressor,
): Promise<void> {
  const encoding = file.type.isText && file.stats.size >= SMALL ? acceptedEncoding(request) : undefined;
  const tag = `"${file.stats.size.toString(36)}-${Math.round(file.stats.mtimeMs).toString(36)}${encoding ? `-${encoding}` : ''}"`;
  response.setHeader('Content-Type', file.type.header);
  response.setHeader('ETag', tag);
  response.setHeader(
    'Cache-Control',
    file.path.includes(`${sep}_astro${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
  if (file.type.isText) response.setHeader('Vary', 'Accept-Encoding');
  if (status === 200 && matches(request.headers['if-none-match'], tag)) {
    response.writeHead(304).end();
    return;
  }
  if (encoding) {
    const body = await compressed(file, encoding);
    response.writeHead(status, { 'Content-Encoding': encoding, 'Content-Length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
    return;
  }
  await sendPlain(request, response, file, status);
}

async function sendPlain(
  request: IncomingMessage,
  response: ServerResponse,
  file: File,
  status: number,
): Promise<void> {
  const { size } = file.stats;
  response.setHeader('Accept-Ranges', 'bytes');
  const range = status === 200 ? readRange(request.headers.range, size) : undefined;
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'Content-Range': `bytes */${size}` }).end();
    return;
  }
  const [start, end] = range ?? [0, size - 1];
  if (range) response.setHeader('Content-Range', `bytes ${start}-${end}/${size}`);
  response.writeHead(range ? 206 : status, { 'Content-Length': end - start + 1 });
  if (request.method === 'HEAD' || size === 0) {
    response.end();
    return;
  }
  await pipeline(createReadStream(file.path, { start, end }), response);
}

/** One range of RFC 9110: `bytes=0-99`, `bytes=100-`, `bytes=-100`; anything else is answered with the whole file. */
function readRange(
  header: string | undefined,
  size: number,
): [start: number, end: number] | 'unsatisfiable' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start >= size || start > end ? 'unsatisfiable' : [start, end];
}

function matches(header: string | undefined, tag: string): boolean {
  return header === '*' || (header?.split(',').some((known) => known.trim().replace(/^W\//, '') === tag) ?? false);
}

function acceptedEncoding(request: IncomingMessage): Encoding | undefined {
  const header = request.headers['accept-encoding'];
  const accepted = (typeof header === 'string' ? header : '')
    .split(',')
    .filter((item) => !/;\s*q=0(\.0*)?\s*$/.test(item))
    .map((item) => item.split(';')[0]?.trim());
  return (['br', 'gzip'] as const).find((encoding) => accepted.includes(encoding));
}

type Compressor = (file: File, encoding: Encoding) => Promise<Buffer>;

/** Compresses texts once, at the levels that a CDN uses on the fly, and forgets the oldest when it holds too much. */
function createCompressor(): Compressor {
  const cache = new Map<string, Buffer>();
  let held = 0;
  return async (file, encoding) => {
    const key = `${encoding} ${file.stats.size} ${file.stats.mtimeMs} ${file.path}`;
    const known = cache.get(key);
    if (known) return known;
    const raw = await readFile(file.path);
    const body =
      encoding === 'br'
        ? await promisify(brotliCompress)(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
        : await promisify(gzip)(raw, { level: 6 });
    cache.set(key, body);
    held += body.length;
    for (const [oldest, buffer] of cache) {
      if (held <= CACHE_SIZE) break;
      cache.delete(oldest);
      held -= buffer.length;
    }
    return body;
  };
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
