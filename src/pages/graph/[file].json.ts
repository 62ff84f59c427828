import type { APIRoute } from 'astro';
import { currentSite } from '../../shell/current-site.ts';

/** What the map's script loads: the graph by columns, and the sentences of its links. */
export function getStaticPaths() {
  const page = currentSite().pages.find((candidate) => candidate.kind === 'graph');
  return page === undefined
    ? []
    : page.view().files.map(({ name, json }) => ({ params: { file: name }, props: { json } }));
}

export const GET: APIRoute = ({ props }) =>
  new Response(props.json as string, { headers: { 'content-type': 'application/json; charset=utf-8' } });
