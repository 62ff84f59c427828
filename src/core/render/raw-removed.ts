import type { ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type { Position } from 'unist';
import { type RenderContext, report } from './context.ts';
import { OWN } from './raw-schema.ts';

/** HTML as its author wrote it, waiting to be cleaned. */
export interface RawNode {
  type: 'raw';
  value: string;
  position?: Position;
}

type Counts = ReadonlyMap<string, { readonly tag: string | undefined; readonly count: number }>;

/** How often each element (`<b>`) and each attribute of an element (`<b> 属性 id`) occurs; elements first. */
export function countNames(nodes: readonly ElementContent[]): Counts {
  const elements = new Map<string, { tag: undefined; count: number }>();
  const attributes = new Map<string, { tag: string; count: number }>();
  const walk = (node: ElementContent): void => {
    if (node.type !== 'element' || node.tagName === OWN) return;
    const tag = `<${node.tagName}>`;
    elements.set(tag, { tag: undefined, count: (elements.get(tag)?.count ?? 0) + 1 });
    for (const [property, value] of Object.entries(node.properties)) {
      const name = `${tag} 属性 ${attributeName(property)}`;
      if (value !== undefined && value !== null)
        attributes.set(name, { tag, count: (attributes.get(name)?.count ?? 0) + 1 });
    }
    node.children.forEach(walk);
  };
  nodes.forEach(walk);
  return new Map<string, { tag: string | undefined; count: number }>([...elements, ...attributes]);
}

/** Adds what there is less of after cleaning than before. */
export function addLost(removed: Set<string>, before: Counts, after: Counts): void {
  for (const [name, { tag, count }] of before) {
    if ((after.get(name)?.count ?? 0) >= count) continue;
    // An attribute goes with its element; what it might have done is named all the same.
    if (tag === undefined || !removed.has(tag) || DANGEROUS.test(name)) removed.add(nameOf(name));
  }
}

/** `<b> 属性 onclick` → `属性 onclick`. */
function nameOf(counted: string): string {
  return counted.replace(/^<[^>]*> (?=属性)/, '');
}

const DANGEROUS = /属性 (?:on|href|src|style)/i;

/** `dataUi` → `data-ui`, `onClick` → `onclick`. */
function attributeName(property: string): string {
  return property
    .replace(/^(data|aria)(?=[A-Z])/, '$1-')
    .replace(/(?<=-.*[a-z])(?=[A-Z])/g, '-')
    .toLowerCase();
}

export function reportRemoved(removed: ReadonlySet<string>, raws: RawNode[], context: RenderContext): void {
  if (removed.size === 0) return;
  const names = [...removed].sort((left, right) => rank(left) - rank(right));
  const first = names[0]?.replace(/^<|^多余的 |>$|^属性 |^样式 /g, '') ?? '';
  report(
    context,
    'sanitized-html',
    placeOf(raws, first),
    `HTML 里有不能放进网页的内容，已去掉：${names.join('、')}。`,
    '改用 Markdown 的写法，或只用普通的排版标签。',
  );
}

/** Elements are named before attributes, these before styles. */
function rank(name: string): number {
  return ['<', '多', '属', '样'].indexOf(name.charAt(0));
}

/** The piece of raw HTML that speaks of `name`, as a node to report at. */
export function placeOf(raws: readonly RawNode[], name: string): Nodes {
  const lower = name.toLowerCase();
  const found = raws.find((node) => node.value.toLowerCase().includes(lower)) ?? raws[0];
  return { type: 'html', value: '', position: found?.position };
}

/** Tags that an HTML parser passes over without a word: those of the page itself, and ends of what never began. */
export function dropped(raws: readonly RawNode[]): string[] {
  const names: string[] = [];
  const open = new Map<string, number>();
  const source = raws.map(({ value }) => value.replace(/<!--[\s\S]*?(?:-->|$)/g, '')).join('\n');
  for (const [, slash, raw = ''] of source.matchAll(/<(\/?)([a-z][a-z0-9-]*)/gi)) {
    const name = raw.toLowerCase();
    const count = open.get(name) ?? 0;
    if (slash === '' && /^(?:html|head|body)$/.test(name)) names.push(`<${name}>`);
    if (slash === '/' && count === 0) names.push(`多余的 </${name}>`);
    open.set(name, Math.max(0, count + (slash === '' ? 1 : -1)));
  }
  return names;
}
