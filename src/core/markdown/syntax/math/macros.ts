import type { Nodes, Root } from 'mdast';
import { codeLanguage } from '../../requests.ts';
import { forEachNode } from '../../walk.ts';

/** The formulas of a note that define commands, the last first: those that stand before the formula which carries them. */
export interface Macros {
  readonly latex: string;
  readonly before: Macros | undefined;
}

/** A note may define in so many formulas; what is defined after that holds for its own formula alone. */
const MOST_DEFINING = 200;

const DEFINES = /\\(?:[gex]?def|let|(?:new|renew|provide)command|DeclareMathOperator)(?![A-Za-z])/;
const NAME = String.raw`\\(?:[A-Za-z@]+|[^A-Za-z@])`;
/** What stands before the body of a definition, and `\let` whole. */
const HEADS = [
  String.raw`(?:\\(?:global|long)\s*)*\\[gex]?def\s*${NAME}[^{}]*`,
  String.raw`\\(?:(?:new|renew|provide)command|DeclareMathOperator)\s*\*?\s*(?:\{\s*${NAME}\s*\}|${NAME})\s*(?:\[\d\]\s*)?(?:\[[^\]]*\]\s*)?`,
].map((pattern) => new RegExp(pattern, 'y'));
const LET = new RegExp(String.raw`(?:\\global\s*)?\\let\s*${NAME}\s*=?\s*(?:${NAME}|[^\s{}])`, 'y');
const GAP = /(?:\s|%[^\n]*(?:\n|$)|\\[,;: !])+/y;

/**
 * Gives each formula the definitions that stand before it in its note, as TeX and Obsidian have it: `\newcommand` in one
 * formula holds in all that follow. Formulas that only define are marked: nothing is to be seen of them.
 */
export function shareMacros(tree: Root): void {
  let macros: Macros | undefined;
  let count = 0;
  forEachNode(tree, (node) => {
    const latex = latexOf(node);
    if (latex === undefined) return;
    const data = { ...(macros && { macros }), ...(onlyDefines(latex) && { silent: true }) };
    if (macros !== undefined || data.silent) node.data = { ...node.data, ...data };
    if (!DEFINES.test(latex) || count >= MOST_DEFINING) return;
    macros = { latex, before: macros };
    count += 1;
  });
}

/** True where a formula may define a command. */
export function defines(latex: string): boolean {
  return DEFINES.test(latex);
}

function latexOf(node: Nodes): string | undefined {
  if (node.type === 'math' || node.type === 'inlineMath') return node.value;
  return node.type === 'code' && codeLanguage(node) === 'math' ? node.value : undefined;
}

/** `\newcommand{\R}{\mathbb{R}}` and nothing else. */
function onlyDefines(latex: string): boolean {
  if (!DEFINES.test(latex)) return false;
  let at = 0;
  while (at < latex.length) {
    const next = afterGap(latex, at) ?? afterMatch(LET, latex, at) ?? afterDefinition(latex, at);
    if (next === undefined) return false;
    at = next;
  }
  return true;
}

function afterGap(latex: string, at: number): number | undefined {
  return afterMatch(GAP, latex, at);
}

function afterDefinition(latex: string, at: number): number | undefined {
  for (const head of HEADS) {
    const body = afterMatch(head, latex, at);
    if (body !== undefined) return afterGroup(latex, body);
  }
  return undefined;
}

function afterMatch(pattern: RegExp, latex: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(latex) ? pattern.lastIndex : undefined;
}

/** Where the group ends that begins at `at`; undefined where none begins, or none ends. */
function afterGroup(latex: string, at: number): number | undefined {
  if (latex[at] !== '{') return undefined;
  let depth = 0;
  for (let index = at; index < latex.length; index += 1) {
    const char = latex[index];
    if (char === '\\') index += 1;
    else if (char === '{') depth += 1;
    else if (char === '}') depth -= 1;
    if (depth === 0) return index + 1;
  }
  return undefined;
}
