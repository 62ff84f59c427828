import { followOldAnchors } from './anchor/element.ts';
import { addCopyButtons } from './copy/element.ts';
import { copyFormulasAsTex } from './copy/formulas.ts';
import { layOutFar } from './far/element.ts';
import { Card } from './preview/card.ts';
import { Sheet } from './preview/sheet.ts';
import { PreviewStore } from './preview/store.ts';
import { numberLinksOnPaper } from './print/element.ts';
import { rememberPlace } from './reading/element.ts';
import { offerSearch } from './search/opener.ts';
import './share/element.ts';
import './theme/element.ts';
import { watchOutline } from './toc/element.ts';

const { base = '/', here = location.pathname } = document.body.dataset;
const body = document.querySelector<HTMLElement>('[data-note-body]');

/** A task of its own for what follows: whoever touches the page while it starts waits for one part, not for all. */
const pause = () => new Promise((go) => setTimeout(go));

async function start(): Promise<void> {
  offerSearch(base);
  await pause();
  if (body !== null) {
    followOldAnchors();
    if (body.querySelector('.footnote-ref') !== null)
      void import('./margin/element.ts').then(({ setMarginNotes }) => setMarginNotes(body));
    addCopyButtons(body);
    await pause();
    numberLinksOnPaper(body);
    copyFormulasAsTex(body);
    if (body.dataset.previews !== undefined) {
      const store = new PreviewStore(body, base, here);
      new Card(body, store);
      new Sheet(body, store);
    }
    await pause();
  }
  watchOutline(rememberPlace());
  layOutFar();
  // Loaded from here and not by a script of its own page, so that the card's code is not split off for both.
  if (document.querySelector('[data-graph=global]') !== null) void import('./graph/element.ts');
  if (document.querySelector('lost-page') !== null) void import('./lost/element.ts');
}

void start();
