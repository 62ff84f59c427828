/** `family weight style`, as in `KaTeX_Main normal italic`. */
export type Face = string;

interface Font {
  readonly family: string;
  readonly weight: 'normal' | 'bold';
  readonly style: 'normal' | 'italic';
}

/** A rule of KaTeX's stylesheet that changes the font of what its selector names. */
interface FaceRule {
  /** Compounds from the outermost to the element itself; each a list of classes, `` for any element. */
  readonly path: readonly (readonly string[])[];
  /** Whether the element stands directly in the compound before it. */
  readonly child: boolean;
  readonly font: Partial<Font>;
}

interface Open {
  readonly classes: ReadonlySet<string>;
  readonly font: Font;
}

const MAIN: Font = { family: 'KaTeX_Main', weight: 'normal', style: 'normal' };

/** Reads from KaTeX's own stylesheet which classes mean which face, so that a new version of KaTeX needs no table of ours. */
export function faceRules(sheet: string): readonly FaceRule[] {
  const rules: FaceRule[] = [];
  for (const [, selectors = '', body = ''] of sheet
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const font = declared(body);
    if (font === undefined) continue;
    for (const selector of selectors.split(',')) {
      const steps = selector
        .trim()
        .split(/\s*>\s*|\s+/)
        .slice(1);
      if (steps.length === 0) continue;
      const path = steps.map((step) => [...step.matchAll(/\.([\w-]+)/g)].map((match) => match[1] ?? ''));
      rules.push({ path, child: /[^>]+>[^>]+$/.test(selector), font });
    }
  }
  return rules;
}

function declared(body: string): Partial<Font> | undefined {
  const family = /font-family:(KaTeX_\w+)/.exec(body)?.[1];
  const weight = /font-weight:(\w+)/.exec(body)?.[1];
  const style = /font-style:(\w+)/.exec(body)?.[1];
  if (family === undefined && weight === undefined && style === undefined) return undefined;
  return {
    ...(family === undefined ? {} : { family }),
    ...(weight === undefined
      ? {}
      : { weight: weight === '700' || weight === 'bold' ? ('bold' as const) : ('normal' as const) }),
    ...(style === undefined ? {} : { style: style === 'italic' ? ('italic' as const) : ('normal' as const) }),
  };
}

/** What the pages of the latest call used: live editing asks again and again, and one page has changed. */
let latest = new Map<string, Map<Face, Set<string>>>();

/** Which characters stand in which face, over all formulas of all pages. `rules` are the same in every call. */
export function faceUses(htmls: Iterable<string>, rules: readonly FaceRule[]): Map<Face, Set<string>> {
  const pages = new Map([...htmls].map((html) => [html, latest.get(html) ?? usesOf(html, rules)] as const));
  latest = pages;
  const uses = new Map<Face, Set<string>>();
  for (const page of pages.values())
    for (const [face, chars] of page) uses.set(face, new Set([...(uses.get(face) ?? []), ...chars]));
  return uses;
}

function usesOf(html: string, rules: readonly FaceRule[]): Map<Face, Set<string>> {
  const uses = new Map<Face, Set<string>>();
  for (let at = html.indexOf('class="katex-html"'); at >= 0; at = html.indexOf('class="katex-html"', at + 1))
    readFormula(html, html.lastIndexOf('<', at), rules, uses);
  return uses;
}

/** Walks one formula from its opening tag. KaTeX prints well-formed markup: every tag is closed or closes itself. */
function readFormula(html: string, start: number, rules: readonly FaceRule[], uses: Map<Face, Set<string>>): void {
  const token = /<(\/?)[a-z]+([^>]*?)(\/?)>|([^<]+)/gi;
  token.lastIndex = start;
  const open: Open[] = [];
  for (let match = token.exec(html); match !== null; match = token.exec(html)) {
    const [, closing, attributes = '', empty, text] = match;
    if (text !== undefined) note(text, open.at(-1)?.font ?? MAIN, uses);
    else if (closing === '/') {
      open.pop();
      if (open.length === 0) return;
    } else if (empty !== '/') {
      const classes = new Set((/class="([^"]*)"/.exec(attributes)?.[1] ?? '').split(/\s+/).filter(Boolean));
      open.push({ classes, font: fontOf(classes, open, rules) });
    }
  }
}

function fontOf(classes: ReadonlySet<string>, open: readonly Open[], rules: readonly FaceRule[]): Font {
  let font = open.at(-1)?.font ?? MAIN;
  for (const rule of rules) if (applies(rule, classes, open)) font = { ...font, ...rule.font };
  return font;
}

function applies(rule: FaceRule, classes: ReadonlySet<string>, open: readonly Open[]): boolean {
  const own = rule.path.at(-1) ?? [];
  if (!own.every((name) => classes.has(name))) return false;
  let from = open.length - 1;
  for (let step = rule.path.length - 2; step >= 0; step -= 1) {
    const wanted = rule.path[step] ?? [];
    const direct = rule.child && step === rule.path.length - 2;
    while (from >= 0 && !wanted.every((name) => open[from]?.classes.has(name))) {
      if (direct) return false;
      from -= 1;
    }
    if (from < 0) return false;
    from -= 1;
  }
  return true;
}

function note(text: string, font: Font, uses: Map<Face, Set<string>>): void {
  const face = `${font.family} ${font.weight} ${font.style}`;
  const chars = uses.get(face) ?? new Set<string>();
  uses.set(face, chars);
  for (const char of decode(text)) chars.add(char);
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

function decode(text: string): string {
  return text.replaceAll(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (raw, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return NAMED[name] ?? raw;
  });
}
