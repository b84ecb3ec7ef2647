import { view, type View } from '../../../platform/http/page.js';
import { longMoment } from '../../../platform/time/french.js';
import type { LetterToPrint } from '../reminder-letters.service.js';
import { paths } from './paths.js';

interface LettersModel {
  count: string;
  pdfHref: string;
  printedAction: string;
  letters: { id: string; name: string; town: string; what: string; when: string }[];
  nothing: { title: string; text: string };
}

const whats = { appointment: 'Rendez-vous', registration: 'Atelier' } as const;

export function reminderLettersPage(letters: readonly LetterToPrint[]): View<LettersModel> {
  const count = letters.length === 1 ? '1\u00a0lettre à imprimer' : `${letters.length}\u00a0lettres à imprimer`;
  return view('reminders/letters', 'Lettres à imprimer', {
    ...{ count, pdfHref: paths.lettersPdf.to(), printedAction: paths.printed.to() },
    letters: letters.map(({ id, name, town, subjectKind, startsAt, zone }) => ({
      ...{ id, name, town: town ?? 'Commune non renseignée' },
      ...{ what: whats[subjectKind], when: longMoment(startsAt, zone) },
    })),
    nothing: {
      title: 'Aucune lettre à imprimer',
      text: 'Une lettre de rappel se prépare ici une semaine avant, pour les personnes qui veulent du courrier.',
    },
  });
}
