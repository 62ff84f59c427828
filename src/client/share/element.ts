import { quoteText, shareText } from './model.ts';

/** Copies 「标题 — 地址」, or a text of its own with its source, and says so. */
class CopyLink extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    const { title = document.title, href = location.pathname, text } = this.dataset;
    if (button === null) return;
    const label = button.textContent;
    button.addEventListener('click', async () => {
      const done = await navigator.clipboard
        ?.writeText(
          text === undefined ? shareText(title, href, location.origin) : quoteText(text, href, location.origin),
        )
        .then(
          () => true,
          () => false,
        );
      button.textContent = done ? '已复制' : '没有复制成：浏览器不许';
      setTimeout(() => {
        button.textContent = label;
      }, 2000);
    });
  }
}

customElements.define('copy-link', CopyLink);
