import fc from 'fast-check';
import { syntaxFixtures } from '../syntax-vault.ts';

/** Marks and pieces that the syntaxes are made of, hostile HTML among them. */
const PIECES: readonly string[] = [
  ...'[[ ]] ![[ | # ^ ^[ [^1] [^1]: [@k] ] [ ( ) ](目标.md) == %% %%%% $ $$ ** * __ _ ~~ ~ ` ``` ~~~ > - * + 1. # ## \\ \\| || --- === : <br> <b> </b> </div> & &amp; {% %} #标签'.split(
    ' ',
  ),
  ...[
    ' ',
    '  ',
    '    ',
    '\t',
    '\n',
    '\n\n',
    '\r\n',
    '\n> ',
    '\n- ',
    '\n  ',
    '\n\n    ',
    '　',
    '\u200b',
    '\0',
    '\ud83d',
    '😀',
    '\u0301',
  ],
  ...[
    '> [!note] ',
    '> [!tip|m]- ',
    '- [ ] ',
    '- [x] ',
    '\n| a | b |\n| - | - |\n| ',
    ' |\n',
    '\n$$\n',
    '\n%%\n',
    '\n```js\n',
    '\n```mermaid\n',
    '\n```query\n',
  ],
  ...[
    '[[目标]]',
    '[[目标#计算步骤|字]]',
    '![[目录/名词]]',
    '![[图.png|100]]',
    '![[环甲]]',
    '![[目标#^buzhou]]',
    '[[#^a]]',
    ' ^a',
    '\n\n^b\n\n',
    '![a|1x2](https://e.example/a.png)',
  ],
  ...[
    '字',
    '中文。',
    'English',
    '（注）',
    'https://a.example/路',
    '"引"',
    '<!-- c -->',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
  ],
  ...[
    '<a href="javascript:alert(1)">',
    '<iframe src="https://x.example/">',
    '<svg onload=x>',
    '<style>*{}</style>',
    '<p>',
    '</p>',
    '<table>',
    '<td>',
    '<details>',
  ],
  ...[
    '[x](javascript:y)',
    '[x](java\tscript:y)',
    '[x](&#106;avascript:y)',
    '<div style="background:url(//x)">',
    '<math><mtext>',
    '<template>',
    '<plaintext>',
    '<html><body onload=alert(1)>',
    '<frameset>',
    '<![CDATA[<script>]]>',
    '<?php echo 1 ?>',
    '<!DOCTYPE html>',
    '<svg><style>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<select><option>',
    '<li>',
    '<tr>',
    '<a href="//a.example">',
    '<button>',
    '<h1>',
    '<summary>',
    '<ruby>汉<rt>',
    '<!--',
    '-->',
    '![x](mailto:a@b.example)',
    '![x](javascript:y)',
    '![](data:image/svg+xml,<svg>)',
    '<textarea>',
  ],
];

const FIXTURES = syntaxFixtures().map(({ input }) => input);

/** A slice of one of the fixtures, cut without regard to what it cuts. */
const slice = fc
  .tuple(fc.constantFrom(...FIXTURES), fc.nat(), fc.nat())
  .map(([text, start, length]) => text.slice(start % (text.length + 1)).slice(0, length % 120));

/** Pieces, slices of fixtures and stray characters in any order. */
export const splices: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 2, arbitrary: slice },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));
