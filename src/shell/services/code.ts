import { createHighlighterCore, type HighlighterCore, type ThemedToken } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { bundledLanguages } from 'shiki/langs';
import { classOf, THEME } from './code-theme.ts';

/** Longer lines (minified files, data) stay plain: no grammar is worth the time there. In characters. */
const LONGEST_LINE = 5000;
/** Longer pieces stay plain. In characters. */
const LONGEST_CODE = 200_000;

let highlighter: Promise<HighlighterCore> | undefined;

/**
 * Highlights code: `('js', 'let a')` → `<span class="k">let</span> a`. Lines stay lines; everything is escaped.
 * The same input gives the same output: no time limit decides about a colour.
 * @returns null where the language is unknown or its grammar does not load, or the code is too long
 */
export async function highlight(lang: string, value: string): Promise<string | null> {
  const name = lang.toLowerCase();
  if (!Object.hasOwn(bundledLanguages, name) || value.length > LONGEST_CODE) return null;
  highlighter ??= createHighlighterCore({
    themes: [THEME],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
    warnings: false,
  });
  const shiki = await highlighter;
  try {
    await shiki.loadLanguage(bundledLanguages[name as keyof typeof bundledLanguages]);
    const options = { lang: name, theme: THEME.name ?? '', tokenizeMaxLineLength: LONGEST_LINE, tokenizeTimeLimit: 0 };
    return shiki.codeToTokensBase(value, options).map(printLine).join('\n');
  } catch {
    return null;
  }
}

/** Code as it stands, escaped: what a block without highlighting shows. */
export function plainCode(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function printLine(tokens: readonly ThemedToken[]): string {
  return joined(tokens)
    .map(({ className, text }) =>
      className === undefined ? plainCode(text) : `<span class="${className}">${plainCode(text)}</span>`,
    )
    .join('');
}

interface Piece {
  className: string | undefined;
  text: string;
}

/** Neighbours of one class as one piece; white space needs no class and joins what stands before it. */
function joined(tokens: readonly ThemedToken[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { content, color } of tokens) {
    const last = pieces.at(-1);
    const className = classOf(color);
    if (last && (last.className === className || content.trim() === '')) last.text += content;
    else pieces.push({ className: content.trim() === '' ? undefined : className, text: content });
  }
  return pieces;
}
