import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { PhraseIndex } from '../core/search/phrase-index.ts';
import { FileStream } from './file-stream.ts';
import { type PagefindProgram, pagefindProgram } from './pagefind-program.ts';

const compress = promisify(gzip);
/** Chunks compressed at a time: Node has four threads for it. */
const BATCH = 16;

/**
 * Writes the index of phrases, in chunks of about `size` bytes, and the engine that reads it. `version` changes with the
 * index; where the engine cannot be had, `problem` says why.
 */
export async function writePhrases(
  dir: string,
  phrases: PhraseIndex,
  size: number,
): Promise<{ version: string; problem: string | undefined }> {
  if (phrases.pages === 0) return { version: '', problem: undefined };
  let program: PagefindProgram;
  try {
    program = await pagefindProgram();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { version: '', problem: `正文索引没有建成（${reason}），搜索只有标题、别名与拼音。` };
  }
  const out = new FileStream(dir);
  const names = new Set<string>();
  const chunks = phrases.chunks(size).map((chunk) => ({ ...chunk, name: freeName(chunk.bytes, names) }));
  for (let from = 0; from < chunks.length; from += BATCH) {
    const batch = chunks.slice(from, from + BATCH);
    const packed = await Promise.all(batch.map(({ bytes }) => pack(bytes)));
    for (const [at, content] of packed.entries())
      await out.write({ path: `index/${batch[at]?.name}.pf_index`, content });
  }
  const head = phrases.head(program.version, chunks);
  const version = freeName(head, new Set());
  await out.write({ path: `pagefind.${version}.pf_meta`, content: await pack(head) });
  const languages = { und: { hash: version, wasm: null, page_count: phrases.pages } };
  const entry = { version: program.version, languages, include_characters: [] };
  await out.write({ path: 'pagefind-entry.json', content: JSON.stringify(entry) });
  for (const [path, content] of program.files) await out.write({ path, content });
  await out.end();
  return { version, problem: undefined };
}

/** A name by content, so that browsers may keep the file for good: six characters, or as many as tell it from the others. */
function freeName(bytes: Uint8Array, taken: Set<string>): string {
  const digest = BigInt(`0x${createHash('sha256').update(bytes).digest('hex')}`).toString(36);
  let length = 6;
  while (taken.has(digest.slice(0, length))) length++;
  const name = digest.slice(0, length);
  taken.add(name);
  return name;
}

/** The form in which Pagefind's engine takes a file: its mark and the content, compressed. */
function pack(bytes: Uint8Array): Promise<Buffer> {
  return compress(Buffer.concat([Buffer.from('pagefind_dcd'), bytes]), { level: 9 });
}
