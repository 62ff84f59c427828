import type { Code, Root } from 'mdast';
import { hashText } from '../text/hash.ts';
import type { Request } from '../types.ts';
import { forEachNode } from './walk.ts';

/** Languages of code blocks that are no code: they are drawn, set or named instead. */
export const QUERY_LANGUAGES: readonly string[] = ['query', 'base', 'canvas', 'dataview', 'dataviewjs', 'tasks'];

/** `` ```js {1,3} `` → `js`, lower-cased; `` without one. */
export function codeLanguage(node: Code): string {
  return (node.lang ?? '')
    .replace(/^\{?\.?/, '')
    .replace(/[}{,:].*$/, '')
    .toLowerCase();
}

/** What must be answered before a note can be rendered: highlighted code and drawn diagrams, each once. */
export function collectRequests(tree: Root): Request[] {
  const found = new Map<string, Request>();
  forEachNode(tree, (node) => {
    if (node.type !== 'code') return;
    const request = requestOf(node);
    if (request !== undefined) found.set(request.digest, request);
  });
  return [...found.values()];
}

/** The request that a code block makes; undefined for plain text, math and queries. */
export function requestOf(node: Code): Request | undefined {
  const lang = codeLanguage(node);
  if (lang === 'mermaid') {
    const digest = hashText(`diagram\0mermaid\0${node.value}`);
    return { kind: 'diagram', digest, value: node.value, line: (node.position?.start.line ?? 0) + 1 };
  }
  if (lang === '' || lang === 'math' || QUERY_LANGUAGES.includes(lang)) return undefined;
  return { kind: 'code', digest: hashText(`code\0${lang}\0${node.value}`), lang, value: node.value };
}

const NODE_LABEL = /([\p{L}\p{N}_-]+)\s*(?:\[\[|\[\(|\(\(|\(\[|\{\{|[[({>])\s*"?([^"\])}\n]+?)"?\s*[\])}]/gu;
const CLASS_LINE = /^\s*class\s+([^;\n]+?)\s+internal-link\s*;?\s*$/gmu;
const CLASS_MARK = /([\p{L}\p{N}_-]+)(?:\s*[[({>][^\n]*?[\])}])?:::internal-link/gu;

/** Texts of Mermaid nodes of class `internal-link`: each may name a note (OBSIDIAN.md 80). */
export function diagramLabels(tree: Root): string[] {
  const labels = new Set<string>();
  forEachNode(tree, (node) => {
    if (node.type !== 'code' || codeLanguage(node) !== 'mermaid') return;
    for (const label of internalLinks(node.value)) labels.add(label);
  });
  return [...labels];
}

function internalLinks(source: string): string[] {
  const ids = [...source.matchAll(CLASS_LINE)].flatMap((match) => (match[1] ?? '').split(',').map((id) => id.trim()));
  ids.push(...[...source.matchAll(CLASS_MARK)].map((match) => match[1] ?? ''));
  if (ids.length === 0) return [];
  const texts = new Map([...source.matchAll(NODE_LABEL)].map((match) => [match[1], match[2]?.trim()]));
  return ids.filter((id) => id !== '').map((id) => texts.get(id) ?? id);
}
