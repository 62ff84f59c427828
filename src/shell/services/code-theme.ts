import type { ThemeRegistration } from 'shiki/core';

/**
 * What a token is, by TextMate scopes, and the short class it prints as (`` is plain text). Later rows win over earlier ones where a token
 * has both scopes. `src/styles/syntax/code.css` gives each class its colour; everything else has the colour of the text.
 */
const CLASSES: readonly (readonly [className: string, scopes: readonly string[]])[] = [
  ['p', ['punctuation', 'meta.brace', 'meta.delimiter']],
  ['o', ['keyword.operator', 'storage.type.function.arrow']],
  [
    'k',
    [
      'keyword',
      'storage',
      'variable.language',
      'keyword.operator.new',
      'keyword.operator.expression',
      'keyword.operator.logical.python',
    ],
  ],
  ['n', ['constant', 'support.constant', 'keyword.other.unit']],
  [
    'v',
    [
      'variable.parameter',
      'variable.other.normal.shell',
      'variable.other.positional.shell',
      'variable.other.special.shell',
    ],
  ],
  ['f', ['entity.name.function', 'support.function', 'meta.function-call entity.name.function', 'entity.name.command']],
  [
    't',
    [
      'entity.name.type',
      'entity.name.class',
      'entity.other.inherited-class',
      'support.type',
      'support.class',
      'entity.name.namespace',
    ],
  ],
  ['g', ['entity.name.tag', 'punctuation.definition.tag']],
  [
    'a',
    [
      'entity.other.attribute-name',
      'support.type.property-name',
      'meta.object-literal.key',
      'variable.other.property.definition',
    ],
  ],
  [
    's',
    [
      'string',
      'punctuation.definition.string',
      'punctuation.support.type.property-name',
      'markup.inline.raw',
      'markup.fenced_code.block',
    ],
  ],
  ['x', ['constant.character.escape', 'string.regexp', 'markup.underline.link']],
  ['', ['meta.embedded', 'meta.template.expression', 'meta.interpolation']],
  ['c', ['comment', 'punctuation.definition.comment', 'string.comment']],
  ['h', ['markup.heading', 'entity.name.section']],
  ['i', ['markup.inserted', 'punctuation.definition.inserted']],
  ['d', ['markup.deleted', 'punctuation.definition.deleted', 'invalid']],
];

/** Themes hold colours, so each class goes through Shiki as a colour of its own: `#000001`, `#000002`, … */
const colourOf = (index: number) => `#${(index + 1).toString(16).padStart(6, '0')}`;

const BY_COLOUR = new Map(CLASSES.map(([className], index) => [colourOf(index).toUpperCase(), className]));

export const THEME: ThemeRegistration = {
  name: 'lanyin',
  type: 'light',
  fg: '#000000',
  bg: '#ffffff',
  settings: CLASSES.map(([, scope], index) => ({ scope: [...scope], settings: { foreground: colourOf(index) } })),
};

/** The class that a colour of {@link THEME} stands for; undefined for plain text. */
export function classOf(colour: string | undefined): string | undefined {
  return BY_COLOUR.get((colour ?? '').toUpperCase()) || undefined;
}
