import type { Preview } from '../../core/pages/preview.ts';

/** What stands in a card and in a sheet: kind and ink, title, text. The HTML is ours, made and cleaned at build. */
export function previewContent(preview: Preview): DocumentFragment {
  const content = document.createDocumentFragment();
  const meta = make('p', 'meta', '');
  meta.append(make('span', '', preview.kind));
  if (preview.status !== undefined) {
    const ink = make('span', 'ink', preview.status);
    ink.dataset.status = preview.status;
    meta.append(ink);
  }
  const text = make('div', 'preview-text', '');
  text.innerHTML = preview.html;
  content.append(meta, make('p', 'preview-title', preview.title), text);
  return content;
}

/** An element of one class that holds text; the class may be empty. */
export function make(tag: string, className: string, text: string): HTMLElement {
  const node = document.createElement(tag);
  if (className !== '') node.className = className;
  node.textContent = text;
  return node;
}
