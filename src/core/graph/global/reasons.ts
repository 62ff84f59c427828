import type { LinkContext } from '../../types.ts';
import type { GlobalGraph, MapNode } from './model.ts';

/** What a card tells of a note, and why it links to what it links to, in the order of its links. */
export interface NodeReasons {
  readonly text: string;
  readonly why: readonly (readonly [before: string, text: string, after: string])[];
}

/** `graph/why-N.json`: by number of the note. */
export type ReasonsFile = Readonly<Record<string, NodeReasons>>;

/** Characters of JSON after which a new file begins: about 10 KB gzip, asked for when a note of it is looked at. */
const FULL = 12_000;
/** Longest text on a card. */
const TEXT = 160;

/** The sentences of all links, cut into files, with the first note of each. */
export function reasonFiles(graph: GlobalGraph): { readonly first: number; readonly json: string }[] {
  const why: LinkContext[][] = graph.nodes.map(() => []);
  for (const { source, context } of graph.edges) why[source]?.push(context);
  const files: { first: number; json: string }[] = [];
  let parts: string[] = [];
  let size = 0;
  let first = 0;
  const close = () => {
    if (parts.length > 0) files.push({ first, json: `{${parts.join(',')}}` });
    parts = [];
    size = 0;
  };
  graph.nodes.forEach((node, index) => {
    const reasons: NodeReasons = {
      text: textOf(node),
      why: (why[index] ?? []).map(({ before, text, after }) => [before, text, after]),
    };
    const part = `"${index}":${JSON.stringify(reasons)}`;
    if (size > 0 && size + part.length > FULL) close();
    if (parts.length === 0) first = index;
    parts.push(part);
    size += part.length;
  });
  close();
  return files;
}

/** The note's own sentence about itself, else how it begins. */
function textOf({ entry }: MapNode): string {
  const { frontmatter, text } = entry.note;
  const whole = frontmatter.description ?? text.find((block) => block.kind === 'text')?.text ?? '';
  return whole.length > TEXT ? `${whole.slice(0, TEXT)}…` : whole;
}
