import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf } from '../../../src/client/search/excerpt.ts';
import { parseQuery } from '../../../src/client/search/query.ts';
import { textPath } from '../../../src/core/search/address.ts';
import { decodeHan } from '../../../src/core/search/han-codec.ts';
import { orderPages } from '../../../src/core/search/index-files.ts';
import type { SearchNote, TextChunk } from '../../../src/core/search/types.ts';
import { foldText } from '../../../src/core/text/fold.ts';
import { HAN_VARIANTS } from '../../../src/core/text/han-variants.ts';
import { engineOf, note, textNote } from './notes.ts';

async function find(notes: readonly SearchNote[], typed: string): Promise<string[]> {
  const { engine } = engineOf(notes);
  const { pages } = await engine.search({ terms: parseQuery(typed, HAN_VARIANTS).terms, limit: 1000 });
  const ordered = orderPages(notes);
  return pages.map((page) => ordered[page]?.title ?? '').sort();
}

describe('the full text finds', () => {
  const notes = [
    textNote('甲', '注意力机制是按相关程度加权求和的办法。', '缓存KV以后，解码快了。'),
    textNote('乙', '自注意力与前馈网络。'),
    textNote('丙', '注意，力气不够。FlashAttention比GPT-4o更省显存。'),
    textNote('丁', '機器學習與熵。Café au lait.'),
    textNote('戊', '한국어 노트 がんばる 𠮷野家'),
    textNote('己', 'التعلّم الآلي، กินข้าว กีน'),
  ];
  test.each([
    ['注意力', ['甲', '乙']],
    ['意力机', ['甲']],
    ['力', ['丙', '乙', '甲']],
    ['注意 力气', ['丙']],
    ['缓存kv', ['甲']],
    ['kv以', ['甲']],
    ['kv后', []],
    ['attention', ['丙']],
    ['flash', ['丙']],
    ['lash', []],
    ['gpt-4', ['丙']],
    ['gpt 4o', ['丙']],
    ['机器学习', ['丁']],
    ['機器', ['丁']],
    ['cafe', ['丁']],
    ['ＣＡＦＥ', ['丁']],
    ['国어', []],
    ['국어', ['戊']],
    ['んば', ['戊']],
    ['𠮷野', ['戊']],
    ['"au lait"', ['丁']],
    ['التعلم', ['己']],
    ['الآلي', ['己']],
    ['الالي', ['己']],
    ['นข้า', ['己']],
    ['กนข', []],
    ['不存在', []],
  ])('%s', async (typed, titles) => {
    expect(await find(notes, typed)).toEqual([...titles].sort());
  });

  test('a beginning that many words have, as far as a list shows', async () => {
    const many = Array.from({ length: 70 }, (_, at) => textNote(`${at}`, `prefix${String(at).padStart(3, '0')}`));
    expect((await find(many, 'prefix')).length).toBeGreaterThanOrEqual(50);
  });

  test('nothing across the end of a block or a mark', async () => {
    const apart = [textNote('己', '前言', '后语。再说：完了')];
    expect(await find(apart, '言后')).toEqual([]);
    expect(await find(apart, '说完')).toEqual([]);
  });

  test('a title and a definition too', async () => {
    const named = [note('信息熵', { description: '不确定性的平均信息量' })];
    expect(await find(named, '息熵')).toEqual(['信息熵']);
    expect(await find(named, '平均信息')).toEqual(['信息熵']);
  });
});

const CHARS = ['注', '意', '力', '模', '型', '的', '機', '，', '。', 'gpt', 'kv', '4'];

describe('against plain substrings', () => {
  const texts = fc.array(
    fc.array(fc.constantFrom(...CHARS), { minLength: 1, maxLength: 60 }).map((parts) => parts.join('')),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  const han = fc.array(fc.constantFrom('注', '意', '力', '模', '型', '的', '机'), { minLength: 1, maxLength: 6 });

  test('every run of Han is found where it stands, nowhere else, and shown', async () => {
    await fc.assert(
      fc.asyncProperty(texts, han, async (bodies, run) => {
        const typed = run.join('');
        const notes = bodies.map((body, at) => textNote(`${at}`, body));
        const { engine, files } = engineOf(notes, 16);
        const { terms } = parseQuery(typed, HAN_VARIANTS);
        const answer = await engine.search({ terms, limit: 100 });
        const ordered = orderPages(notes);
        const truth = ordered.flatMap((entry, page) =>
          foldText(entry.blocks[0]?.text ?? '', HAN_VARIANTS).includes(typed) ? [page] : [],
        );
        expect([...answer.pages].sort((a, b) => a - b)).toEqual(truth);
        for (const [at, page] of answer.pages.entries()) {
          const chunk = files.get(
            textPath(page, Math.floor((answer.places[at]?.[0] ?? 0) / answer.chunk)),
          ) as TextChunk;
          const excerpt = excerptOf(chunk, terms, decodeHan(chunk.han));
          const shown = excerpt?.snippet.marks.map(([from, to]) => excerpt.snippet.text.slice(from, to)) ?? [];
          expect(shown.map((mark) => foldText(mark, HAN_VARIANTS))).toContain(typed);
        }
      }),
      { numRuns: 300 },
    );
  });
});
