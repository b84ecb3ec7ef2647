import { path } from '../../../../platform/http/paths.js';

/** Pages for everybody, that search engines may read. */
export const paths = {
  list: path('/ateliers-ouverts'),
  calendar: path('/ateliers-ouverts/calendrier.ics'),
  rss: path('/ateliers-ouverts/flux.rss'),
  structure: path('/ateliers-ouverts/structures/:id'),
  structureCalendar: path('/ateliers-ouverts/structures/:id/calendrier.ics'),
  structureRss: path('/ateliers-ouverts/structures/:id/flux.rss'),
  show: path('/ateliers-ouverts/:id'),
  oneCalendar: path('/ateliers-ouverts/:id/atelier.ics'),
  /** Asking for a seat. */
  register: path('/ateliers-ouverts/:id/inscription'),
  robots: path('/robots.txt'),
};
