import { withQuery } from '../../../platform/http/paths.js';
import type { ImportCounts, RowsAsked } from '../imports.queries.js';
import type { PeopleImport } from '../people-import.entity.js';
import { number } from './import-words.js';
import { paths } from './paths.js';

export interface Stat {
  value: string;
  label: string;
  detail: string | null;
  href: string | null;
}

/** What an import would do, did, or undid. */
export function statsOf(found: PeopleImport, counts: ImportCounts): Stat[] {
  return found.kind === 'people' ? peopleStats(found, counts) : sessionStats(found, counts);
}

type Which = RowsAsked | null;

/** A figure, and the rows that it counts. */
function counter(found: PeopleImport) {
  return (value: number, label: string, which: Which = null, detail: string | null = null): Stat => ({
    ...{ value: number(value), label, detail },
    href: which !== null && value > 0 && !found.emptiedAt ? withQuery(paths.rows.to(found), { voir: which }) : null,
  });
}

function peopleStats(found: PeopleImport, counts: ImportCounts): Stat[] {
  const stat = counter(found);
  const refused = stat(counts.refused, 'lignes refusées', 'refused', 'à corriger puis renvoyer');
  if (found.status === 'analysed') {
    return [
      stat(counts.ready, 'nouvelles personnes'),
      stat(counts.duplicate, 'sans doute déjà connues', 'duplicates', 'dans la structure ou plus haut dans le fichier'),
      refused,
      stat(counts.setAside, 'cellules laissées de côté', 'messages', 'la ligne est gardée sans elles'),
      stat(counts.repaired, 'cellules remises en forme', 'messages'),
    ];
  }
  if (found.status === 'undone') {
    return [
      stat(counts.removed, 'fiches retirées'),
      stat(counts.restored, 'fiches remises comme avant'),
      stat(counts.kept, 'fiches gardées', 'kept', 'quelqu’un y a touché depuis'),
    ];
  }
  return [
    stat(counts.created, 'fiches ouvertes'),
    stat(counts.completed, 'fiches complétées', 'duplicates'),
    stat(counts.skipped, 'déjà connues, laissées telles quelles', 'duplicates'),
    refused,
  ];
}

function sessionStats(found: PeopleImport, counts: ImportCounts): Stat[] {
  const stat = counter(found);
  const refused = stat(counts.refused, 'lignes refusées', 'refused', 'à corriger puis renvoyer');
  if (found.status === 'undone') {
    return [
      stat(counts.sessionsRemoved, 'séances retirées'),
      stat(counts.sessionsKept, 'séances gardées', 'kept', 'quelqu’un y a touché depuis'),
    ];
  }
  if (found.status === 'analysed') {
    return [
      stat(counts.sessionsReady, 'nouvelles séances', null, `${number(counts.ready)} participations`),
      stat(counts.duplicate, 'lignes de séances déjà là', null, 'rien n’est fait deux fois'),
      refused,
      stat(counts.setAside, 'cellules laissées de côté', 'messages', 'la séance est gardée sans elles'),
      stat(counts.repaired, 'cellules remises en forme', 'messages'),
    ];
  }
  return [
    stat(counts.sessions, 'séances notées', null, `${number(counts.created)} participations`),
    stat(counts.known, 'lignes de séances déjà là'),
    refused,
  ];
}
