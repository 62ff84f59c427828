/** Cuts a diagram's style sheet to what the drawing uses: Mermaid writes the rules of every shape it knows, some 8 kB. */
import { asVariables } from './colours.ts';
import { toVariables } from './theme.ts';

export interface Rule {
  readonly selectors: readonly string[];
  readonly declarations: string;
}

const BLOCK = /(@[\w-]+[^{};]*)\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^;{]*;|([^{}@]+)\{([^{}]*)\}/g;

/**
 * The rules that have at least one element in `scope`, declarations cleaned, each rule once.
 * Selectors by the end of an id become classes, since ids are about to change: `[id$="-arrowhead"]` → `.arrowhead`.
 */
export function usedRules(css: string, scope: ParentNode): Rule[] {
  const rules = new Map<string, Rule>();
  for (const [, , selectors, body] of css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(BLOCK)) {
    if (selectors === undefined || body === undefined) continue;
    const used = splitSelectors(selectors)
      .filter((selector) => isUsed(selector, scope))
      .map((selector) => withoutIdEnds(selector, scope));
    const declarations = cleanDeclarations(body);
    if (used.length === 0 || declarations === '') continue;
    const rule = { selectors: used, declarations };
    const key = printRules([rule]);
    rules.delete(key); // the last of two alike decides
    rules.set(key, rule);
  }
  return [...rules.values()];
}

/** Animations that the rules name, as they stand in the sheet. */
export function usedAnimations(css: string, rules: readonly Rule[]): string {
  const named = rules.flatMap(({ declarations }) =>
    [...declarations.matchAll(/animation(?:-name)?:([^;]+)/g)].map((match) => match[1] ?? ''),
  );
  const blocks = [...css.matchAll(BLOCK)].filter(([, head]) => {
    const name = /^@keyframes\s+([\w-]+)/.exec(head ?? '')?.[1];
    return name !== undefined && named.some((value) => value.split(/\s+/).includes(name));
  });
  return [...new Set(blocks.map(([block]) => block.replace(/\s+/g, ' ')))].join('');
}

/** The rules as one line of CSS. */
export function printRules(rules: readonly Rule[]): string {
  return rules.map(({ selectors, declarations }) => `${selectors.join(',')}{${declarations}}`).join('');
}

/** Flows of a sankey diagram are multiplied with the page, which on a dark one leaves nothing of them. */
const BLENDED = /^mix-blend-mode:/;

/** Properties that the page decides about, or that serve nothing in a still drawing. */
const DROPPED =
  /^(font-family|font-style|filter|cursor|background-image|color|background-color|background|text-align|white-space|z-index|transition)\s*:/;

/** Anything that could load a file or hide what it does. */
const UNSAFE = /url\(\s*["']?(?!#)|expression\(|image-set\(|\\|[<>]/i;

/** Declarations without fonts, with Mermaid's colours as variables; an author's colours carry `!important` and stay. */
export function cleanDeclarations(body: string): string {
  return body
    .split(';')
    .map((declaration) => declaration.trim().replace(/\s*:\s*/, ':'))
    .filter(
      (declaration) =>
        /^-?-?[\w-]+:\S/.test(declaration) &&
        !DROPPED.test(declaration) &&
        !BLENDED.test(declaration) &&
        !UNSAFE.test(declaration),
    )
    .map((declaration) =>
      /!\s*important/.test(declaration) ? toVariables(declaration) : asVariables(toVariables(declaration)),
    )
    .join(';');
}

function splitSelectors(selectors: string): string[] {
  return selectors.split(/,(?![^(]*\))/).map((selector) => selector.trim());
}

function isUsed(selector: string, scope: ParentNode): boolean {
  try {
    return scope.querySelector(selector) !== null;
  } catch {
    return false;
  }
}

function withoutIdEnds(selector: string, scope: ParentNode): string {
  return selector.replace(/\[id[$*^]?=["']?-?([\w-]+?)-?["']?\]/g, (attribute, name: string) => {
    for (const element of scope.querySelectorAll(attribute)) element.classList.add(name);
    return `.${name}`;
  });
}
