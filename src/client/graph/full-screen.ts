/**
 * Takes parts of a page onto the whole screen, and puts them back where they were when it closes.
 * @param closed called once they are back
 */
export function fillScreen(home: HTMLElement, parts: readonly HTMLElement[], closed: () => void): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'full';
  dialog.ariaLabel = '图谱';
  const places = parts.map((part) => {
    const place = document.createComment('');
    part.replaceWith(place);
    dialog.append(part);
    return { part, place };
  });
  home.append(dialog);
  dialog.addEventListener('close', () => {
    for (const { part, place } of places) place.replaceWith(part);
    dialog.remove();
    closed();
  });
  dialog.showModal();
  return dialog;
}
