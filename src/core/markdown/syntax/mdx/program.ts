import { createProcessor } from '@mdx-js/mdx';
import type { ElementContent, Root } from 'hast';
import type {} from 'mdast-util-mdx';
import { toHtmlText } from '../../../render/html-text.ts';
import type { Json } from '../../../types.ts';

/**
 * A printed body in which JSX, expressions and `import` lines still stand → a JavaScript module that Astro renders. What holds
 * no code goes in as finished HTML, so that it is the very HTML that a Markdown note has.
 */
export function toProgram(body: readonly ElementContent[], properties: Readonly<Record<string, Json>>): string {
  // The compiler changes the code that it is given, and ours belongs to a tree that is kept.
  const root = { type: 'root', children: foldHtml(structuredClone(body)) } as Root;
  const processor = createProcessor({
    format: 'mdx',
    jsxImportSource: 'astro',
    elementAttributeNameCase: 'html',
    stylePropertyNameCase: 'css',
    rehypePlugins: [() => () => root],
  });
  return `${processor.processSync('')}\nexport const frontmatter = ${JSON.stringify(properties)};\n`;
}

/** Every run of nodes without code becomes one `<Fragment set:html="…">`. */
function foldHtml(nodes: readonly ElementContent[]): ElementContent[] {
  const folded: ElementContent[] = [];
  let run: ElementContent[] = [];
  const flush = () => {
    if (run.length > 0) folded.push(fragment(toHtmlText(run)));
    run = [];
  };
  for (const node of nodes) {
    if (!holdsCode(node)) {
      run.push(node);
      continue;
    }
    flush();
    folded.push('children' in node ? ({ ...node, children: foldHtml(node.children) } as ElementContent) : node);
  }
  flush();
  return folded;
}

function holdsCode(node: ElementContent): boolean {
  return node.type.startsWith('mdx') || (node.type === 'element' && node.children.some(holdsCode));
}

function fragment(html: string): ElementContent {
  return {
    type: 'mdxJsxFlowElement',
    name: 'Fragment',
    attributes: [{ type: 'mdxJsxAttribute', name: 'set:html', value: html }],
    children: [],
  };
}
