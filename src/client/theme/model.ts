export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const LABELS: Readonly<Record<Theme, string>> = { auto: '随系统', light: '日', dark: '夜' };

/** What was stored, or `auto` for anything that is no theme. */
export function readTheme(stored: string | null | undefined): Theme {
  return THEMES.find((theme) => theme === stored) ?? 'auto';
}

/** 随系统 → 日 → 夜 → 随系统. */
export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
}

/** Name of the control: its state, and what pressing it does. */
export function themeLabel(theme: Theme): string {
  return `明暗：${LABELS[theme]}，按下改为${LABELS[nextTheme(theme)]}`;
}
