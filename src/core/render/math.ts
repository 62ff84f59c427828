import type { ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import { type RenderContext, report } from './context.ts';
import { element, generated, text } from './hast.ts';
import { setFormula } from './katex.ts';

/**
 * A formula as KaTeX sets it, with its LaTeX as annotation; one that fails shows its source (OBSIDIAN.md 51, 52). Nothing
 * is printed for one that only defines commands.
 */
export function printMath(value: string, display: boolean, node: Nodes, context: RenderContext): ElementContent[] {
  const output = context.page.mode === 'excerpt' ? 'mathml' : 'htmlAndMathml';
  try {
    const html = setFormula(value, { display: display && output !== 'mathml', output }, node.data?.macros);
    if (node.data?.silent === true) return [];
    if (output !== 'mathml') context.page.hasMath = true;
    return [frame(generated(html), display)];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    report(context, 'math-error', node, `公式写错了：${reason}`, '对照 KaTeX 支持的写法改公式；页面上先显示源码。');
    return [element('code', { className: ['math-error'] }, [text(value)])];
  }
}

/** A formula on lines of its own. */
export function printDisplay(value: string, node: Nodes, context: RenderContext): ElementContent[] {
  const printed = printMath(value, true, node, context);
  return printed.length === 0 ? [] : [element('p', {}, printed)];
}

function frame(math: ElementContent, display: boolean): ElementContent {
  if (!display) return element('span', { className: ['math'] }, [math]);
  return element('span', { className: ['math', 'math-display'], tabIndex: 0, role: 'group', ariaLabel: '公式' }, [
    math,
  ]);
}
