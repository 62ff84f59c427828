import { moveOf, stepAfter } from './model.ts';

/** Shows the steps of a figure one at a time, with 前 and 后 and the arrow keys; without scripts they stand one below another. */
class StepFigure extends HTMLElement {
  #current = 0;

  connectedCallback(): void {
    const steps = [...this.querySelectorAll<HTMLElement>('[data-step]')];
    if (steps.length < 2) return;
    const bar = document.createElement('p');
    bar.className = 'step-bar';
    const previous = button('前');
    const next = button('后');
    const place = document.createElement('output');
    bar.append(previous, place, next);
    this.append(bar);
    this.tabIndex = 0;
    const show = (index: number): void => {
      this.#current = index;
      steps.forEach((step, at) => {
        step.hidden = at !== index;
      });
      place.value = `${index + 1} / ${steps.length}`;
      previous.disabled = index === 0;
      next.disabled = index === steps.length - 1;
    };
    previous.addEventListener('click', () => show(stepAfter(this.#current, steps.length, 'previous')));
    next.addEventListener('click', () => show(stepAfter(this.#current, steps.length, 'next')));
    this.addEventListener('keydown', (event) => {
      const move = moveOf(event.key);
      if (move === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      show(stepAfter(this.#current, steps.length, move));
    });
    show(0);
  }
}

function button(text: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.ariaLabel = text === '前' ? '前一步' : '后一步';
  return made;
}

customElements.define('step-figure', StepFigure);
