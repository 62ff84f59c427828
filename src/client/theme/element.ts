import { nextTheme, readTheme, type Theme, themeLabel } from './model.ts';

const KEY = 'lanyin-theme';

/** Day, night or as the system says; remembered, and the same in every open tab. */
class ThemeControl extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (button === null) return;
    const show = (theme: Theme): void => {
      document.documentElement.dataset.theme = theme;
      button.dataset.now = theme;
      button.ariaLabel = button.title = themeLabel(theme);
    };
    show(readTheme(document.documentElement.dataset.theme));
    button.addEventListener('click', () => {
      const theme = nextTheme(readTheme(document.documentElement.dataset.theme));
      show(theme);
      try {
        localStorage.setItem(KEY, theme);
      } catch {
        // Storage is closed (private window, blocked): the choice holds for this page.
      }
    });
    addEventListener('storage', (event) => {
      if (event.key === KEY) show(readTheme(event.newValue));
    });
  }
}

customElements.define('theme-control', ThemeControl);
