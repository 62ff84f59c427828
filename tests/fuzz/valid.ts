import fc from 'fast-check';

/** A construct that must be read, with the words it shows; comments and block ids show none. */
interface Piece {
  readonly source: string;
  readonly shown: readonly string[];
}

const word = fc.constantFrom('注意', '令牌', '词表', '权重', '梯度', '蒸馏', 'GPT', 'BERT');

const leaf: fc.Arbitrary<Piece> = fc.oneof(
  word.map((text) => ({ source: text, shown: [text] })),
  word.map((text) => ({ source: `[[目标|${text}]]`, shown: [text] })),
  word.map((text) => ({ source: `[[没有${text}]]`, shown: [text] })),
  word.map((text) => ({ source: `%%${text}藏%%`, shown: [] })),
  word.map((text) => ({ source: `$x_{${text.length}}$`, shown: [] })),
  word.map((text) => ({ source: `\`${text}\``, shown: [text] })),
  word.map((text) => ({ source: `[${text}](目标.md)`, shown: [text] })),
  word.map((text) => ({ source: `^[${text}]`, shown: [text] })),
);

const inline: fc.Arbitrary<Piece> = fc.letrec<{ piece: Piece; span: Piece }>((tie) => ({
  span: fc.tuple(fc.constantFrom('**', '==', '~~', '*'), word, tie('piece')).map(([mark, text, inner]) => ({
    // A word next to the marks: a span may not begin or end in what is dropped, or in the same mark.
    source: `${mark}${text} ${inner.source} ${text}${mark}`,
    shown: [text, ...inner.shown],
  })),
  piece: fc.oneof({ maxDepth: 2, depthIdentifier: 'span' }, leaf, tie('span')),
})).piece;

const line: fc.Arbitrary<Piece> = fc.array(inline, { minLength: 1, maxLength: 4 }).map((pieces) => ({
  source: pieces.map((piece) => piece.source).join(' 文 '),
  shown: pieces.flatMap((piece) => piece.shown),
}));

const BLOCKS: readonly ((text: string) => string)[] = [
  (text) => `起 ${text}`,
  (text) => `## 题 ${text}`,
  (text) => `- 项 ${text}`,
  (text) => `- [?] 务 ${text}`,
  (text) => `> 引 ${text}`,
  (text) => `> [!tip]- 题 ${text}\n> 文 ${text.replaceAll('^[', '^[又')}`,
  (text) => `1. 数\n   > 深 ${text}`,
  (text) => `| 列 | 乙 |\n| --- | --- |\n| ${text.replaceAll('|', '\\|')} | 末 |`,
  (text) => `%%\n藏 ${text.replaceAll('%%', '')}\n\n藏\n%%\n\n后 ${text}`,
];

/** Documents of well-formed constructs in every place where inline text may stand (OBSIDIAN.md 8). */
export const validNotes: fc.Arbitrary<Piece> = fc
  .array(fc.tuple(fc.constantFrom(...BLOCKS), line), { minLength: 1, maxLength: 5 })
  .map((blocks) => ({
    source: blocks.map(([block, { source }]) => block(source)).join('\n\n'),
    shown: blocks.flatMap(([, { shown }]) => shown),
  }));
