import { quoteText, shareText } from './model.ts';

/** Copies 「标题 — 地址」, a text of its own with its source, or what stands in another element, and says so. */
class CopyLink extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    const { title = document.title, href = location.pathname, text, of } = this.dataset;
    if (button === null) return;
    const label = button.textContent;
    button.addEventListener('click', async () => {
      const done = await navigator.clipboard
        ?.writeText(
          of !== undefined
            ? (document.getElementById(of)?.textContent ?? '')
            : text === undefined
              ? shareText(title, href, location.origin)
              : quoteText(text, href, location.origin),
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
