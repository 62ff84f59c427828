/**
 * The few properties of text that decide about its size and place, looked up as a browser would: inline style, then the
 * diagram's style sheet, then the attribute of that name, then the parent. jsdom inherits none of them.
 */
export type TextProperty = 'font-size' | 'font-weight' | 'text-anchor' | 'dominant-baseline' | 'alignment-baseline';

const INHERITED: ReadonlySet<TextProperty> = new Set(['font-size', 'font-weight', 'text-anchor']);

interface Rule {
  readonly selector: string;
  readonly property: TextProperty;
  readonly value: string;
  readonly weight: number;
}

/** Style sheets do not change while a diagram is drawn, except that a new one begins with a new element. */
const known = new WeakMap<Element, { readonly text: string; readonly rules: readonly Rule[] }>();

const PROPERTIES: readonly TextProperty[] = [
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'alignment-baseline',
];

/** The value that holds for an element; undefined where nothing says so. */
export function styleOf(element: Element, property: TextProperty): string | undefined {
  const rules = rulesFor(element);
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const value = ownStyle(at, property, rules);
    if (value !== undefined && value !== 'inherit') return value;
    if (!INHERITED.has(property)) return undefined;
  }
  return undefined;
}

/** Font size in pixels; relative sizes are taken from the parent's. */
export function fontSizeOf(element: Element): number {
  const rules = rulesFor(element);
  const sizes: string[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const value = ownStyle(at, 'font-size', rules);
    if (value === undefined) continue;
    sizes.push(value);
    if (/^[\d.]+(px)?$/.test(value)) break;
  }
  return sizes.reduceRight((parent, value) => {
    const number = Number.parseFloat(value);
    if (Number.isNaN(number)) return parent;
    if (value.endsWith('em')) return parent * number;
    if (value.endsWith('%')) return (parent * number) / 100;
    return value.endsWith('pt') ? (number * 4) / 3 : number;
  }, 16);
}

function ownStyle(element: Element, property: TextProperty, rules: readonly Rule[]): string | undefined {
  const inline = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;!]+)`).exec(element.getAttribute('style') ?? '')?.[1];
  if (inline !== undefined) return inline.trim();
  let best: Rule | undefined;
  for (const rule of rules) {
    if (
      rule.property === property &&
      (best === undefined || rule.weight >= best.weight) &&
      element.matches(rule.selector)
    )
      best = rule;
  }
  return best?.value ?? element.getAttribute(property)?.trim() ?? undefined;
}

function rulesFor(element: Element): readonly Rule[] {
  const root = element.closest('svg')?.parentElement?.closest('svg') ?? element.closest('svg');
  const style = root?.querySelector('style');
  if (!style) return [];
  const text = style.textContent ?? '';
  const before = known.get(style);
  if (before?.text === text) return before.rules;
  const rules = parse(text, element);
  known.set(style, { text, rules });
  return rules;
}

/** Mermaid's sheets are flat: `selector, selector { property: value; … }`; blocks inside `@media` and the like are rare. */
function parse(text: string, element: Element): Rule[] {
  const rules: Rule[] = [];
  for (const [, selectors = '', body = ''] of text.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    for (const property of PROPERTIES) {
      const value = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;!]+)`).exec(body)?.[1]?.trim();
      if (value === undefined) continue;
      for (const selector of selectors.split(',').map((part) => part.trim())) {
        if (isSelector(selector, element)) rules.push({ selector, property, value, weight: weightOf(selector) });
      }
    }
  }
  return rules;
}

function isSelector(selector: string, element: Element): boolean {
  try {
    element.matches(selector);
    return true;
  } catch {
    return false;
  }
}

function weightOf(selector: string): number {
  const count = (pattern: RegExp) => selector.match(pattern)?.length ?? 0;
  return count(/#/g) * 10_000 + count(/[.[:]/g) * 100 + count(/(^|[\s>+~])[a-z]/gi);
}
