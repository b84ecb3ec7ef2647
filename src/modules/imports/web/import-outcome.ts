import { DAYS_KEPT } from '../import-status.js';
import type { ImportCounts } from '../imports.queries.js';
import type { PeopleImport } from '../people-import.entity.js';
import { count, number } from './import-words.js';

/** One sentence on where an import stands, and what comes next. */
export function outcomeOf(found: PeopleImport, counts: ImportCounts): string {
  switch (found.status) {
    case 'mapping':
      return 'Dites quelle colonne contient quoi.';
    case 'analysing':
      return 'Le fichier est lu en entier. Rien n’est encore enregistré\u00a0; vous pouvez fermer cette page.';
    case 'applying':
      return 'Les fiches s’ouvrent. Vous pouvez fermer cette page\u00a0: le travail continue, même si la machine redémarre.';
    case 'undoing':
      return 'L’import est en train d’être annulé. Vous pouvez fermer cette page.';
    case 'failed':
      return found.failure ?? '';
    case 'analysed':
      return counts.ready + counts.duplicate > 0
        ? `${count(counts.rows, 'ligne lue', 'lignes lues')}. Rien n’est encore enregistré\u00a0: vérifiez, puis importez.`
        : 'Aucune ligne ne peut être importée\u00a0: corrigez le fichier, puis envoyez-le de nouveau.';
    case 'applied':
      return found.emptiedAt
        ? 'Cet import est terminé. Le détail de ses lignes a été effacé après trente jours.'
        : `C’est fait. Cet import peut être annulé pendant ${DAYS_KEPT} jours.`;
    case 'undone':
      return counts.kept > 0
        ? 'L’import est annulé, sauf les fiches que quelqu’un a modifiées ou utilisées depuis\u00a0: elles sont gardées.'
        : 'L’import est annulé\u00a0: tout est comme avant.';
  }
}

/** How far the work is. The analysis cannot tell how many rows are left to read. */
export function progressOf(
  { status, rowsRead }: PeopleImport,
  counts: ImportCounts,
): { text: string; percent: number | null } {
  if (status === 'analysing') {
    const text =
      rowsRead === 0 ? 'L’analyse commence dans quelques secondes.' : count(rowsRead, 'ligne lue', 'lignes lues');
    return { text, percent: null };
  }
  const total = status === 'applying' ? counts.ready + counts.duplicate : counts.created + counts.completed;
  const done =
    status === 'applying'
      ? counts.created + counts.completed + counts.skipped + counts.known
      : counts.removed + counts.restored + counts.kept;
  const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
  return { text: `${number(done)} sur ${count(total, 'ligne', 'lignes')} (${percent}\u00a0%)`, percent };
}
