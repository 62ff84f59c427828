import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'lanyin-cache-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The module anew, as a process of its own has it. */
async function fresh(): Promise<typeof import('../../../src/io/cache.ts')> {
  vi.stubEnv('LANYIN_CACHE', folder);
  vi.resetModules();
  return import('../../../src/io/cache.ts');
}

const file = join(folder, 'notes.v8');
beforeEach(async () => {
  rmSync(file, { force: true });
  const { Store } = await fresh();
  const store = await Store.open<string>('notes');
  store.set('a', '甲');
  store.set('b', '乙');
  await store.save();
});

async function read(): Promise<(string | undefined)[]> {
  const { Store } = await fresh();
  const store = await Store.open<string>('notes');
  return ['a', 'b'].map((key) => store.get(key));
}

describe('a store', () => {
  test('gives the next process what it was given', async () => {
    expect(await read()).toEqual(['甲', '乙']);
  });

  test('forgets what a run did not ask for', async () => {
    const { Store } = await fresh();
    const store = await Store.open<string>('notes');
    store.get('a');
    await store.save();
    expect(await read()).toEqual(['甲', undefined]);
  });

  test.each<[string, () => void]>([
    ['cut off', () => truncateSync(file, 50)],
    ['emptied', () => truncateSync(file, 0)],
    ['garbage', () => writeFileSync(file, '胡言乱语'.repeat(40))],
    [
      'one bit off',
      () => {
        const bytes = readFileSync(file);
        const at = bytes.indexOf('b', 40);
        bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
        writeFileSync(file, bytes);
      },
    ],
    ['of another kind', () => writeFileSync(file, serialize({ a: '甲' }))],
  ])('that is %s is as good as empty', async (_name, spoil) => {
    spoil();
    expect(await read()).toEqual([undefined, undefined]);
  });

  test('stays in memory where a process asks for that, and reaches the disk when told to', async () => {
    const { Store, keepStores, flushStores } = await fresh();
    keepStores();
    const first = await Store.open<string>('notes');
    first.get('a');
    first.set('c', '丙');
    await first.save();
    expect((await Store.open<string>('notes')).get('c')).toBe('丙');
    expect(await read()).toEqual(['甲', '乙']);
    await flushStores();
    expect(await read()).toEqual(['甲', undefined]);
    expect(existsSync(file)).toBe(true);
  });
});
