import { searchFor, ticksFrom } from './model.ts';

/** Keeps the filters of the timeline in its address, so that a filtered view can be sent and come back to. */
class TimelineLanes extends HTMLElement {
  connectedCallback(): void {
    const boxes = [...this.querySelectorAll('input')];
    const wanted = ticksFrom(
      location.search,
      boxes.map((box) => box.id),
    );
    for (const box of boxes) box.checked ||= wanted.includes(box.id);
    this.addEventListener('change', () => {
      const ticked = boxes.filter((box) => box.checked).map((box) => box.id);
      history.replaceState(history.state, '', location.pathname + searchFor(ticked) + location.hash);
    });
    // A filter may hide the event that the address names: then the filter yields.
    const aim = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (aim !== null && aim.offsetParent === null) for (const box of boxes) box.checked = false;
    if (wanted.length > 0) aim?.scrollIntoView();
  }
}

customElements.define('timeline-lanes', TimelineLanes);
