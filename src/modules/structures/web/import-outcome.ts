import { longMoment } from '../../../platform/time/french.js';
import type { ShownImport } from '../directory-imports.service.js';

/** Where an import stands, in one or two sentences. */
export function outcomeOf({ status, interrupted, failure, canApply, canRestart, ...line }: ShownImport): string {
  const unchanged = 'Rien n’a été changé dans l’annuaire.';
  const again = canRestart ? 'Vous pouvez recommencer.' : 'Pour recommencer, envoyez le fichier à nouveau.';
  if (interrupted) {
    return `L’import s’est interrompu\u00a0: le programme s’est arrêté avant la fin. ${unchanged} ${again}`;
  }
  switch (status) {
    case 'waiting':
    case 'running':
      return 'Vous pouvez quitter cette page\u00a0: le travail continue.';
    case 'applied':
      return 'Ce fichier a été importé\u00a0: l’annuaire est à jour.';
    case 'unchanged':
      return 'Ce fichier est déjà celui de l’annuaire\u00a0: il n’y a rien à importer.';
    case 'undone': {
      const by = line.undoneByName ? ` par ${line.undoneByName}` : '';
      const when = line.undoneAt ? ` le ${longMoment(line.undoneAt)}` : '';
      return `Cet import a été annulé${when}${by}\u00a0: l’annuaire est revenu à ce qu’il était avant.`;
    }
    case 'failed':
      return `${failure ?? ''} ${canRestart ? again : ''}`.trim();
    case 'analysed':
    case 'stopped':
      return canApply
        ? `${unchanged} Lisez ce qui suit, puis importez.`
        : `${unchanged} Pour importer ce fichier, envoyez-le à nouveau.`;
  }
}
