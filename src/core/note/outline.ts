import type { Root } from 'mdast';
import { blockAnchor, headingKey, headingsOf } from '../markdown/outline.ts';
import { forEachNode } from '../markdown/walk.ts';
import type { Anchor } from '../path.ts';
import { hashText } from '../text/hash.ts';
import type { Readings } from '../text/pinyin.ts';
import { slugify } from '../text/slug.ts';
import type { BlockRef, Heading } from '../types.ts';
import { plainText } from './plain-text.ts';

/** Ids beginning so belong to the page's own furniture. */
const RESERVED = /^ly-/;

/** Every heading of a note in document order, with an ASCII id that is unique in it. `body` is the text that `tree` was parsed from. */
export function readOutline(tree: Root, body: string, blocks: readonly BlockRef[], readings: Readings): Heading[] {
  const found: { depth: Heading['depth']; text: string; key: string; line: number; path: string }[] = [];
  const trail: { depth: number; text: string }[] = [];
  for (const node of headingsOf(tree)) {
    const text = plainText(node).text.replace(/\s+/g, ' ').trim();
    while ((trail.at(-1)?.depth ?? 0) >= node.depth) trail.pop();
    trail.push({ depth: node.depth, text });
    found.push({
      depth: node.depth,
      text,
      key: headingKey(body, node),
      line: node.position?.start.line ?? 1,
      path: trail.map((entry) => entry.text).join('\n'),
    });
  }
  const ids = uniqueIds(found, new Set(blocks.map((block) => block.id)), readings);
  return found.map(({ depth, text, key, line }, index) => ({ depth, text, key, line, id: ids[index] as Anchor }));
}

/**
 * Ids from the pinyin of the headings. Headings that would share one each get `-` and four characters of the hash of their
 * path of headings, so that one more moves none of the others (CONTRACT `dist/`); a number tells apart what is still alike.
 */
function uniqueIds(
  headings: readonly { text: string; path: string }[],
  taken: ReadonlySet<string>,
  readings: Readings,
): string[] {
  const slugs = headings.map((heading) => slugify(heading.text, readings));
  const count = new Map<string, number>();
  for (const slug of slugs) count.set(slug, (count.get(slug) ?? 0) + 1);
  const used = new Set<string>(taken);
  const numbers = new Map<string, number>();
  return slugs.map((slug, index) => {
    const alone = count.get(slug) === 1 && !taken.has(slug) && !RESERVED.test(slug);
    const base = alone ? slug : `${slug}-${hashText(headings[index]?.path ?? '').slice(-4)}`;
    let id = base;
    for (let number = numbers.get(base) ?? 2; used.has(id); number++) {
      id = `${base}-${number}`;
      numbers.set(base, number + 1);
    }
    used.add(id);
    return id;
  });
}

/** Blocks that the note names with `^id`. Ids compare without case (OBSIDIAN.md 31): the first of two equal ones counts. */
export function readBlocks(tree: Root): BlockRef[] {
  const blocks = new Map<string, BlockRef>();
  forEachNode(tree, (node) => {
    const name = node.data?.blockId;
    if (name === undefined || blocks.has(name.toLowerCase())) return;
    blocks.set(name.toLowerCase(), { name, id: blockAnchor(name) });
  });
  return [...blocks.values()];
}
