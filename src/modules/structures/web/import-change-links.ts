import { type DirectoryReport, fieldLabel } from '../directory/index.js';
import { count } from './import-words.js';
import { paths } from './paths.js';

export interface ChangeLink {
  text: string;
  count: string;
  href: string;
}

/** Ways into the list of what changed: whole places first, then each field. New places are known once they are written. */
export function changeLinks(id: string, report: DirectoryReport, done: boolean): ChangeLink[] {
  const { created, gone, returned, fieldChanges = [] } = report;
  const to = (query: string) => `${paths.importChanges.to({ id })}?${query}`;
  const whole = [
    ...(done && created > 0 ? [{ text: 'Nouveaux lieux', times: created, query: 'genre=nouveaux' }] : []),
    ...(gone > 0 ? [{ text: 'Lieux disparus', times: gone, query: 'genre=disparus' }] : []),
    ...(returned > 0 ? [{ text: 'Lieux de retour', times: returned, query: 'genre=de-retour' }] : []),
  ];
  const fields = fieldChanges.map(({ field, count: times }) => ({
    text: fieldLabel(field),
    times,
    query: `genre=changes&champ=${field}`,
  }));
  return [...whole, ...fields].map(({ text, times, query }) => ({
    text,
    count: count(times, 'lieu', 'lieux'),
    href: to(query),
  }));
}
