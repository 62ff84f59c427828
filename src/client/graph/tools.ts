import { make } from '../preview/view.ts';

export interface ToolActions {
  nearer(): void;
  farther(): void;
  whole(): void;
  full(): void;
  back(): void;
}

const ICONS = {
  nearer: 'M10 4v12M4 10h12',
  farther: 'M4 10h12',
  whole: 'M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4',
  full: 'M3 3l5 5M17 3l-5 5M17 17l-5-5M3 17l5-5',
} as const;

const NAMES = { nearer: '放大', farther: '缩小', whole: '看全图', full: '占满屏幕' } as const;

/** The map's buttons: they come with the script, since without it they would do nothing. */
export function tools(actions: ToolActions): HTMLElement[] {
  const bar = make('div', 'map-tools', '');
  for (const name of Object.keys(ICONS) as (keyof typeof ICONS)[]) {
    const button = make('button', '', '');
    button.setAttribute('type', 'button');
    button.dataset.tool = name;
    button.ariaLabel = button.title = NAMES[name];
    button.innerHTML = `<svg viewBox="0 0 20 20" aria-hidden="true"><path d="${ICONS[name]}"/></svg>`;
    button.addEventListener('click', () => actions[name]());
    bar.append(button);
  }
  const back = make('button', 'map-back', '全部主题');
  back.setAttribute('type', 'button');
  back.addEventListener('click', () => actions.back());
  return [bar, back];
}

/** The field that finds notes on the map. Text that is still being composed is sought as it stands. */
export function finder(find: (text: string) => number, enter: () => void): HTMLElement[] {
  const label = make('label', '', '在图中找');
  const field = document.createElement('input');
  field.type = 'text';
  field.inputMode = 'search';
  field.autocomplete = 'off';
  field.enterKeyHint = 'search';
  const count = document.createElement('output');
  field.addEventListener('input', () => {
    const found = find(field.value);
    count.textContent = field.value.trim() === '' ? '' : found === 0 ? '没有' : `${found} 篇`;
  });
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter') enter();
    if (event.key === 'Escape' && field.value !== '') {
      field.value = '';
      field.dispatchEvent(new Event('input'));
    }
  });
  label.append(field);
  return [label, count];
}

/** On a phone the whole map is shown on the whole screen alone. */
export function wholeButton(open: () => void): HTMLElement {
  const button = make('button', 'map-whole', '整张图');
  button.setAttribute('type', 'button');
  button.addEventListener('click', open);
  return button;
}
