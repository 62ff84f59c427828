import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkPort, type Served, serve } from '../../../src/shell/server.ts';

const LONG = '注意力机制。'.repeat(500);
let dir = '';
let served: Served;
let based: Served;

beforeAll(async () => {
  const outer = mkdtempSync(join(tmpdir(), 'lanyin-server-'));
  dir = join(outer, 'dist');
  writeFileSync(join(outer, 'secret.txt'), 'secret');
  for (const folder of ['', 'terms/词', 'empty', '_astro']) mkdirSync(join(dir, folder), { recursive: true });
  writeFileSync(join(dir, 'index.html'), 'home');
  writeFileSync(join(dir, '404.html'), 'not here');
  writeFileSync(join(dir, 'terms/词/index.html'), LONG);
  writeFileSync(join(dir, 'sound.mp3'), '0123456789');
  writeFileSync(join(dir, 'data.pf_index'), 'x'.repeat(5000));
  writeFileSync(join(dir, '_astro/a.css'), 'a{}');
  writeFileSync(join(dir, 'none.txt'), '');
  served = await serve({ dir, base: '/', host: 'localhost', port: 0 });
  based = await serve({ dir, base: '/garden/', host: '127.0.0.1', port: 0 });
});

afterAll(async () => {
  await Promise.all([served.close(), based.close()]);
  rmSync(join(dir, '..'), { recursive: true, force: true });
});

interface Reply {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Plain node:http: it follows no redirect, decodes nothing and leaves `..` in the path. */
function get(path: string, headers: Record<string, string> = {}, from = served, method = 'GET'): Promise<Reply> {
  const { hostname, port } = new URL(from.url);
  return new Promise((resolve, reject) => {
    const call = request({ host: hostname, port, path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    call.on('error', reject);
    call.end();
  });
}

const PAGE = '/terms/%E8%AF%8D/';

describe('addresses', () => {
  test.each([
    ['/', 200, 'home'],
    ['/index.html', 200, 'home'],
    ['/?q=x', 200, 'home'],
    [PAGE, 200, LONG],
    ['/nothing/', 404, 'not here'],
    ['/empty/', 404, 'not here'],
    ['/index.html/', 404, 'not here'],
    ['/%E0%A4%A', 404, 'not here'],
    ['/a%00b', 404, 'not here'],
    ['/none.txt', 200, ''],
  ])('%s is %i', async (path, status, body) => {
    const reply = await get(path);
    expect(reply.status).toBe(status);
    expect(reply.body.toString()).toBe(body);
  });

  test('a folder without its slash leads to the address with one, the query kept', async () => {
    const reply = await get('/terms/%E8%AF%8D?q=a');
    expect([reply.status, reply.headers.location]).toEqual([302, `${PAGE}?q=a`]);
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/terms/../../secret.txt',
    '//../secret.txt',
    '/..%5csecret.txt',
  ])('%s does not leave the folder', async (path) => {
    const reply = await get(path);
    expect([reply.status, reply.body.toString()]).toEqual([404, 'not here']);
  });

  test('below a base', async () => {
    expect(based.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/garden\/$/);
    expect((await get('/garden/', {}, based)).body.toString()).toBe('home');
    expect((await get(`/garden${PAGE}`, {}, based)).status).toBe(200);
    expect((await get('/terms/', {}, based)).status).toBe(404);
    for (const path of ['/', '/garden']) expect((await get(path, {}, based)).headers.location).toBe('/garden/');
  });

  test('only reading is allowed', async () => {
    expect((await get('/', {}, served, 'POST')).status).toBe(405);
    const head = await get('/sound.mp3', {}, served, 'HEAD');
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '10', 0]);
  });
});

describe('types and compression', () => {
  test.each([
    ['/', 'text/html; charset=utf-8'],
    ['/sound.mp3', 'audio/mpeg'],
    ['/data.pf_index', 'application/octet-stream'],
    ['/_astro/a.css', 'text/css; charset=utf-8'],
    ['/nothing', 'text/html; charset=utf-8'],
  ])('%s is %s', async (path, type) => {
    expect((await get(path)).headers['content-type']).toBe(type);
  });

  test('texts are compressed as the client accepts it', async () => {
    const brotli = await get(PAGE, { 'accept-encoding': 'gzip, deflate, br' });
    const zipped = await get(PAGE, { 'accept-encoding': 'gzip, br;q=0' });
    const plain = await get(PAGE, { 'accept-encoding': 'identity' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(LONG);
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.body).toString()).toBe(LONG);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.vary).toBe('Accept-Encoding');
    const binary = await get('/data.pf_index', { 'accept-encoding': 'br' });
    expect(binary.headers['content-encoding']).toBeUndefined();
  });
});

describe('caching and ranges', () => {
  test('an unchanged file is not sent again', async () => {
    const tag = (await get('/')).headers.etag ?? '';
    expect((await get('/', { 'if-none-match': tag })).status).toBe(304);
    expect((await get('/', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('hashed assets are kept for good, pages are asked for again', async () => {
    expect((await get('/_astro/a.css')).headers['cache-control']).toContain('immutable');
    expect((await get('/')).headers['cache-control']).toBe('no-cache');
  });

  test.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
    ['bytes=20-', 416, '', 'bytes */10'],
    ['pages=1-2', 200, '0123456789', undefined],
  ])('range %s', async (range, status, body, header) => {
    const reply = await get('/sound.mp3', { range });
    expect([reply.status, reply.body.toString(), reply.headers['content-range']]).toEqual([status, body, header]);
  });
});

describe('ports', () => {
  test('a port in use is one line that names it and --port', async () => {
    const port = Number(new URL(served.url).port);
    const error = await serve({ dir, base: '/', host: 'localhost', port }).catch((reason: unknown) => reason as Error);
    expect(error).toMatchObject({ name: 'Error', code: 1 });
    expect((error as Error).message).toMatch(new RegExp(`^端口 ${port} .*--port ${port + 1}。$`));
  });

  test('a port can be tried without serving', async () => {
    const port = Number(new URL(served.url).port);
    await expect(checkPort('localhost', port)).rejects.toThrow(`端口 ${port}`);
    await expect(checkPort('localhost', 0)).resolves.toBeUndefined();
  });

  test('a host that is not ours is one line that names it', async () => {
    const error = await serve({ dir, base: '/', host: '203.0.113.7', port: 0 }).catch(
      (reason: unknown) => reason as Error,
    );
    expect((error as Error).message).toMatch(/203\.0\.113\.7.*--host/);
  });

  test('a closed server frees its port', async () => {
    const first = await serve({ dir, base: '/', host: 'localhost', port: 0 });
    await first.close();
    const again = await serve({ dir, base: '/', host: 'localhost', port: Number(new URL(first.url).port) });
    expect(again.url).toBe(first.url);
    await again.close();
  });
});
