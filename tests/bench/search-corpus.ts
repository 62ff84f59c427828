import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import phraseTable from 'opencc-js/dict/STPhrases';
import { randomSource } from '../../src/core/random.ts';
import type { SearchNote } from '../../src/core/search/types.ts';
import { slugify } from '../../src/core/text/slug.ts';

/** Words of two to six characters, so that a generated vault has more different pairs than our own garden. */
const PHRASES = phraseTable
  .split('|')
  .map((entry) => entry.split(' ')[0] ?? '')
  .filter((phrase) => phrase.length >= 2 && phrase.length <= 6);

const KINDS = ['术语', '札记', '论文'];
const TAGS = ['基础', '数学', '架构', '训练', '数据', '对齐', '推理', '评测', '安全', '应用', '历史'];

/** A vault of `count` notes of about `length` characters: sentences of the garden and of random words, mixed. */
export function generatedNotes(count: number, length = 930, seed = 1): SearchNote[] {
  const random = randomSource(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const sentences = gardenSentences();
  const slugs = new Set<string>();
  const unique = (slug: string): string => {
    const free = slugs.has(slug) ? `${slug}-${slugs.size}` : slug;
    slugs.add(free);
    return free;
  };
  const phrase = (): string => pick(PHRASES);
  const sentence = (): string => {
    if (random() < 0.5) return pick(sentences);
    return `${Array.from({ length: 4 + Math.floor(random() * 6) }, () => phrase() + (random() < 0.3 ? '，' : '')).join('')}。`;
  };
  return Array.from({ length: count }, (): SearchNote => {
    const title = phrase() + phrase();
    const headings = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, index) => ({
      id: `s-${index}`,
      text: phrase(),
    }));
    const blocks: SearchNote['blocks'][number][] = [];
    const wanted = length * (0.4 + 1.2 * random());
    for (const [index, heading] of [undefined, ...headings].entries()) {
      if (heading !== undefined) blocks.push({ kind: 'heading', section: heading.id as never, text: heading.text });
      let size = 0;
      while (size < wanted / (headings.length + 1)) {
        const text = Array.from({ length: 2 + Math.floor(random() * 4) }, sentence).join('');
        blocks.push({ kind: 'text', section: headings[index - 1]?.id as never, text });
        size += text.length;
      }
    }
    return {
      href: `/notes/${unique(slugify(title))}/`,
      title,
      aliases: random() < 0.4 ? [phrase() + phrase()] : [],
      en: undefined,
      abbr: undefined,
      description: pick(sentences),
      kind: pick(KINDS),
      tags: [pick(TAGS)],
      ids: [],
      blocks,
      headings,
      weight: Math.floor(random() * random() * 40),
    };
  });
}

function gardenSentences(): string[] {
  const found: string[] = [];
  for (const file of readdirSync('content', { recursive: true, encoding: 'utf8' }).sort()) {
    if (!file.endsWith('.md')) continue;
    const text = readFileSync(join('content', file), 'utf8')
      .replace(/^---\n[\s\S]*?\n---\n/, '')
      .replace(/```[\s\S]*?```|\$\$[\s\S]*?\$\$|\[@[^\]]*\]/g, '')
      .replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1')
      .replace(/[*`#>$]/g, '');
    for (const sentence of text.split(/(?<=[。！？\n])/))
      if (sentence.trim().length > 8) found.push(sentence.replace(/\s+/g, ' ').trim());
  }
  return found;
}
