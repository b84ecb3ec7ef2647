import { view, type View } from '../../../platform/http/page.js';
import type { PeopleImport } from '../people-import.entity.js';
import { all, people } from './imports.page.js';
import { paths } from './paths.js';

interface UndoModel {
  heading: string;
  lede: string;
  points: string[];
  action: string;
  button: string;
  cancelHref: string;
  cancelText: string;
}

export function undoImportPage(found: PeopleImport): View<UndoModel> {
  const made = found.kind === 'people' ? 'Les fiches ouvertes' : 'Les séances notées';
  const model: UndoModel = {
    heading: 'Annuler cet import\u00a0?',
    lede: `Import de ${found.fileName}`,
    points: [
      `${made} par cet import sont retirées, si personne n’y a touché depuis.`,
      'Celles que quelqu’un a modifiées ou utilisées sont gardées, et vous en aurez la liste.',
      ...(found.kind === 'people'
        ? ['Ce qui avait été complété dans des fiches existantes est vidé, si personne ne l’a changé depuis.']
        : []),
    ],
    action: paths.undo.to(found),
    button: 'Annuler l’import',
    cancelHref: paths.show.to(found),
    cancelText: 'Garder l’import',
  };
  return view('imports/confirm', 'Annuler cet import', model, {
    breadcrumbs: [people, all, { href: paths.show.to(found), text: found.fileName }],
  });
}
