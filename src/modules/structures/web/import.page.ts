import { checkboxesField, errorSummary, type Field } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { longMoment } from '../../../platform/time/french.js';
import type { DirectoryReport } from '../directory/directory-report.js';
import type { ImportLine } from '../directory-imports.queries.js';
import type { ApplyImportForm } from './import.form.js';
import { count, number, statusTags } from './import-words.js';
import { paths } from './paths.js';
import type { TagModel } from './place-words.js';

interface StatModel {
  value: string;
  label: string;
  detail: string | null;
}

interface ImportModel {
  errors: { href: string; text: string }[];
  heading: string;
  tag: TagModel;
  about: string;
  outcome: string;
  fileNotes: string[];
  read: StatModel[];
  changes: StatModel[];
  places: string[];
  repairs: {
    field: string;
    rule: string;
    count: string;
    examples: { line: string; before: string; after: string }[];
  }[];
  motives: { motive: string; count: string }[];
  refusalsHref: string | null;
  refusalsText: string;
  goneExamples: string[];
  goneTitle: string;
  apply: { action: string; confirm: Field | null; stop: string | null } | null;
}

const EXAMPLES_SHOWN = 3;

export function importPage(line: ImportLine & { canApply: boolean }, form: ApplyImportForm): View<ImportModel> {
  const { id, report, status } = line;
  const model: ImportModel = {
    errors: errorSummary(form),
    heading: line.fileName,
    tag: statusTags[status],
    about: [
      `Source «\u00a0${line.source}\u00a0»`,
      longMoment(line.startedAt),
      line.requestedByName ?? 'ligne de commande',
    ].join(' · '),
    outcome: outcomeOf(line),
    fileNotes: [...report.fileNotes],
    read: readStats(report),
    changes: changeStats(report, status === 'applied'),
    places: positionWords(report),
    repairs: report.repairs.map(({ field, rule, count: times, examples }) => ({
      field,
      rule,
      count: number(times),
      examples: examples.slice(0, EXAMPLES_SHOWN).map(({ line: at, before, after }) => ({
        line: `ligne\u00a0${at}`,
        before: before || '(vide)',
        after: after || '(laissé vide)',
      })),
    })),
    motives: report.motives.map(({ motive, count: times }) => ({ motive, count: number(times) })),
    refusalsHref: report.refused > 0 ? paths.importRefusals.to({ id }) : null,
    refusalsText: `Télécharger ${report.refused > 1 ? `les ${number(report.refused)} lignes refusées` : 'la ligne refusée'} (CSV)`,
    goneExamples: [...report.goneExamples],
    goneTitle:
      report.gone > report.goneExamples.length
        ? 'Lieux disparus du fichier (les premiers)'
        : 'Lieux disparus du fichier',
    apply: line.canApply ? applyModel(line, form) : null,
  };
  return view('structures/import', `Import de ${line.fileName}`, model, {
    breadcrumbs: [
      { href: paths.directory.to(), text: 'Annuaire' },
      { href: paths.imports.to(), text: 'Imports' },
    ],
  });
}

function outcomeOf({ status, canApply }: ImportLine & { canApply: boolean }): string {
  if (status === 'applied') return 'Ce fichier a été importé\u00a0: l’annuaire est à jour.';
  const unchanged = 'Rien n’a été changé dans l’annuaire.';
  return canApply
    ? `${unchanged} Lisez ce qui suit, puis importez.`
    : `${unchanged} Pour importer ce fichier, envoyez-le à nouveau.`;
}

const readStats = (report: DirectoryReport): StatModel[] => [
  { value: number(report.rows), label: report.rows > 1 ? 'lignes lues' : 'ligne lue', detail: null },
  {
    value: number(report.accepted),
    label: report.accepted > 1 ? 'acceptées' : 'acceptée',
    detail: report.repaired > 0 ? `dont ${number(report.repaired)} avec réparation` : null,
  },
  { value: number(report.refused), label: report.refused > 1 ? 'refusées' : 'refusée', detail: null },
];

const changeStats = (report: DirectoryReport, done: boolean): StatModel[] => [
  { value: number(report.created), label: report.created > 1 ? 'nouveaux lieux' : 'nouveau lieu', detail: null },
  {
    value: number(report.changed),
    label: report.changed > 1 ? 'lieux changés' : 'lieu changé',
    detail: report.returned > 0 ? `dont ${number(report.returned)} de retour` : null,
  },
  { value: number(report.unchanged), label: report.unchanged > 1 ? 'lieux inchangés' : 'lieu inchangé', detail: null },
  {
    value: number(report.gone),
    label: report.gone > 1 ? 'lieux disparus' : 'lieu disparu',
    detail: report.gone > 0 ? (done ? 'marqués, jamais effacés' : 'seront marqués, jamais effacés') : null,
  },
];

const positionWords = (report: DirectoryReport): string[] => [
  ...(report.approximatePositions > 0
    ? [
        `${count(report.approximatePositions, 'lieu placé', 'lieux placés')} au centre de la commune, faute de coordonnées.`,
      ]
    : []),
  ...(report.doubtfulPositions > 0
    ? [
        `${count(report.doubtfulPositions, 'position douteuse', 'positions douteuses')}\u00a0: loin de la commune, hors des recherches par distance.`,
      ]
    : []),
  ...(report.unreadableHours > 0
    ? [
        `${count(report.unreadableHours, 'horaire affiché tel quel', 'horaires affichés tels quels')}, faute d’avoir pu être lu${report.unreadableHours > 1 ? 's' : ''}.`,
      ]
    : []),
];

function applyModel({ id, report }: ImportLine, form: ApplyImportForm): ImportModel['apply'] {
  const stop =
    `Ce fichier a ${count(report.accepted, 'lieu', 'lieux')}, cette source en avait ${number(report.previous)}. ` +
    'Un fichier tronqué ferait disparaître des lieux.';
  const confirm = checkboxesField(form, 'confirm', 'Confirmation', {
    true: `Ce fichier est complet\u00a0: ${count(report.gone, 'lieu a', 'lieux ont')} bien disparu`,
  });
  return {
    action: paths.applyImport.to({ id }),
    confirm: report.volumeDrop || form.errorOf('confirm') ? confirm : null,
    stop: report.volumeDrop ? stop : null,
  };
}
