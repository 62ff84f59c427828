import { followOldAnchors } from './anchor/element.ts';
import { addCopyButtons } from './copy/element.ts';
import { setMarginNotes } from './margin/element.ts';
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

if (body !== null) {
  followOldAnchors();
  setMarginNotes(body);
  addCopyButtons(body);
  numberLinksOnPaper(body);
  if (body.dataset.previews !== undefined) {
    const store = new PreviewStore(body, base, here);
    new Card(body, store);
    new Sheet(body, store);
  }
}
watchOutline(rememberPlace());
offerSearch(base);
if (document.querySelector('lost-page') !== null) void import('./lost/element.ts');
