import { view, type View } from '../../../platform/http/page.js';
import type { DirectoryReport } from '../directory/index.js';
import type { ImportLine } from '../directory-imports.queries.js';
import type { ConfirmModel } from './confirm-model.js';
import { count } from './import-words.js';
import { paths } from './paths.js';

export function undoImportPage({ id, fileName, source, report }: ImportLine): View<ConfirmModel> {
  const model: ConfirmModel = {
    heading: 'Annuler cet import\u00a0?',
    lede: `Import de ${fileName}, source «\u00a0${source}\u00a0»`,
    points: report ? points(report) : [],
    action: paths.undoImport.to({ id }),
    button: 'Annuler l’import',
    cancelHref: paths.import.to({ id }),
    cancelText: 'Garder l’import',
  };
  return view('structures/confirm', 'Annuler cet import', model, {
    breadcrumbs: [
      { href: paths.imports.to(), text: 'Imports' },
      { href: paths.import.to({ id }), text: fileName },
    ],
  });
}

const points = ({ created, changed, gone }: DirectoryReport): string[] => [
  ...(changed > 0
    ? [`${count(changed, 'lieu changé reprend', 'lieux changés reprennent')} ce que la source en disait avant.`]
    : []),
  ...(gone > 0 ? [`${count(gone, 'lieu disparu revient', 'lieux disparus reviennent')} dans l’annuaire.`] : []),
  ...(created > 0
    ? [
        `${count(created, 'nouveau lieu sort', 'nouveaux lieux sortent')} de l’annuaire, sans être effacé${created > 1 ? 's' : ''}\u00a0: des orientations peuvent y mener.`,
      ]
    : []),
  'Ce qui a été modifié ici, à la main, ne change pas.',
];
