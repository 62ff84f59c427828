import type { ElementContent } from 'hast';
import katex from 'katex';
import type { Nodes } from 'mdast';
import { type RenderContext, report } from './context.ts';
import { element, generated, text } from './hast.ts';

/** A formula as KaTeX sets it, with its LaTeX as annotation; one that fails shows its source (OBSIDIAN.md 51, 52). */
export function printMath(value: string, display: boolean, node: Nodes, context: RenderContext): ElementContent {
  const output = context.page.mode === 'excerpt' ? 'mathml' : 'htmlAndMathml';
  try {
    const html = katex.renderToString(value, {
      displayMode: display && output !== 'mathml',
      output,
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxSize: 50,
      maxExpand: 1000,
    });
    if (output !== 'mathml') context.page.hasMath = true;
    return frame(generated(html), display);
  } catch (error) {
    report(
      context,
      'math-error',
      node,
      `公式写错了：${reasonOf(error)}`,
      '对照 KaTeX 支持的写法改公式；页面上先显示源码。',
    );
    return element('code', { className: ['math-error'] }, [text(value)]);
  }
}

function frame(math: ElementContent, display: boolean): ElementContent {
  if (!display) return element('span', { className: ['math'] }, [math]);
  return element('span', { className: ['math', 'math-display'], tabIndex: 0, role: 'group', ariaLabel: '公式' }, [
    math,
  ]);
}

/** KaTeX repeats the formula in its message, with combining underlines: the reason alone is wanted. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/^KaTeX parse error:\s*/, '')
    .replace(/[\u0332\n]/g, '')
    .slice(0, 160);
}
