import type { Garden } from '../garden.ts';
import { href } from '../links/href.ts';
import { lineHtml } from '../views/inline-html.ts';
import { questionsOf } from '../views/questions/questions.ts';
import { escapeXml, withWholeAddresses } from './html.ts';

/** A feed is what is new, not an archive. */
const ENTRIES = 60;

/** The Atom feed of 存疑: one entry a dated judgement, newest first; undefined where the site's URL is not known. */
export function questionFeed(garden: Garden): string | undefined {
  const { url } = garden.config;
  if (url === undefined || !garden.views.has('questions')) return undefined;
  const home = url + href(garden.base, '/questions/');
  const judged = questionsOf(garden)
    .flatMap(({ entry, judgements }) => judgements.map((judgement) => ({ entry, judgement })))
    .sort((a, b) =>
      a.judgement.date < b.judgement.date
        ? 1
        : a.judgement.date > b.judgement.date
          ? -1
          : a.entry.note.path < b.entry.note.path
            ? -1
            : 1,
    )
    .slice(0, ENTRIES);
  const entries = judged.map(({ entry, judgement }) => {
    const page = url + entry.href;
    const html = withWholeAddresses(lineHtml(garden, entry.note.path, judgement.text), url, page);
    return `<entry>
<title>${escapeXml(entry.note.title)}</title>
<id>${escapeXml(`${page}#${judgement.date}`)}</id>
<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>
<updated>${instant(judgement.date)}</updated>
<content type="html">${escapeXml(`<p>${html}</p>`)}</content>
</entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(garden.config.lang)}">
<title>${escapeXml(`存疑 · ${garden.config.title}`)}</title>
<id>${escapeXml(home)}</id>
<link rel="self" type="application/atom+xml" href="${escapeXml(`${home}feed.xml`)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(home)}"/>
<updated>${instant(judged[0]?.judgement.date ?? garden.now)}</updated>
<author><name>${escapeXml(garden.config.title)}</name></author>
${entries.join('\n')}
</feed>
`;
}

/** Less than a day is read as its beginning: Atom asks for an instant. */
function instant(date: string): string {
  const [year = '1970', month = '01', day = '01'] = date.split('-');
  return `${year}-${month}-${day}T00:00:00Z`;
}
