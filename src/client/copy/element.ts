/** A button on each block of code that copies it. */
export function addCopyButtons(body: HTMLElement): void {
  if (navigator.clipboard === undefined) return;
  for (const pre of body.querySelectorAll<HTMLElement>('figure.code > pre')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.dataset.ui = '';
    button.textContent = '复制';
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText((pre.textContent ?? '').replace(/\n$/, ''));
      button.textContent = '已复制';
      setTimeout(() => {
        button.textContent = '复制';
      }, 2000);
    });
    pre.before(button);
  }
}
