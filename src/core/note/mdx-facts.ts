import type { Root } from 'mdast';
import type { MdxjsEsm } from 'mdast-util-mdx';
import { visit } from 'unist-util-visit';
import type { MdxFacts } from '../types.ts';

/** What is wrong with a note's code, and where; line and column count from 1. */
export interface MdxProblem {
  readonly reason: string;
  readonly line: number;
  readonly column: number;
}

type Program = NonNullable<NonNullable<MdxjsEsm['data']>['estree']>;
type Named = { readonly name: string; readonly line: number };
type Pattern = Extract<Program['body'][number], { type: 'VariableDeclaration' }>['declarations'][number]['id'];

/** Names that the module of every note has already. */
const TAKEN = ['frontmatter', 'Content', 'MDXContent'];

/** Imports of a note that may run, the components that it asks for, and a name that its code gives twice. */
export function readMdx(tree: Root): { readonly facts: MdxFacts; readonly problem: MdxProblem | undefined } {
  const imports: MdxFacts['imports'][number][] = [];
  const declared: Named[] = [];
  const used: Named[] = [];
  visit(tree, (node) => {
    if (node.type === 'mdxjsEsm') {
      for (const statement of node.data?.estree?.body ?? []) readStatement(statement, imports, declared);
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const name = node.name?.split('.')[0] ?? '';
      // As in JSX: what begins in lower case is an element of HTML, unless a member of it is meant.
      if (/^[^a-z-][^:-]*$/.test(name) || node.name?.includes('.'))
        used.push({ name, line: node.position?.start.line ?? 1 });
    }
  });
  const names = new Set(declared.map(({ name }) => name));
  const twice = declared.find(
    ({ name }, index) => TAKEN.includes(name) || declared.findIndex((other) => other.name === name) < index,
  );
  return {
    facts: {
      broken: twice !== undefined,
      imports,
      components: used.filter(({ name }) => name !== '' && !names.has(name)),
    },
    problem: twice && { reason: `名字 ${twice.name} 已经用过`, line: twice.line, column: 1 },
  };
}

/** The problem that a failed parse tells of; undefined where it failed for another reason than the author's code. */
export function mdxProblem(error: unknown): MdxProblem | undefined {
  if (!(error instanceof Error) || !('reason' in error)) return undefined;
  const { reason, line, column } = error as Error & { reason: unknown; line?: number; column?: number };
  return { reason: String(reason).split('\n')[0] ?? '', line: line ?? 1, column: column ?? 1 };
}

function readStatement(
  statement: Program['body'][number],
  imports: MdxFacts['imports'][number][],
  declared: Named[],
): void {
  const line = statement.loc?.start.line ?? 1;
  const declare = (name: string) => declared.push({ name, line });
  if ('source' in statement && typeof statement.source?.value === 'string')
    imports.push({ source: statement.source.value, line });
  if (statement.type === 'ImportDeclaration') {
    for (const { local } of statement.specifiers) declare(local.name);
  } else if (statement.type === 'ExportNamedDeclaration') {
    const { declaration, specifiers } = statement;
    if (declaration?.type === 'VariableDeclaration')
      for (const { id } of declaration.declarations) namesOf(id).forEach(declare);
    else if (declaration) declare(declaration.id.name);
    // `export { Card } from './cards.js'` can be used in the note, too.
    if (statement.source)
      for (const { exported } of specifiers) if (exported.type === 'Identifier') declare(exported.name);
  }
}

/** `{ a, b: [c] }` → a, c. */
function namesOf(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesOf(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element === null ? [] : namesOf(element)));
    case 'RestElement':
      return namesOf(pattern.argument);
    case 'AssignmentPattern':
      return namesOf(pattern.left);
    default:
      return [];
  }
}
