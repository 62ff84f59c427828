import type { ElementContent } from 'hast';
import type { Code } from 'mdast';
import { codeLanguage, QUERY_LANGUAGES, requestOf } from '../markdown/requests.ts';
import { type RenderContext, report } from './context.ts';
import { printDiagram } from './diagram.ts';
import { element, generated, text } from './hast.ts';
import { printDisplay } from './math.ts';

/** A code block: code, a drawing, a formula, or the place of something only Obsidian can run (OBSIDIAN.md 59, 80, 81). */
export function printCode(node: Code, context: RenderContext): ElementContent[] {
  if (context.page.mode === 'excerpt') return [];
  const lang = codeLanguage(node);
  if (lang === 'math') return printDisplay(node.value, node, context);
  if (QUERY_LANGUAGES.includes(lang)) return [placeholder(node, lang, context)];
  const request = requestOf(node);
  const answer = request === undefined ? undefined : context.page.answers.get(request.digest);
  if (request?.kind === 'diagram') {
    if (answer?.kind === 'diagram') return [printDiagram(answer, request.digest, context)];
    if (answer?.kind === 'failed') {
      report(
        context,
        'diagram-error',
        node,
        `图画不出来：${answer.message}`,
        '对照 Mermaid 的写法改源码；页面上先显示源码。',
      );
    }
  }
  context.page.hasCode = true;
  return [
    codeFigure(
      lang,
      answer?.kind === 'code' ? generated(answer.html) : text(node.value === '' ? '' : `${node.value}\n`),
    ),
  ];
}

/** Keyboards scroll a wide block by its focus. */
function codeFigure(lang: string, content: ElementContent): ElementContent {
  const properties = { className: ['code'], ...(lang === '' ? {} : { dataLang: lang }) };
  return element('figure', properties, [element('pre', { tabIndex: 0 }, [element('code', {}, [content])])]);
}

function placeholder(node: Code, lang: string, context: RenderContext): ElementContent {
  report(context, 'unsupported-block', node, `「${lang}」代码块只在 Obsidian 里运行，网页上显示源码。`);
  return element('figure', { className: ['placeholder'], dataLang: lang }, [
    element('figcaption', { dataUi: '' }, [text(`这里是 Obsidian 的 ${lang} 块，网页上不运行。`)]),
    element('pre', { tabIndex: 0 }, [element('code', {}, [text(node.value)])]),
  ]);
}
