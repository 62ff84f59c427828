import type { Entry, Garden } from '../garden.ts';
import { termView } from '../views/terms/term-view.ts';
import { eventLink } from '../views/timeline/event-view.ts';
import { eventsAbout } from '../views/timeline/timeline.ts';
import { paperViewOf } from './papers.ts';
import { pathView } from './paths.ts';
import { stageView } from './pipeline.ts';
import { questionView } from './questions.ts';
import type { EventLink } from './view-types/timeline.ts';
import type { NoteView } from './view-types.ts';

/** Events elsewhere that speak of a note. */
export function noteEvents(garden: Garden, entry: Entry): EventLink[] {
  const events = (eventsAbout(garden).get(entry.note.path) ?? []).filter((event) => event.source !== entry.note.path);
  return events.map((event) => eventLink(garden, event));
}

/** What the view of a note's type adds to the note's own page. */
export function noteView(garden: Garden, entry: Entry): NoteView | undefined {
  switch (entry.type) {
    case 'term':
      return termView(garden, entry);
    case 'question':
      return questionView(garden, entry);
    case 'stage':
      return stageView(garden, entry);
    case 'path':
      return pathView(garden, entry);
    case 'paper':
      return paperViewOf(garden, entry.note.path);
    default:
      return undefined;
  }
}
