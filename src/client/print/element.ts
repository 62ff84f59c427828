/**
 * On paper a link shows no address: links to other hosts are numbered 〔n〕, and their addresses stand in a list at the end.
 * Both exist only while printing.
 */
export function numberLinksOnPaper(body: HTMLElement): void {
  let added: Element[] = [];
  addEventListener('beforeprint', () => {
    const list = document.createElement('ol');
    list.className = 'paper-links';
    const numbers = new Map<string, number>();
    for (const link of body.querySelectorAll<HTMLAnchorElement>('a[href^="http"]')) {
      const number = numbers.get(link.href) ?? numbers.size + 1;
      if (!numbers.has(link.href)) list.append(item(link.href));
      numbers.set(link.href, number);
      const mark = document.createElement('sup');
      mark.textContent = `〔${number}〕`;
      link.after(mark);
      added.push(mark);
    }
    if (numbers.size === 0) return;
    body.after(list);
    added.push(list);
  });
  addEventListener('afterprint', () => {
    for (const node of added) node.remove();
    added = [];
  });
}

function item(text: string): HTMLLIElement {
  const node = document.createElement('li');
  node.textContent = text;
  return node;
}
