import katex from 'katex';
import type { Macros } from '../markdown/syntax/math/macros.ts';
import { explainFormula } from './katex-errors.ts';

/** A longer formula is shown as its source: KaTeX takes seconds for it, and more than twice that for twice as much. */
const LONGEST = 20_000;
/** How many tokens macros may paste into one formula. KaTeX counts expansions, which bounds nothing: each may be long. */
const MOST_PASTED = 20_000;

/** What the macros of KaTeX see of its expander. Lists of tokens are in reverse order. */
interface Expander {
  readonly macros: { set(name: string, value: unknown): void };
  future(): Token;
  popToken(): Token;
  consumeSpaces(): void;
  consumeArg(): { readonly tokens: Token[] };
  pushTokens(tokens: readonly Token[]): void;
}

interface Token {
  readonly text: string;
}

type MacroTable = NonNullable<NonNullable<Parameters<typeof katex.renderToString>[1]>['macros']>;

/**
 * A formula as KaTeX sets it, with the commands that formulas before it defined.
 * @throws Error whose message says in Chinese what is wrong with the formula
 */
export function setFormula(
  latex: string,
  options: { readonly display: boolean; readonly output: 'mathml' | 'htmlAndMathml' },
  macros: Macros | undefined,
): string {
  if (latex.length > LONGEST) throw new Error(`太长，超过了 ${LONGEST} 个字符`);
  try {
    return katex.renderToString(latex, {
      displayMode: options.display,
      output: options.output,
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxSize: 50,
      maxExpand: 1000,
      macros: { ...tableOf(macros) },
    });
  } catch (error) {
    throw new Error(explainFormula(error));
  }
}

const tables = new WeakMap<Macros, MacroTable>();

/** The commands that are known after a chain of defining formulas. One that fails defines what stands before its fault. */
function tableOf(macros: Macros | undefined): MacroTable {
  if (macros === undefined) return OURS;
  const known = tables.get(macros);
  if (known !== undefined) return known;
  const table = { ...tableOf(macros.before) };
  if (macros.latex.length <= LONGEST) {
    try {
      katex.renderToString(macros.latex, {
        output: 'mathml',
        displayMode: true,
        strict: 'ignore',
        trust: false,
        maxExpand: 1000,
        globalGroup: true,
        macros: table,
      });
    } catch {
      // Its own place in the note says so.
    }
  }
  tables.set(macros, table);
  return table;
}

/** Counts what macros paste, in every expander there will ever be: the one place that all of them go through. */
function countPasted(): void {
  katex.renderToString('\\pasted', { macros: { '\\pasted': (expander) => count(expander as Expander) } });

  function count(first: Expander): string {
    const pasted = new WeakMap<Expander, number>();
    const shared = Object.getPrototypeOf(first) as Expander;
    const push = shared.pushTokens;
    shared.pushTokens = function (this: Expander, tokens) {
      const total = (pasted.get(this) ?? 0) + tokens.length;
      if (total > MOST_PASTED) throw new katex.ParseError('Too many expansions');
      pasted.set(this, total);
      push.call(this, tokens);
    };
    return '';
  }
}
countPasted();

/** Definitions as MathJax, and so Obsidian, takes them: a name that exists is simply given a new meaning. */
const OURS: MacroTable = {
  '\\newcommand': (expander) => defineCommand(expander as Expander),
  '\\renewcommand': (expander) => defineCommand(expander as Expander),
  '\\DeclareMathOperator': (expander) => defineOperator(expander as Expander),
  // These would write to the terminal of whoever builds.
  '\\message': (expander) => silence(expander as Expander),
  '\\errmessage': (expander) => silence(expander as Expander),
  '\\show': (expander) => silence(expander as Expander),
};

/** `\newcommand*{\name}[2][default]{body}`. */
function defineCommand(expander: Expander): string {
  takeStar(expander);
  const name = takeName(expander);
  const count = Number(
    takeOption(expander)
      ?.map(({ text }) => text)
      .join('') ?? 0,
  );
  const standard = takeOption(expander);
  if (!Number.isInteger(count) || count > 9) throw new katex.ParseError('Invalid number of arguments');
  const body = { tokens: expander.consumeArg().tokens, numArgs: count };
  if (standard === undefined) expander.macros.set(name, body);
  else {
    const inner = `${name}@`;
    expander.macros.set(inner, body);
    expander.macros.set(name, (at: Expander) => {
      const first = takeOption(at) ?? standard;
      return { tokens: [token(at, '}'), ...first, token(at, '{'), token(at, inner)], numArgs: 0 };
    });
  }
  return '';
}

/** `\DeclareMathOperator*{\argmax}{arg\,max}`. */
function defineOperator(expander: Expander): string {
  const star = takeStar(expander);
  const name = takeName(expander);
  const tokens = [token(expander, '}'), ...expander.consumeArg().tokens, token(expander, '{')];
  if (star) tokens.push(token(expander, '*'));
  tokens.push(token(expander, '\\operatorname'));
  expander.macros.set(name, { tokens, numArgs: 0 });
  return '';
}

/** KaTeX asks its tokens for what only its own class can do, and does not give that class away. */
function token(expander: Expander, text: string): Token {
  return Object.assign(Object.create(Object.getPrototypeOf(expander.future())), { text });
}

function silence(expander: Expander): string {
  expander.consumeArg();
  return '';
}

function takeStar(expander: Expander): boolean {
  expander.consumeSpaces();
  if (expander.future().text !== '*') return false;
  expander.popToken();
  return true;
}

function takeName(expander: Expander): string {
  const [name, more] = expander.consumeArg().tokens;
  if (name === undefined || more !== undefined) throw new katex.ParseError('Expected a control sequence');
  return name.text;
}

/** What stands in `[…]`, reversed; undefined where no bracket opens. */
function takeOption(expander: Expander): Token[] | undefined {
  expander.consumeSpaces();
  if (expander.future().text !== '[') return undefined;
  expander.popToken();
  const tokens: Token[] = [];
  for (let depth = 0; ; ) {
    const token = expander.popToken();
    if (token.text === 'EOF') throw new katex.ParseError("Expected ']', got 'EOF'");
    if (depth === 0 && token.text === ']') return tokens.reverse();
    if (token.text === '{') depth += 1;
    if (token.text === '}') depth -= 1;
    tokens.push(token);
  }
}
